/** Adds an action, or changes what it says; a change of its words is no way to end it. */
import { findAction } from "~/commands/actions/find-action.server";
import type { Ctx } from "~/db/ctx.server";
import { insertAction, saveActionValues, type ActionPlace } from "~/db/save-actions.server";
import { write, type Tx } from "~/db/write.server";
import { parseAction, type ReadAction, type TypedAction } from "~/domain/action/action-form";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { isIssued, ENTRY_STATES } from "~/domain/entry";
import { aroseAt } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** Where it arose: ids, and the reference of a finding; empty where it arose nowhere in particular. */
type TypedPlace = { finding: string; entry: string; meeting: string; item: string };

async function readPlace(tx: Tx, ctx: Ctx, { finding, entry, meeting, item }: TypedPlace): Promise<Done<ActionPlace & { saidOn: CalendarDate | null }>> {
  const named = finding.trim().toUpperCase();
  const found = named === "" ? null : await tx.finding.findUnique({ where: { reference: named }, select: { id: true } });
  if (named !== "" && found === null) return refuse("invalid", `There is no finding ${finding.trim()}. Give its reference, such as F-0102, or leave it empty.`, { field: "finding" });
  const from = entry === "" ? null : await tx.entry.findUnique({ where: { id: entry }, select: { id: true, state: true, meetingId: true } });
  // An action is seen by both sides, so it does not hang on what one of them is still drafting.
  if (entry !== "" && !(from !== null && ENTRY_STATES.some((state) => state === from.state && isIssued(state)))) return refuse("missing", "The question or comment it comes from is not issued. Issue it first.");
  const at = meeting === "" ? (from?.meetingId ?? null) : meeting;
  const stands = at === null ? null : await tx.meeting.findUnique({ where: { id: at }, select: { id: true, date: true, state: true, title: true, seriesId: true } });
  if (at !== null && stands === null) return refuse("invalid", "There is no such meeting. Choose one of the list.", { field: "meeting" });
  const arose = aroseAt(stands, ctx.today);
  if (meeting !== "" && stands !== null && arose.on === null) return refuse("invalid", `${stands.title} is on ${formatDate(stands.date)}, so nothing has arisen there yet. Choose a meeting that was held, or none.`, { field: "meeting" });
  const under = item === "" ? null : await tx.agendaItem.findUnique({ where: { id: item }, select: { id: true, meetingId: true, findingId: true } });
  if (item !== "" && under?.meetingId !== arose.meeting?.id) return refuse("invalid", "There is no such item on the agenda of that meeting.", { field: "meeting" });
  return done({ findingId: found?.id ?? under?.findingId ?? null, entryId: from?.id ?? null, meetingId: arose.meeting?.id ?? null, itemId: under?.id ?? null, saidOn: arose.on });
}

export async function checkDue(tx: Tx, { dueMeetingId }: Pick<ReadAction, "dueMeetingId">): Promise<Done<true>> {
  if (dueMeetingId === null || (await tx.meeting.count({ where: { id: dueMeetingId } })) === 1) return done(true);
  return refuse("invalid", "There is no such meeting. Choose one of the list.", { field: "dueMeeting" });
}

export async function addAction(ctx: Ctx, { typed, place }: { typed: TypedAction; place: TypedPlace }): Promise<Done<{ reference: string }>> {
  const allowed = may(ctx.actor, "keep actions");
  if (!allowed.ok) return allowed;
  const shape = parseAction(typed, ctx.today);
  if (!shape.ok) return shape;
  return write(ctx.db, async (tx): Promise<Done<{ reference: string }>> => {
    const at = await readPlace(tx, ctx, place);
    if (!at.ok) return at;
    const { saidOn, ...where } = at.value;
    const read = parseAction(typed, saidOn ?? ctx.today);
    if (!read.ok) return read;
    const due = await checkDue(tx, read.value);
    if (!due.ok) return due;
    const { reference } = await insertAction(tx, ctx, read.value, where);
    return done({ reference });
  });
}

export async function changeAction(ctx: Ctx, { reference, seen, typed }: { reference: string; seen: number; typed: TypedAction }): Promise<Done<{ reference: string }>> {
  const allowed = may(ctx.actor, "keep actions");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ reference: string }>> => {
    const action = await findAction(tx, reference);
    if (!action.ok) return action;
    if (action.value.state !== "open") return refuse("refused", `${action.value.reference} has ended. Open it again first, with the reason.`);
    if (action.value.version !== seen) return refuse("stale", "Somebody has changed this action since you opened this page. What you typed is below: compare it with the action as it is now, then save again.");
    const arose = action.value.meetingId === null ? null : await tx.meeting.findUnique({ where: { id: action.value.meetingId }, select: { date: true } });
    const read = parseAction(typed, arose?.date ?? ctx.today);
    if (!read.ok) return read;
    const due = await checkDue(tx, read.value);
    if (!due.ok) return due;
    await saveActionValues(tx, ctx, action.value, read.value);
    return done({ reference: action.value.reference });
  });
}
