/** Person: somebody of either side, or an observer; their posts and roles. */
import type { PersonSide } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import type { DelegationKind } from "~/domain/delegation";
import type { Post } from "~/domain/post";
import { done, refuse, type Done } from "~/domain/problem";
import { ADMINISTRATORS, ROLE_WORDS, type Role } from "~/domain/role";

export type DelegationRecord = {
  id: string;
  kind: DelegationKind;
  fromPersonId: string;
  fromName: string;
  toPersonId: string;
  toName: string;
  fromOn: CalendarDate;
  toOn: CalendarDate | null;
  how: string | null;
};

export type PersonRecord = {
  id: string;
  name: string;
  email: string | null;
  side: PersonSide;
  deactivatedAt: Instant | null;
  hasPassword: boolean;
  isLinked: boolean;
  /** Latest first. */
  posts: Post[];
  /** Those held now. */
  roles: Role[];
  /** Those in force or to come, given by this person or to them. */
  delegations: DelegationRecord[];
};

/** A person's address in small letters, or null where none was typed. */
export function parseEmail(typed: string): Done<string | null> {
  const email = typed.trim().toLowerCase();
  if (email === "") return done(null);
  if (email.length <= 254 && /^[^\s@<>"(),;:\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email)) return done(email);
  return refuse("invalid", "Give the e-mail address in the form name@marchshire.example.", { field: "email" });
}

export function parseName(typed: string): Done<string> {
  const name = typed.replace(/\s+/g, " ").trim();
  if (name === "" || name.length > 200) return refuse("invalid", "Give the person’s name in up to 200 characters.", { field: "name" });
  return done(name);
}

/** A side is never left without somebody who can keep its people. */
export function checkAdministratorRemains(side: PersonSide, others: readonly Pick<PersonRecord, "roles" | "deactivatedAt">[]): Done<true> {
  const role = ADMINISTRATORS[side];
  const remains = others.some((other) => other.deactivatedAt === null && other.roles.includes(role));
  return remains ? done(true) : refuse("refused", `This is the last ${ROLE_WORDS[role]}. Give the role to somebody else first.`);
}
