/** Delegation: somebody named by a person to act for them, from a day on. */
import type { CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";
import type { Role } from "~/domain/role";

export const DELEGATION_KINDS = ["clears-for", "approves-for"] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** Whom a person acts for, today. */
export type ActsFor = { kind: DelegationKind; personId: string; name: string };

type Rule = { from: Role; to: Role | null; words: string; refusal: string };

/** Who may be named by whom. `to` null: anybody of the same side. */
export const DELEGATION_RULES: Record<DelegationKind, Rule> = {
  "clears-for": {
    from: "chief-officer",
    to: "staff-officer",
    words: "clears responses for",
    refusal: "Only a chief officer may name who clears for them, and only a staff officer of the force may be named.",
  },
  "approves-for": {
    from: "pcc",
    to: null,
    words: "records approval for",
    refusal: "Only the PCC may name who records approval for them, and only somebody of the office may be named.",
  },
};

type Party = { side: string; roles: readonly Role[]; active: boolean };

export function checkDelegation(kind: DelegationKind, from: Party, to: Party): Done<true> {
  const rule = DELEGATION_RULES[kind];
  const named = rule.to === null || to.roles.includes(rule.to);
  if (!from.active || !to.active) return refuse("invalid", "Somebody who was deactivated can neither name nor be named.");
  return from.roles.includes(rule.from) && named && from.side === to.side ? done(true) : refuse("invalid", rule.refusal);
}

export function isInForce(delegation: { fromOn: CalendarDate; toOn: CalendarDate | null }, today: CalendarDate): boolean {
  return delegation.fromOn <= today && (delegation.toOn ?? today) >= today;
}
