/** Approval: who said yes to one text, for whom, and how that was given where it was not on screen. Assurance is decided in the same way. */
import type { Actor } from "~/domain/actor";
import { formatDate, londonDate, type Instant } from "~/domain/calendar-date";
import { scopeOf, type Verb } from "~/domain/permission-matrix";
import { actsForIn, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine } from "~/domain/text";

/** `for`: on whose behalf, and `how` that was given; both null where they did it themselves. */
export type Given = { for: string | null; how: string | null };

export type Approval = Given & { at: Instant; by: string; post: string };

/** As typed; `for` may be left out where only one person has named them. */
export type TypedGiven = { how?: string; for?: string };

export type GivenVerb = Extract<Verb, "approve an entry" | "decide assurance" | "agree notes" | "publish notes">;

/** Those in whose name the actor does it; none where the actor does it in their own. */
export function actsInNameOf(actor: Actor, verb: GivenVerb): string[] {
  const own = actor.side === "operator" || actor.roles.some((role) => scopeOf(role, verb) === "all");
  return own ? [] : actsForIn(actor, verb);
}

/** On whose behalf the actor does it, and how it was given; refused where they may not, or do not say how. */
export function decideGiven(actor: Actor, verb: GivenVerb, typed: TypedGiven): Done<Given> {
  const allowed = may(actor, verb);
  if (!allowed.ok) return allowed;
  const names = actsInNameOf(actor, verb);
  const [first, second] = names;
  if (first === undefined) return done({ for: null, how: null });
  const name = second === undefined ? first : names.find((each) => each === typed.for);
  if (name === undefined) return refuse("invalid", `Say for whom you record it: ${names.join(" or ")}.`, { field: "for" });
  const how = parseLine(typed.how ?? "", "How it was given");
  if (!how.ok) return { ok: false, problem: { ...how.problem, field: "how" } };
  if (how.value === null) return refuse("invalid", `Say how ${name} gave it, such as “by e-mail of 3 May 2022”.`, { field: "how" });
  return done({ for: name, how: how.value });
}

/** 'Priya Nair, SPM, for Helen Ferriday: by e-mail of 3 May 2022'; without a name for what both sides agreed: 'Callum Reeve, PO: As in notes.docx'. */
export function givenWords({ by, post, for: name, how }: Given & { by: string; post: string }): string {
  const who = post === "" ? by : `${by}, ${post}`;
  const whose = name === null ? who : `${who}, for ${name}`;
  return how === null ? whose : `${whose}: ${how}`;
}

/** 'Approved on 23 May 2022 by Helen Ferriday, PCC'. */
export function approvalWords(approval: Approval): string {
  return `Approved on ${formatDate(londonDate(approval.at))} by ${givenWords(approval)}`;
}
