/** Clearance: how far a response has come on its way from its authors to the commissioner's office, and who said yes to its words. */
import type { Actor } from "~/domain/actor";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { scopeOf } from "~/domain/permission-matrix";
import { actsForIn, may } from "~/domain/permissions";
import type { ResponseState } from "~/domain/response";
import { done, refuse, type Done } from "~/domain/problem";

/** Who cleared one text, in which post; `for`: the chief officer in whose name, where it was somebody they had named. */
export type Clearing = { at: Instant; by: string; post: string; for: string | null };

export type Clearance = {
  /** Its authors say it is ready. */
  asked: { at: Instant; by: string } | null;
  /** Shown to its authors until they ask for it to be cleared again. */
  sentBack: { by: string; note: string } | null;
  cleared: Clearing | null;
};

export const NO_CLEARANCE: Clearance = { asked: null, sentBack: null, cleared: null };

/** The chief officers in whose names the actor clears; none where the actor clears in their own. */
export function clearsInNameOf(actor: Actor): string[] {
  const own = actor.side === "operator" || actor.roles.some((role) => scopeOf(role, "clear a response") === "all");
  return own ? [] : actsForIn(actor, "clear a response");
}

/** In whose name the actor clears, null for their own; `wanted` may be empty where only one chief officer has named them. */
export function decideClearing(actor: Actor, wanted: string): Done<string | null> {
  const allowed = may(actor, "clear a response");
  if (!allowed.ok) return allowed;
  const names = clearsInNameOf(actor);
  const [first, second] = names;
  if (first === undefined) return done(null);
  const name = second === undefined ? first : names.find((each) => each === wanted);
  return name === undefined ? refuse("invalid", `Say for whom you clear it: ${names.join(" or ")}.`, { field: "for" }) : done(name);
}

function named(name: string, post: string): string {
  return post === "" ? name : `${name}, ${post}`;
}

/** 'Beth Hargreaves, SO, for Catherine Wells'. */
export function clearingWords({ by, post, for: name }: Omit<Clearing, "at">): string {
  return name === null ? named(by, post) : `${named(by, post)}, for ${name}`;
}

/** Where a response that is not submitted stands, in one line. */
export function standingWords({ state, clearance: { asked, sentBack, cleared } }: { state: ResponseState; clearance: Clearance }): string {
  // One cleared by an earlier version of this program does not say by whom.
  if (state === "cleared" && cleared === null) return "Cleared";
  if (cleared !== null) return `Cleared by ${clearingWords(cleared)}, ${formatMoment(cleared.at)}`;
  if (asked !== null) return `Waits to be cleared: ${asked.by} asked for it, ${formatMoment(asked.at)}`;
  return sentBack === null ? "Being written" : `Sent back by ${sentBack.by}`;
}
