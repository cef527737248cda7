/** The page of people: who there is on each side, and who waits to be linked. */
import type { Ctx } from "~/db/ctx.server";
import { peopleIn } from "~/db/people.server";
import { storedChoice } from "~/db/parse-row.server";
import { PERSON_SIDES, type PersonSide } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { can, KEEPING, may } from "~/domain/permissions";
import type { PersonRecord } from "~/domain/person";
import { postOn } from "~/domain/post";
import { done, type Done } from "~/domain/problem";
import type { Role } from "~/domain/role";

export type PersonLine = {
  id: string;
  name: string;
  /** Null where the reader does not keep that side’s people, or there is none. */
  email: string | null;
  code: string;
  title: string;
  roles: Role[];
  deactivated: boolean;
  /** False where nobody could sign in as them yet. */
  canSignIn: boolean;
};

export type WaitingLine = {
  id: string;
  email: string | null;
  name: string | null;
  lastAt: Instant;
  /** Whose address it is; null where that is nobody’s. */
  proposedId: string | null;
  choices: { id: string; name: string }[];
};

export type PeoplePage = { groups: { side: PersonSide; mayKeep: boolean; people: PersonLine[] }[]; waiting: WaitingLine[]; mayAdd: boolean };

function lineOf(person: PersonRecord, ctx: Ctx): PersonLine {
  const post = postOn(person.posts, ctx.today);
  return {
    id: person.id,
    name: person.name,
    email: can(ctx.actor, KEEPING[person.side]) ? person.email : null,
    code: post?.code ?? "",
    title: post?.title ?? "",
    roles: person.roles,
    deactivated: person.deactivatedAt !== null,
    canSignIn: person.hasPassword || person.isLinked,
  };
}

async function waitingLines(ctx: Ctx, people: readonly PersonRecord[]): Promise<WaitingLine[]> {
  const rows = await ctx.db.read.waitingIdentity.findMany({ orderBy: { lastAt: "desc" }, take: 100 });
  return rows.flatMap((row) => {
    const side = storedChoice(PERSON_SIDES, row.side, "WaitingIdentity", row.id, "side");
    if (!can(ctx.actor, KEEPING[side])) return [];
    const free = people.filter((person) => person.side === side && !person.isLinked && person.deactivatedAt === null);
    const proposed = free.find((person) => person.email !== null && person.email === row.email);
    const { id, email, name, lastAt } = row;
    return [{ id, email, name, lastAt, proposedId: proposed?.id ?? null, choices: free.map((person) => ({ id: person.id, name: person.name })) }];
  });
}

export async function peoplePage(ctx: Ctx): Promise<Done<PeoplePage>> {
  const allowed = may(ctx.actor, "see people");
  if (!allowed.ok) return allowed;
  const people = await peopleIn(ctx.db.read, ctx.today);
  const groups = PERSON_SIDES.map((side) => ({
    side,
    mayKeep: can(ctx.actor, KEEPING[side]),
    people: people.filter((person) => person.side === side).map((person) => lineOf(person, ctx)),
  }));
  return done({ groups, waiting: await waitingLines(ctx, people), mayAdd: groups.some((group) => group.mayKeep) });
}
