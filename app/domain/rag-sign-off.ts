/** Signing off a move of RAG to Green or Blue: by a chief officer, or by a staff officer in the name of one who has named them. */
import type { Actor } from "~/domain/actor";
import type { ActsFor } from "~/domain/delegation";
import { scopeOf } from "~/domain/permission-matrix";
import { actsForIn, may, type Verb } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export const SIGN_OFF = "sign off a move to Green or Blue" satisfies Verb;

/** A chief officer who submits such a move signs it off in the same go; whoever only acts for one does not. */
export function signsOffInOwnRight(actor: Actor): boolean {
  return actor.side === "operator" || actor.roles.some((role) => scopeOf(role, SIGN_OFF) === "all");
}

/** The chief officers in whose names the actor may do it; none where the actor does it in their own. */
export function signsOffInNameOf(actor: Actor): string[] {
  return signsOffInOwnRight(actor) ? [] : actsForIn(actor, SIGN_OFF);
}

/** In whose name, null for the actor's own; `wanted` may be empty where only one chief officer has named them. */
export function decideSignOff(actor: Actor, wanted: string): Done<ActsFor | null> {
  const allowed = may(actor, SIGN_OFF);
  if (!allowed.ok) return allowed;
  const names = signsOffInNameOf(actor);
  const [first, second] = names;
  if (first === undefined) return done(null);
  const name = second === undefined ? first : names.find((each) => each === wanted);
  const chief = actor.actsFor.find((each) => each.kind === "clears-for" && each.name === name);
  return chief === undefined ? refuse("invalid", `Say for whom you decide it: ${names.join(" or ")}.`, { field: "for" }) : done(chief);
}
