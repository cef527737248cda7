/** Names somebody to act for a person, or ends that. */
import { findPerson } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { addDays, parseDate } from "~/domain/calendar-date";
import { checkDelegation, DELEGATION_RULES, type DelegationKind } from "~/domain/delegation";
import { KEEPING, may } from "~/domain/permissions";
import type { PersonRecord } from "~/domain/person";
import { done, refuse, type Done } from "~/domain/problem";

export type Delegate = { fromPersonId: string; toPersonId: string; kind: DelegationKind; fromOn: string; toOn: string; how: string };

/** The person themselves, or whoever keeps their side, who then says how they were told. */
function mayName(ctx: Ctx, from: PersonRecord, how: string): Done<true> {
  if (ctx.actor.personId === from.id) return may(ctx.actor, "name who acts for you");
  const allowed = may(ctx.actor, KEEPING[from.side]);
  if (!allowed.ok) return allowed;
  return how === "" ? refuse("invalid", `Say how ${from.name} named them, such as “by e-mail of 3 May”.`, { field: "how" }) : done(true);
}

function parseSpan(typed: Delegate, today: CalendarDate): Done<{ fromOn: CalendarDate; toOn: CalendarDate | null }> {
  const fromOn = parseDate(typed.fromOn);
  if (!fromOn.ok) return { ok: false, problem: { ...fromOn.problem, field: "fromOn" } };
  const toOn = parseDate(typed.toOn);
  if (!toOn.ok) return { ok: false, problem: { ...toOn.problem, field: "toOn" } };
  const from = fromOn.value ?? today;
  if (toOn.value !== null && toOn.value < from) return refuse("invalid", "That ends before it begins. Check the two dates.", { field: "toOn" });
  return done({ fromOn: from, toOn: toOn.value });
}

export async function delegate(ctx: Ctx, input: Delegate): Promise<Done<true>> {
  const how = input.how.trim().slice(0, 300);
  const span = parseSpan(input, ctx.today);
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const from = await findPerson(tx, ctx, input.fromPersonId);
    if (!from.ok) return from;
    const allowed = mayName(ctx, from.value, how);
    if (!allowed.ok) return allowed;
    if (!span.ok) return span;
    const to = await findPerson(tx, ctx, input.toPersonId);
    if (!to.ok || to.value.id === from.value.id) return refuse("invalid", "Choose the person who is to act for them.", { field: "toPersonId" });
    const [giver, taker] = [from.value, to.value].map(({ side, roles, deactivatedAt }) => ({ side, roles, active: deactivatedAt === null }));
    const checked = giver === undefined || taker === undefined ? done(true) : checkDelegation(input.kind, giver, taker);
    if (!checked.ok) return { ok: false, problem: { ...checked.problem, field: "toPersonId" } };
    await tx.delegation.create({
      data: {
        id: ctx.newId(), fromPersonId: from.value.id, toPersonId: to.value.id, kind: input.kind, ...span.value,
        how: how === "" ? null : how, createdAt: ctx.now, createdBy: ctx.actor.name,
      },
    });
    const after = `${to.value.name} ${DELEGATION_RULES[input.kind].words} ${from.value.name}${how === "" ? "" : ` (${how})`}`;
    await recordPersonEvents(tx, ctx, from.value.id, [{ field: "delegation", after }]);
    return done(true);
  });
}

/** Ends today for whoever was named, who acts for them no more from this moment. */
export async function endDelegation(ctx: Ctx, id: string): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const row = await tx.delegation.findUnique({ where: { id }, include: { from: true, to: true } });
    if (row === null) return refuse("missing", "That was ended already.");
    const from = await findPerson(tx, ctx, row.fromPersonId);
    if (!from.ok) return from;
    const allowed = may(ctx.actor, ctx.actor.personId === from.value.id ? "name who acts for you" : KEEPING[from.value.side]);
    if (!allowed.ok) return allowed;
    await tx.delegation.update({ where: { id }, data: { toOn: addDays(ctx.today, -1) } });
    await recordPersonEvents(tx, ctx, row.fromPersonId, [{ field: "delegation", before: row.to.name, after: null }]);
    return done(true);
  });
}
