/** The page of one person, and one's own account. */
import type { Ctx } from "~/db/ctx.server";
import { openDraftsOf } from "~/db/open-drafts.server";
import { peopleIn } from "~/db/people.server";
import { sessionLimits } from "~/db/sessions.server";
import type { Instant } from "~/domain/calendar-date";
import { DELEGATION_KINDS, DELEGATION_RULES, type DelegationKind } from "~/domain/delegation";
import { SHOWN_SIGN_IN_FIELDS } from "~/domain/history";
import { can, KEEPING, may } from "~/domain/permissions";
import type { PersonRecord } from "~/domain/person";
import { done, refuse, type Done } from "~/domain/problem";
import { isOver } from "~/domain/sign-in-session";

export type SignInLine = { at: Instant; field: string; words: string };

export type PersonPage = {
  person: PersonRecord;
  isSelf: boolean;
  mayKeep: boolean;
  /** What they may name others for, and whom. */
  naming: { kind: DelegationKind; choices: { id: string; name: string }[] }[];
  /** Active people of the same side, but for them. */
  colleagues: { id: string; name: string }[];
  /** The rest only for themselves and for who keeps their side. */
  sessions: { createdAt: Instant; lastSeenAt: Instant; means: string }[];
  signIns: SignInLine[];
  openDrafts: number;
};


async function privatePart(ctx: Ctx, personId: string, withSignIns: boolean): Promise<Pick<PersonPage, "sessions" | "signIns" | "openDrafts">> {
  const limits = await sessionLimits(ctx.db.read);
  const rows = await ctx.db.read.userSession.findMany({ where: { personId, endedAt: null }, orderBy: { lastSeenAt: "desc" }, take: 50 });
  const events = !withSignIns ? [] : await ctx.db.read.historyEvent.findMany({
    where: { subject: "person", subjectId: personId, field: { in: [...SHOWN_SIGN_IN_FIELDS] } },
    orderBy: { sequence: "desc" },
    take: 20,
  });
  return {
    sessions: rows.filter((row) => !isOver(row, ctx.now, limits)).map(({ createdAt, lastSeenAt, means }) => ({ createdAt, lastSeenAt, means })),
    signIns: events.map(({ at, field, after }) => ({ at, field, words: after ?? "" })),
    openDrafts: await openDraftsOf(ctx.db.read, personId),
  };
}

export async function personPage(ctx: Ctx, id: string): Promise<Done<PersonPage>> {
  const isSelf = ctx.actor.personId === id;
  const allowed = isSelf ? done(true as const) : may(ctx.actor, "see people");
  if (!allowed.ok) return allowed;
  const people = await peopleIn(ctx.db.read, ctx.today);
  const person = people.find((each) => each.id === id);
  if (person === undefined) return refuse("missing", "There is no such person. Look for them on the page of people.");
  const mayKeep = can(ctx.actor, KEEPING[person.side]);
  const others = people.filter((each) => each.side === person.side && each.id !== id && each.deactivatedAt === null);
  const naming = DELEGATION_KINDS.filter((kind) => person.roles.includes(DELEGATION_RULES[kind].from)).map((kind) => {
    const { to } = DELEGATION_RULES[kind];
    return { kind, choices: others.filter((each) => to === null || each.roles.includes(to)).map(({ id: otherId, name }) => ({ id: otherId, name })) };
  });
  const seesAll = isSelf || mayKeep;
  const nothing = { sessions: [], signIns: [], openDrafts: 0 };
  return done({
    person: seesAll ? person : { ...person, email: null, hasPassword: false, isLinked: false },
    isSelf,
    mayKeep,
    naming: seesAll ? naming : [],
    colleagues: mayKeep ? others.map(({ id: otherId, name }) => ({ id: otherId, name })) : [],
    ...(seesAll ? await privatePart(ctx, id, isSelf || can(ctx.actor, "read sign-ins")) : nothing),
  });
}
