/** One person per role, and more where a role reaches only so far: who leads and who does not, who was named and who was not. */
import type { Actor, PersonSide } from "~/domain/actor";
import type { DelegationKind } from "~/domain/delegation";
import { ROLE_SIDES, ROLES, type Role } from "~/domain/role";

export type Walker = {
  /** Also the id of the person. */
  id: string;
  side: PersonSide;
  roles: readonly Role[];
  /** Leads every finding of the database of the walk. */
  leads?: true;
  namedBy?: { kind: DelegationKind; personId: string; name: string };
};

const LEADS: readonly Role[] = ["strategic-lead", "tactical-lead"];
const NAMED_BY_PCC = { kind: "approves-for", personId: "helen-ferriday", name: "Helen Ferriday" } as const;
const NAMED_BY_CC = { kind: "clears-for", personId: "david-harkness", name: "David Harkness" } as const;

function walker(role: Role, more: Partial<Walker> = {}): Walker {
  return { id: `walker ${role}`, side: ROLE_SIDES[role], roles: [role], ...more };
}

export const WALKERS: readonly Walker[] = [
  ...ROLES.map((role) => walker(role, LEADS.includes(role) ? { leads: true } : {})),
  walker("strategic-lead", { id: "walker strategic-lead of other findings" }),
  walker("tactical-lead", { id: "walker tactical-lead of other findings" }),
  walker("policy-officer", { id: "walker policy-officer whom the PCC has named", namedBy: NAMED_BY_PCC }),
  walker("opcc-administrator", { id: "walker opcc-administrator whom the PCC has named", namedBy: NAMED_BY_PCC }),
  walker("staff-officer", { id: "walker staff-officer whom a chief officer has named", namedBy: NAMED_BY_CC }),
  { id: "walker of the office without a role", side: "opcc", roles: [] },
  { id: "walker of the force without a role", side: "force", roles: [] },
];

/** Every finding of the walk as far as it says whose it is. */
export const LED_BY_WALKERS = { ledBy: WALKERS.filter((each) => each.leads === true).map((each) => each.id) };

export function emailOf({ id }: Walker): string {
  return `${id.replaceAll(" ", "-").toLowerCase()}@walk.example`;
}

/** As the matrix is asked about them, without the database. */
export function actorOfWalker({ id, side, roles, namedBy }: Walker): Actor {
  return { personId: id, name: id, post: "", side, roles, actsFor: namedBy === undefined ? [] : [namedBy], via: "screen" };
}

/** What each walker has of their own: a view, a note, and somebody named, where they may have such a thing. */
export const viewOf = ({ id }: Walker): string => `view of ${id}`;
export const noteOf = ({ id }: Walker): string => `note of ${id}`;
export const delegationOf = ({ id }: Walker): string => `named by ${id}`;
