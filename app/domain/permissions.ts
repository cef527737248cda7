/** The one permission function: may this actor do this to that? Asked inside every command and query; the matrix decides. */
import { SIDE_WORDS, type Actor, type Side } from "~/domain/actor";
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import type { DelegationKind } from "~/domain/delegation";
import { scopeOf, type Scope, type Verb } from "~/domain/permission-matrix";
import { done, refuse, type Done } from "~/domain/problem";
import type { LeadRecord } from "~/domain/record";
import { ROLES, ROLE_SIDES, ROLE_WORDS, type Role } from "~/domain/role";

export { VERBS, type Verb } from "~/domain/permission-matrix";

/** A finding as far as it says whose it is. */
export type Led = { strategicLead: LeadRecord | null; tacticalLead: LeadRecord | null };

/** What it is done to: a finding, or the findings an entry was put on; left out where the question is whether they may do it at all. */
export type On = Led | readonly Led[];

/** What somebody must have been named for. */
const NAMED_FOR: Partial<Record<Verb, DelegationKind>> = {
  "approve an entry": "approves-for",
  "decide assurance": "approves-for",
  "clear a response": "clears-for",
  "submit a response": "clears-for",
  "sign off a move to Green or Blue": "clears-for",
};

export function leads(actor: Actor, finding: Led): boolean {
  return actor.personId !== null && (finding.strategicLead?.personId === actor.personId || finding.tacticalLead?.personId === actor.personId);
}

function leadsOneOf(actor: Actor, on: On): boolean {
  return "strategicLead" in on ? leads(actor, on) : on.some((finding) => leads(actor, finding));
}

/** Those for whom the actor may do it as somebody they have named. */
export function actsForIn(actor: Actor, verb: Verb): string[] {
  return actor.actsFor.filter((each) => each.kind === NAMED_FOR[verb]).map((each) => each.name);
}

function reaches(actor: Actor, verb: Verb, scope: Scope | null, on: On | undefined): boolean {
  switch (scope) {
    case null: return false;
    case "all": return true;
    case "own": return on === undefined || leadsOneOf(actor, on);
    case "named": return actsForIn(actor, verb).length > 0;
    default: return scope satisfies never;
  }
}

/** The operator may do all that either side may. */
export function can(actor: Actor, verb: Verb, on?: On): boolean {
  return actor.side === "operator" || actor.roles.some((role) => reaches(actor, verb, scopeOf(role, verb), on));
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "nobody";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function who(verb: Verb): string {
  const words = (role: Role) => (role === "pcc" || role === "sib-secretariat" || role === "opcc-administrator" ? ROLE_WORDS[role] : ROLE_WORDS[role].toLowerCase());
  const roles = ROLES.filter((role) => scopeOf(role, verb) !== null);
  const sides = new Set(roles.map((role) => ROLE_SIDES[role]));
  if (roles.length > 4 && sides.size === 1) return `the ${roles[0] === undefined ? "" : sideWords(ROLE_SIDES[roles[0]])}`;
  return listed(roles.map((role) => `${scopeOf(role, verb) === "named" ? "a named " : "the "}${words(role)}`));
}

function sideWords(side: string): string {
  return side === "opcc" ? "commissioner’s office" : side;
}

export function may(actor: Actor, verb: Verb, on?: On): Done<true> {
  if (can(actor, verb, on)) return done(true);
  if (on !== undefined && can(actor, verb)) return refuse("refused", `You may ${verb} only where you are the strategic or tactical lead. Ask its lead or the SIB secretariat.`);
  return refuse("refused", `You may not ${verb}: that is for ${who(verb)}.`);
}

/** The verb that changes a column; null where nobody edits it. */
function verbOf(column: ColumnKey): Verb | null {
  switch (column) {
    case "update": case "updateAsAt": case "rag": case "ragReason": case "stepsToGreen": case "targetDate": case "strategicLead": case "tacticalLead":
      return "keep a finding up to date";
    case "questionArea": case "deadline": return "describe a finding";
    case "hmicfrsStatus": return "record the HMICFRS status";
    case "assurance": return "decide assurance";
    case "reference": case "number": case "kind": case "finding": case "inspection": case "causeOfConcern": case "questions": case "responses":
      return null;
    default: return column satisfies never;
  }
}

export function canEdit(actor: Actor, column: ColumnKey, on?: On): boolean {
  const verb = verbOf(column);
  return verb !== null && can(actor, verb, on);
}

function owners(sides: readonly Side[]): string {
  return sides.map((side) => SIDE_WORDS[side].toLowerCase()).join(" or the ");
}

export function mayEdit(actor: Actor, column: ColumnKey, on?: On): Done<true> {
  if (canEdit(actor, column, on)) return done(true);
  const { heading, editableBy } = COLUMNS[column];
  const verb = verbOf(column);
  if (verb === null) return refuse("refused", `${heading} is not changed here: it is fixed, or kept elsewhere and only shown here.`);
  if (!editableBy.some((side) => side === actor.side)) return refuse("refused", `${heading} is not yours to change: it belongs to the ${owners(editableBy)}.`);
  const allowed = may(actor, verb, on);
  return allowed.ok ? allowed : refuse("refused", `${heading} is not yours to change. ${allowed.problem.message}`);
}
