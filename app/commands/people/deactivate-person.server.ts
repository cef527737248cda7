/** Deactivates a person: they can no longer sign in, and their open drafts pass to a colleague of the same side. */
import { findPerson, findPersonToKeep } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { moveDrafts, openDraftsOf } from "~/db/open-drafts.server";
import { peopleIn } from "~/db/people.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { endSessionsOf } from "~/db/sessions.server";
import { write, type Tx } from "~/db/write.server";
import { addDays } from "~/domain/calendar-date";
import { checkAdministratorRemains, type PersonRecord } from "~/domain/person";
import { done, refuse, type Done } from "~/domain/problem";
import { ADMINISTRATORS } from "~/domain/role";

type Deactivate = {
  personId: string;
  /** Who takes their open drafts; may be null where there are none. */
  colleagueId: string | null;
};

/** That there were drafts is for their own side to know. */
async function passDrafts(tx: Tx, ctx: Ctx, person: PersonRecord, colleagueId: string | null): Promise<Done<true>> {
  const count = await openDraftsOf(tx, person.id);
  if (count === 0) return done(true);
  const colleague = colleagueId === null ? null : await findPerson(tx, ctx, colleagueId);
  const taker = colleague?.ok === true ? colleague.value : null;
  if (taker === null || taker.id === person.id || taker.side !== person.side || taker.deactivatedAt !== null) {
    return refuse("invalid", `${person.name} has ${count} open ${count === 1 ? "draft" : "drafts"}. Choose the colleague of the same side who takes them.`, { field: "colleagueId" });
  }
  await moveDrafts(tx, person.id, taker.id);
  if (person.side === "observer") return done(true);
  await recordEvents(tx, ctx, [
    { subject: "person", subjectId: person.id, findingId: null, draftOf: person.side, field: "drafts", before: person.name, after: `${taker.name} (${count})` },
  ]);
  return done(true);
}

export async function deactivatePerson(ctx: Ctx, { personId, colleagueId }: Deactivate): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, personId);
    if (!person.ok) return person;
    const { side, roles, deactivatedAt } = person.value;
    if (deactivatedAt !== null) return done(true);
    if (roles.includes(ADMINISTRATORS[side])) {
      const remains = checkAdministratorRemains(side, (await peopleIn(tx, ctx.today)).filter((each) => each.id !== personId));
      if (!remains.ok) return remains;
    }
    const passed = await passDrafts(tx, ctx, person.value, colleagueId);
    if (!passed.ok) return passed;
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: ctx.now } });
    await tx.roleGrant.updateMany({ where: { personId, endedAt: null }, data: { endedAt: ctx.now, endedBy: ctx.actor.name } });
    await tx.delegation.updateMany({
      where: { OR: [{ fromPersonId: personId }, { toPersonId: personId }], AND: { OR: [{ toOn: null }, { toOn: { gte: ctx.today } }] } },
      data: { toOn: addDays(ctx.today, -1) },
    });
    await tx.oneTimeLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: ctx.now } });
    await endSessionsOf(tx, personId, { now: ctx.now, why: "deactivated" });
    await recordPersonEvents(tx, ctx, personId, [{ field: "active", before: "active", after: "deactivated" }]);
    return done(true);
  });
}

/** Lets a deactivated person sign in again, with no role until they are given one. */
export async function reactivatePerson(ctx: Ctx, personId: string): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, personId);
    if (!person.ok) return person;
    if (person.value.deactivatedAt === null) return done(true);
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
    await recordPersonEvents(tx, ctx, personId, [{ field: "active", before: "deactivated", after: "active" }]);
    return done(true);
  });
}
