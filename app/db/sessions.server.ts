/** Who is signed in on which browser: kept on the server, so that it can be ended from here. */
import type { Db } from "~/db/open-database.server";
import { storedChoice, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import { storedRoles } from "~/db/people.server";
import type { Reader } from "~/db/rows.server";
import { write, type Tx } from "~/db/write.server";
import { PERSON_SIDES, type Actor } from "~/domain/actor";
import { londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { DELEGATION_KINDS, DELEGATION_RULES, isInForce } from "~/domain/delegation";
import { postOn } from "~/domain/post";
import { DEFAULT_SESSION_LIMITS, isOver, type SessionLimits, type SignInMeans } from "~/domain/sign-in-session";

/** Keys of the Setting table. */
export const sessionSettings = { idleMinutes: "session-idle-minutes", hours: "session-hours" } as const;

export async function sessionLimits(reader: Reader): Promise<SessionLimits> {
  const rows = await reader.setting.findMany({ where: { key: { in: Object.values(sessionSettings) } } });
  const kept = new Map(rows.map((row) => [row.key, Number(row.value)]));
  return {
    idleMinutes: kept.get(sessionSettings.idleMinutes) ?? DEFAULT_SESSION_LIMITS.idleMinutes,
    hours: kept.get(sessionSettings.hours) ?? DEFAULT_SESSION_LIMITS.hours,
  };
}

const person = {
  include: {
    posts: true,
    roles: { where: { endedAt: null } },
    namedBy: { include: { from: { select: { id: true, name: true, deactivatedAt: true, roles: { where: { endedAt: null } } } } } },
  },
} as const;

type PersonRow = {
  id: string;
  name: string;
  side: string;
  posts: { code: string; fromOn: CalendarDate | null; toOn: CalendarDate | null }[];
  roles: { id: string; role: string }[];
  namedBy: { id: string; kind: string; fromOn: string; toOn: string | null; from: { id: string; name: string; deactivatedAt: string | null; roles: { id: string; role: string }[] } }[];
};

function actorOf(row: PersonRow, today: CalendarDate): Actor {
  const delegations = row.namedBy
    .filter((each) => each.from.deactivatedAt === null && isInForce(each, today))
    .map(({ id, kind, from }) => ({ kind: storedChoice(DELEGATION_KINDS, kind, "Delegation", id, "kind"), from }))
    // Nobody acts for a chief officer who is one no longer.
    .filter(({ kind, from }) => storedRoles(from.roles).includes(DELEGATION_RULES[kind].from));
  return {
    personId: row.id,
    name: row.name,
    post: postOn(row.posts, today)?.code ?? "",
    side: storedChoice(PERSON_SIDES, row.side, "Person", row.id, "side"),
    roles: storedRoles(row.roles),
    actsFor: delegations.map(({ kind, from }) => ({ kind, personId: from.id, name: from.name })),
    via: "screen",
  };
}

/** The person as somebody who does something today; null where there is no such active person. */
export async function actorIn(reader: Reader, personId: string, today: CalendarDate): Promise<Actor | null> {
  const row = await reader.person.findUnique({ where: { id: personId, deactivatedAt: null }, ...person });
  return row === null ? null : actorOf(row, today);
}

const SEEN_EVERY_MS = 60_000;

/** Notes that somebody is still there: at most once a minute, and without making them wait for it. */
function noteSeen(db: Db, id: string, lastSeenAt: Instant, now: Instant, onFault: (error: unknown) => void): void {
  if (Date.parse(now) - Date.parse(lastSeenAt) < SEEN_EVERY_MS) return;
  write(db, (tx) => tx.userSession.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt: now } }), { leavesRecord: true }).catch(onFault);
}

/** Who is signed in under this id now, or null. */
export async function signedIn(db: Db, id: string, now: Instant, onFault: (error: unknown) => void): Promise<Actor | null> {
  const row = await db.read.userSession.findUnique({ where: { id }, include: { person } });
  if (row === null || row.person.deactivatedAt !== null) return null;
  const times = {
    createdAt: storedInstant(row.createdAt, "UserSession", id, "createdAt"),
    lastSeenAt: storedInstant(row.lastSeenAt, "UserSession", id, "lastSeenAt"),
    endedAt: storedInstantOrNull(row.endedAt, "UserSession", id, "endedAt"),
  };
  if (isOver(times, now, await sessionLimits(db.read))) return null;
  noteSeen(db, id, times.lastSeenAt, now, onFault);
  return actorOf(row.person, londonDate(now));
}

export async function insertSession(tx: Tx, session: { id: string; personId: string; means: SignInMeans; now: Instant }): Promise<void> {
  const { id, personId, means, now } = session;
  await tx.userSession.create({ data: { id, personId, means, createdAt: now, lastSeenAt: now } });
}

/** Ends the person's sessions, all of them or all but one, and returns how many. */
export async function endSessionsOf(tx: Tx, personId: string, end: { now: Instant; why: string; except?: string | null }): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { personId, endedAt: null, ...(end.except == null ? {} : { id: { not: end.except } }) },
    data: { endedAt: end.now, endedWhy: end.why },
  });
  return count;
}
