/** The one permission function: may this actor do this to that? Asked inside every command and query; the matrix decides. */
import { SIDE_WORDS, SIDES, type Actor, type PersonSide, type Side } from "~/domain/actor";
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import type { DelegationKind } from "~/domain/delegation";
import { scopeOf, type Scope, type Verb } from "~/domain/permission-matrix";
import { done, refuse, type Done } from "~/domain/problem";
import { ROLE_WORDS, rolesOf, type Role } from "~/domain/role";

export { VERBS, type Verb } from "~/domain/permission-matrix";

type Lead = { personId: string | null };

/** A finding as far as it says whose it is. */
export type Led = { strategicLead: Lead | null; tacticalLead: Lead | null } | { ledBy: readonly string[] };

/** What it is done to: a finding, or the findings an entry was put on; left out where the question is whether they may do it at all. */
export type On = Led | readonly Led[];

/** Those who may be named are of the side of whoever names them. */
const NAMED_ON: Record<DelegationKind, PersonSide> = { "approves-for": "opcc", "clears-for": "force" };

/** What somebody must have been named for. */
const NAMED_FOR: Partial<Record<Verb, readonly DelegationKind[]>> = {
  "approve an entry": ["approves-for"],
  "decide assurance": ["approves-for"],
  "clear a response": ["clears-for"],
  "submit a response": ["clears-for"],
  "sign off a move to Green or Blue": ["clears-for"],
  "agree notes": ["approves-for", "clears-for"],
  "publish notes": ["approves-for"],
};

/** What it takes to keep the people of a side; observers are kept by the office. */
export const KEEPING: Record<PersonSide, Verb> = {
  opcc: "keep people of the office",
  force: "keep people of the force",
  observer: "keep people of the office",
};

/** The people who lead a finding. */
export function leadersOf(finding: Led): string[] {
  if ("ledBy" in finding) return [...finding.ledBy];
  return [finding.strategicLead?.personId, finding.tacticalLead?.personId].filter((id) => typeof id === "string");
}

export function leads(actor: Actor, finding: Led): boolean {
  return actor.personId !== null && leadersOf(finding).includes(actor.personId);
}

function leadsOneOf(actor: Actor, on: On): boolean {
  return "some" in on ? on.some((finding) => leads(actor, finding)) : leads(actor, on);
}

/** Those for whom the actor may do it as somebody they have named. */
export function actsForIn(actor: Actor, verb: Verb): string[] {
  return actor.actsFor.filter(({ kind }) => NAMED_FOR[verb]?.includes(kind) === true && NAMED_ON[kind] === actor.side).map((each) => each.name);
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

export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "nobody";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

const SIDE_NAMES: Record<Side, string> = { opcc: "the commissioner’s office", force: "the force" };
const ONE_OF_A_KIND: readonly Role[] = ["pcc", "opcc-administrator", "sib-secretariat", "force-administrator"];
const NAMED_WORDS: Record<DelegationKind, string> = { "approves-for": "somebody the PCC has named", "clears-for": "a staff officer whom a chief officer has named" };

function roleName(role: Role): string {
  if (role === "pcc") return "the PCC";
  const words = ROLE_WORDS[role].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  return `${ONE_OF_A_KIND.includes(role) ? "the" : /^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

function namesOf(verb: Verb, side: PersonSide): string[] {
  const roles = rolesOf(side);
  const granted = roles.filter((role) => scopeOf(role, verb) !== null);
  if (side !== "observer" && granted.length === roles.length && granted.every((role) => scopeOf(role, verb) === "all")) return [SIDE_NAMES[side]];
  const kind = NAMED_FOR[verb]?.find((each) => NAMED_ON[each] === side);
  const named = kind !== undefined && granted.some((role) => scopeOf(role, verb) === "named") ? [NAMED_WORDS[kind]] : [];
  return [...granted.filter((role) => scopeOf(role, verb) !== "named").map(roleName), ...named];
}

/** For whom it is, in words: "the PCC or somebody the PCC has named". */
export function whoMay(verb: Verb): string {
  const names = [...SIDES, "observer" as const].flatMap((side) => namesOf(verb, side));
  return names.length === 0 ? "whoever runs it" : listed(names);
}

export function may(actor: Actor, verb: Verb, on?: On): Done<true> {
  if (can(actor, verb, on)) return done(true);
  if (on !== undefined && can(actor, verb) && verb === "report on an action") return refuse("refused", "You may report on an action only where you hold one of the posts that own it. Ask an owner, a policy officer or the SIB secretariat.");
  if (on !== undefined && can(actor, verb)) return refuse("refused", `You may ${verb} only where you are the strategic or tactical lead. Ask its lead or the SIB secretariat.`);
  return refuse("refused", `You may not ${verb}: that is for ${whoMay(verb)}.`);
}

/** Where any of several is enough; a refusal speaks of the first. */
export function mayOneOf(actor: Actor, verbs: readonly [Verb, ...Verb[]]): Done<true> {
  return verbs.some((verb) => can(actor, verb)) ? done(true) : may(actor, verbs[0]);
}

/** The verb that changes a column; null where nobody edits it. */
export function verbOf(column: ColumnKey): Verb | null {
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
