/** Closes a meeting: every action on its agenda is accounted for, and what is still open is brought forward. */
import { settleAgenda } from "~/commands/meetings/settle-agenda.server";
import { insertActionEvent } from "~/db/actions.server";
import { readMatters } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { answeredBefore, readLiveTexts } from "~/db/live-notes.server";
import { entriesForLive, givenVersions } from "~/db/live-record.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { insertItems, saveItemEnd } from "~/db/save-agenda.server";
import { saveMeetingState } from "~/db/save-meeting.server";
import { write, type Tx } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import { standsAlone, type AgendaItem } from "~/domain/meeting/agenda";
import { entryAt, itemsOf } from "~/domain/meeting/carried-over";
import type { GoingOn } from "~/domain/meeting/closing-words";
import type { Meeting } from "~/domain/meeting/meeting";
import type { Matter } from "~/domain/meeting/matters";
import { withoutEnd } from "~/domain/meeting/without-end";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** Where one refusal names several, the first so many. */
const NAMED = 20;

function named(references: readonly string[]): string {
  const more = references.length - NAMED;
  return `${references.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** What was asked under the items it goes on with, and answered here. */
async function answersCarried(tx: Tx, { id, meetingId, deferredFromId }: AgendaItem): Promise<boolean> {
  if (deferredFromId === null) return false;
  const [agenda, meetings] = [await readAgenda(tx), await readMeetings(tx)];
  const meetingIds = meetings.map((each) => each.id);
  const versions = await givenVersions(tx, meetingIds);
  const asked = (await entriesForLive(tx, meetingIds)).filter((entry) => itemsOf(entry, { agenda }).some((each) => each.id === id));
  return asked.some((entry) => (entryAt(entry, meetingId, { agenda, meetings, versions })?.responses.length ?? 0) > 0);
}

/** Answered, or put at the table: what was prepared and not answered may not have been come to. */
async function wasSpokenOf(tx: Tx, meeting: Meeting, findingId: string): Promise<boolean> {
  const put = await tx.entryFinding.findMany({ where: { findingId, entry: { meetingId: meeting.id, state: { in: ["issued", "answered", "closed"] } } }, select: { entry: { select: { id: true, state: true } } } });
  for (const { entry } of put) if (entry.state !== "issued" || (await answeredBefore(tx, entry.id)) !== null) return true;
  return false;
}

/** What was asked and answered at the meeting was discussed, whether or not anybody said so. */
async function wasDiscussed(tx: Tx, meeting: Meeting, item: AgendaItem): Promise<boolean> {
  if (item.entryIds.length > 0 || (await tx.action.count({ where: { itemId: item.id } })) > 0) return true;
  if (await answersCarried(tx, item)) return true;
  if (standsAlone(item.kind, item)) return (await tx.entry.count({ where: { meetingId: meeting.id, place: "aob", state: { in: ["issued", "answered", "closed"] } } })) > 0;
  return item.findingId !== null && (await wasSpokenOf(tx, meeting, item.findingId));
}

/** That there were none is recorded, too. */
async function keepMatters(tx: Tx, ctx: Ctx, meeting: Meeting, { items, matters }: { items: readonly AgendaItem[]; matters: readonly Matter[] }): Promise<void> {
  const heading = items.find((each) => each.kind === "outstanding" && each.parentId === null);
  if (matters.length === 0 && heading?.outcome === null) await saveItemEnd(tx, ctx, meeting, heading, { outcome: "nothing-arising", note: null, link: null, toMeetingId: null }, () => "");
  await insertItems(tx, ctx, meeting, matters.filter(({ action }) => !items.some((each) => each.actionId === action.id)).map(({ action }, index) => ({
    id: ctx.newId(), parentId: heading?.id ?? null, position: items.length + index, kind: "outstanding" as const, heading: action.reference, actionId: action.id, findingId: action.findingId, outcome: "discussed" as const,
  })), true);
}

/** `rest`: what becomes of items nobody has ended; without it they are named and the meeting stays open. */
export async function closeMeeting(ctx: Ctx, { meetingId, rest }: { meetingId: string; rest: "not-reached" | null }): Promise<Done<GoingOn>> {
  const allowed = may(ctx.actor, "take notes");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<GoingOn>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const { meeting, items, shown } = settled.value;
    if (meeting.date > ctx.today) return refuse("refused", `It takes place on ${formatDate(meeting.date)}, so it is not closed yet.`);
    const { matters: { onAgenda }, actions } = await readMatters(tx, meeting, ctx.today);
    const open = onAgenda.filter(({ accountedFor }) => !accountedFor).map(({ action }) => action.reference);
    if (open.length > 0) {
      const which = open.length === 1 ? `Action ${open[0] ?? ""} is` : `${String(open.length)} actions are`;
      return refuse("refused", `${which} not accounted for${open.length === 1 ? "" : `: ${named(open)}`}. Say of each what was reported, that it is done, put off, replaced or no longer required; then close the meeting.`, { field: "outstanding" });
    }
    const typed = await readLiveTexts(tx, meeting.id);
    if (typed.length > 0) return refuse("refused", `${typed.length === 1 ? "1 text was" : `${String(typed.length)} texts were`} typed in the live notes and not recorded. Record what was said, or discard it there; then close the meeting.`);
    const withMeeting = { ...meeting, state: "held" as const };
    const unended: AgendaItem[] = [];
    const inOrder = shown.map((item) => ({ item, kind: item.kind, depth: items.some(({ id }) => id === item.parentId) ? 1 as const : 0 as const }));
    for (const { item } of withoutEnd(inOrder, ({ item: { outcome } }) => outcome !== null)) {
      if (await wasDiscussed(tx, meeting, item)) await saveItemEnd(tx, ctx, withMeeting, item, { outcome: "discussed", note: null, link: null, toMeetingId: null }, () => "");
      else unended.push(item);
    }
    if (unended.length > 0 && rest === null) return refuse("refused", `${unended.length === 1 ? "1 item has" : `${String(unended.length)} items have`} no outcome, and nothing was answered or noted there: ${named(unended.map(({ heading }) => `“${heading}”`))}. Say how each ended, or let those that are left be recorded as not reached.`, { field: "rest" });
    for (const item of unended) await saveItemEnd(tx, ctx, withMeeting, item, { outcome: "not-reached", note: null, link: null, toMeetingId: null }, () => "");
    await keepMatters(tx, ctx, withMeeting, { items, matters: onAgenda });
    // What was put off at the meeting counts by that; all else that is open counts as brought forward.
    const goesOn = onAgenda.map(({ action }) => action).filter(({ state }) => state === "open");
    const forward = goesOn.filter((action) => !action.events.some((event) => event.meetingId === meeting.id && event.kind === "deferred"));
    for (const action of forward) {
      await insertActionEvent(tx, ctx, action, { kind: "brought-forward", on: meeting.date, meetingId: meeting.id, text: null, mode: null, by: null, toMeetingId: null }, { state: "open" });
    }
    await saveMeetingState(tx, ctx, meeting, "closed");
    return done({ broughtForward: forward.length, putOff: goesOn.length - forward.length, arose: actions.filter((action) => action.meetingId === meeting.id && action.state === "open").length });
  });
}
