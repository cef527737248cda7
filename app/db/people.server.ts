/** People with their posts, roles and delegations. */
import type { Prisma } from "~/db/generated/prisma/client";
import { storedChoice, storedDate, storedDateOrNull, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { PERSON_SIDES, type PersonSide } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import { DELEGATION_KINDS } from "~/domain/delegation";
import type { DelegationRecord, PersonRecord } from "~/domain/person";
import type { Post } from "~/domain/post";
import { ROLES, type Role } from "~/domain/role";

const include = {
  posts: true,
  roles: { where: { endedAt: null } },
  named: { include: { from: { select: { name: true } }, to: { select: { name: true } } } },
  namedBy: { include: { from: { select: { name: true } }, to: { select: { name: true } } } },
} satisfies Prisma.PersonInclude;

type Row = Prisma.PersonGetPayload<{ include: typeof include }>;
type DelegationRow = Row["named"][number];

function postOf(row: Row["posts"][number]): Post {
  const { id, code, title, temporary } = row;
  return {
    id, code, title, temporary,
    fromOn: storedDateOrNull(row.fromOn, "Post", id, "fromOn"),
    toOn: storedDateOrNull(row.toOn, "Post", id, "toOn"),
  };
}

function delegationOf(row: DelegationRow): DelegationRecord {
  const { id, fromPersonId, toPersonId, how } = row;
  return {
    id, fromPersonId, toPersonId, how,
    kind: storedChoice(DELEGATION_KINDS, row.kind, "Delegation", id, "kind"),
    fromName: row.from.name,
    toName: row.to.name,
    fromOn: storedDate(row.fromOn, "Delegation", id, "fromOn"),
    toOn: storedDateOrNull(row.toOn, "Delegation", id, "toOn"),
  };
}

export function storedRoles(rows: readonly { id: string; role: string }[]): Role[] {
  const roles = new Set(rows.map((row) => storedChoice(ROLES, row.role, "RoleGrant", row.id, "role")));
  return ROLES.filter((role) => roles.has(role));
}

function personOf(row: Row, today: CalendarDate): PersonRecord {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    side: storedChoice(PERSON_SIDES, row.side, "Person", row.id, "side"),
    deactivatedAt: storedInstantOrNull(row.deactivatedAt, "Person", row.id, "deactivatedAt"),
    hasPassword: row.passwordHash !== null,
    isLinked: row.oidcSubject !== null,
    posts: row.posts.map(postOf).sort((a, b) => (b.fromOn ?? "").localeCompare(a.fromOn ?? "")),
    roles: storedRoles(row.roles),
    delegations: [...row.named, ...row.namedBy].map(delegationOf).filter(({ toOn }) => toOn === null || toOn >= today),
  };
}

/** Everybody, by name. */
export async function peopleIn(reader: Reader, today: CalendarDate): Promise<PersonRecord[]> {
  const rows = await reader.person.findMany({ include, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map((row) => personOf(row, today));
}

export async function personIn(reader: Reader, id: string, today: CalendarDate): Promise<PersonRecord | null> {
  const row = await reader.person.findUnique({ where: { id }, include });
  return row === null ? null : personOf(row, today);
}

/** True where anybody of that side has ever come in, by whatever means, whether or not they still can. */
export async function hasEverSignedIn(reader: Reader, side: PersonSide): Promise<boolean> {
  if ((await reader.userSession.count({ where: { person: { side } } })) > 0) return true;
  const people = await reader.person.findMany({ where: { side }, select: { id: true } });
  return (await reader.historyEvent.count({ where: { subject: "person", field: "signIn", subjectId: { in: people.map((person) => person.id) } } })) > 0;
}

/** True where some active person has the role. */
export async function hasHolder(reader: Reader, role: Role): Promise<boolean> {
  return (await reader.roleGrant.count({ where: { role, endedAt: null, person: { deactivatedAt: null } } })) > 0;
}
