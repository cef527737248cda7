/** Says how an item ended at its meeting; one that is deferred goes on at the meeting it is deferred to. */
import { heldByAnother } from "~/commands/meetings/live-item.server";
import { isChangedSince, settleAgenda, type SettledAgenda } from "~/commands/meetings/settle-agenda.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda } from "~/db/meetings.server";
import { insertItems, saveItemEnd, savePositions, takeOff } from "~/db/save-agenda.server";
import { write, type Tx } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import { checkOutcome, ITEM_OUTCOME_WORDS, OUTCOMES_BEFORE, type AgendaItem } from "~/domain/meeting/agenda";
import { readEnd, type ReadEnd, type TypedEnd } from "~/domain/meeting/item-end";
import { hasBegun } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** As it goes on at the meeting it is deferred to; below a closed item it was closed too, and it stands there without that one. */
function onward(item: AgendaItem, items: readonly AgendaItem[]) {
  const { kind, heading, text, findingId, actionId, source } = item;
  return { kind, heading, text, findingId, actionId, source, closedSession: item.closedSession || items.some((each) => each.id === item.parentId && each.closedSession) };
}

/** Why what stands at the other meeting is not taken back from there; null where nothing has become of it yet. */
async function whyItStays(tx: Tx, item: AgendaItem, there: AgendaItem, { meetings, items }: SettledAgenda): Promise<string | null> {
  const meeting = meetings.find(({ id }) => id === there.meetingId);
  const title = meeting?.title ?? "another meeting";
  if (there.outcome !== null) return "It was deferred, and has been dealt with there since: what was said of its end here stays.";
  if (meeting?.state !== "planned") return `It was deferred to ${title}, which has begun since: what was said of its end here stays. Say there how it ended.`;
  const { id, version, entryIds, heading, text, source, closedSession } = there;
  const first = onward(item, items);
  const changed = version > 1 && JSON.stringify([heading, text, source, closedSession]) !== JSON.stringify([first.heading, first.text, first.source, first.closedSession]);
  const below = await tx.agendaItem.count({ where: { parentId: id } });
  if (!changed && entryIds.length + below === 0 && (await tx.action.count({ where: { itemId: id } })) === 0) return null;
  return `It was deferred to ${title}, and something was written under it there since: what was said of its end here stays. Say there how it ended.`;
}

/** Takes back what a deferral put on the agenda of another meeting. */
async function takeBack(tx: Tx, ctx: Ctx, item: AgendaItem, { id, meetingId }: { id: string; meetingId: string }, settled: SettledAgenda): Promise<Done<true>> {
  const there = (await readAgenda(tx, meetingId)).find((each) => each.id === id);
  const meeting = settled.meetings.find((each) => each.id === meetingId);
  if (there === undefined || meeting === undefined) return done(true);
  const why = await whyItStays(tx, item, there, settled);
  if (why !== null) return refuse("refused", why);
  await takeOff(tx, ctx, meeting, there);
  return done(true);
}

/** Inside a transaction. */
export async function endItemIn(tx: Tx, ctx: Ctx, settled: SettledAgenda, item: AgendaItem, { outcome, note, link, toMeeting }: ReadEnd): Promise<Done<{ heading: string }>> {
  const { meeting, meetings, items } = settled;
  if (outcome !== null && !hasBegun(meeting, ctx.today) && !OUTCOMES_BEFORE.includes(outcome)) {
    return refuse("invalid", `${meeting.title} takes place on ${formatDate(meeting.date)}. Before that an item may be deferred, addressed elsewhere, or have no question.`, { field: "outcome" });
  }
  if (item.kind === "outstanding" && outcome === "deferred") return refuse("refused", "Outstanding matters stand on every agenda by themselves. Defer the actions one by one.");
  const to = outcome === "deferred" ? (meetings.find((each) => each.id === toMeeting && each.id !== meeting.id) ?? null) : null;
  if (to?.state === "closed") return refuse("invalid", `${to.title} is closed. Choose a meeting to come.`, { field: "toMeeting" });
  if (outcome !== null) {
    const checked = checkOutcome(item, { outcome, note, link, toMeeting: to }, meeting.date);
    if (!checked.ok) return checked;
  }
  const goesOn = await tx.agendaItem.findUnique({ where: { deferredFromId: item.id } });
  if (goesOn !== null && goesOn.meetingId !== to?.id) {
    const back = await takeBack(tx, ctx, item, goesOn, settled);
    if (!back.ok) return back;
  }
  const names = (id: string) => { const named = meetings.find((each) => each.id === id); return named === undefined ? "another meeting" : `${named.title}, ${formatDate(named.date)}`; };
  await saveItemEnd(tx, ctx, meeting, item, { outcome, note, link, toMeetingId: to?.id ?? null }, names);
  if (to !== null && goesOn?.meetingId !== to.id) {
    const there = await readAgenda(tx, to.id);
    const aob = there.findIndex((each) => each.kind === "aob" && each.parentId === null);
    const place = aob < 0 ? there.length : aob;
    const id = ctx.newId();
    await insertItems(tx, ctx, to, [{ id, parentId: null, position: place, ...onward(item, items), deferredFromId: item.id }], false);
    await savePositions(tx, there, [...there.slice(0, place).map((each) => each.id), id, ...there.slice(place).map((each) => each.id)]);
  }
  return done({ heading: item.heading });
}

/** What is recorded of its end now. */
function recorded({ outcome, outcomeNote }: AgendaItem): string {
  return outcome === null ? "It has not ended now." : `Recorded now: ${[ITEM_OUTCOME_WORDS[outcome], outcomeNote].filter((part) => part !== null).join(". ")}`;
}

/** Nobody writes over what whoever takes its notes recorded at the table, nor over what they have not seen. */
async function mayEnd(tx: Tx, ctx: Ctx, item: AgendaItem, seen: number | null): Promise<Done<true>> {
  const held = await heldByAnother(tx, ctx, item);
  if (held !== null) return refuse("stale", `${held} Ask them to record how it ended, or take it over in the live notes first.`);
  return isChangedSince(item, seen) ? refuse("stale", `Somebody has changed this item since you opened this page. What you typed is below: compare it with the item as it is now, then save again. ${recorded(item)}`) : done(true);
}

export type EndAgendaItem = { meetingId: string; item: string; /** The version of the item that was seen; null where it was not written down yet. */ seen: number | null; typed: TypedEnd };

export async function endAgendaItem(ctx: Ctx, { meetingId, item: key, seen, typed }: EndAgendaItem): Promise<Done<{ heading: string }>> {
  const allowed = may(ctx.actor, "take notes");
  if (!allowed.ok) return allowed;
  const read = readEnd(typed);
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<{ heading: string }>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const item = settled.value.find(key);
    if (!item.ok) return item;
    const own = await mayEnd(tx, ctx, item.value, seen);
    return own.ok ? endItemIn(tx, ctx, settled.value, item.value, read.value) : own;
  });
}
