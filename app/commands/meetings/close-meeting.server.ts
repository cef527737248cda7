/** Closes a meeting: every action on its agenda is accounted for, and what is still open is brought forward. */
import { settleAgenda } from "~/commands/meetings/settle-agenda.server";
import { insertActionEvent } from "~/db/actions.server";
import { readMatters } from "~/db/agenda-lines.server";
import { closingRecord } from "~/db/closing-record.server";
import type { Ctx } from "~/db/ctx.server";
import { readLiveTexts, saveAccepted } from "~/db/live-notes.server";
import { insertItems, saveItemEnd } from "~/db/save-agenda.server";
import { saveMeetingState } from "~/db/save-meeting.server";
import { write, type Tx } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import type { AgendaItem } from "~/domain/meeting/agenda";
import type { GoingOn } from "~/domain/meeting/closing-words";
import type { Meeting } from "~/domain/meeting/meeting";
import type { Matter } from "~/domain/meeting/matters";
import type { WrittenLeft } from "~/domain/meeting/written-left";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** Where one refusal names several, the first so many. */
const NAMED = 20;

function named(references: readonly string[]): string {
  const more = references.length - NAMED;
  return `${references.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** That there were none is recorded, too. */
async function keepMatters(tx: Tx, ctx: Ctx, meeting: Meeting, { items, matters }: { items: readonly AgendaItem[]; matters: readonly Matter[] }): Promise<void> {
  const heading = items.find((each) => each.kind === "outstanding" && each.parentId === null);
  if (matters.length === 0 && heading?.outcome === null) await saveItemEnd(tx, ctx, meeting, heading, { outcome: "nothing-arising", note: null, link: null, toMeetingId: null }, () => "");
  await insertItems(tx, ctx, meeting, matters.filter(({ action }) => !items.some((each) => each.actionId === action.id)).map(({ action }, index) => ({
    id: ctx.newId(), parentId: heading?.id ?? null, position: items.length + index, kind: "outstanding" as const, heading: action.reference, actionId: action.id, findingId: action.findingId, outcome: "discussed" as const,
  })), true);
}

function notTaken(written: readonly WrittenLeft[]): string {
  const one = written.length === 1;
  return `${one ? "1 written answer was" : `${String(written.length)} written answers were`} neither taken nor amended at the meeting: ${named(written.map(({ words }) => words))}. Say whether ${one ? "it is taken as it is" : "they are taken as they are"} or the notes say that ${one ? "it was" : "they were"} not taken; to take ${one ? "it in other words" : "some and not others"}, go to “Take notes” first.`;
}

/** `rest`: what becomes of items nobody has ended; `written`: of written answers nobody has taken or amended. Without it they are named and the meeting stays open. */
export async function closeMeeting(ctx: Ctx, { meetingId, rest, written }: { meetingId: string; rest: "not-reached" | null; written: "take" | "leave" | null }): Promise<Done<GoingOn>> {
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
    const inOrder = shown.map((item) => ({ item, kind: item.kind, depth: items.some(({ id }) => id === item.parentId) ? 1 as const : 0 as const }));
    const { discussed, unended, written: left } = await closingRecord(tx, meeting, inOrder);
    if (unended.length > 0 && rest === null) return refuse("refused", `${unended.length === 1 ? "1 item has" : `${String(unended.length)} items have`} no outcome, and nothing was answered or noted there: ${named(unended.map(({ heading }) => `“${heading}”`))}. Say how each ended, or let those that are left be recorded as not reached.`, { field: "rest" });
    if (left.length > 0 && written === null) return refuse("refused", notTaken(left), { field: "written" });
    for (const item of discussed) await saveItemEnd(tx, ctx, withMeeting, item, { outcome: "discussed", note: null, link: null, toMeetingId: null }, () => "");
    for (const item of unended) await saveItemEnd(tx, ctx, withMeeting, item, { outcome: "not-reached", note: null, link: null, toMeetingId: null }, () => "");
    for (const { entry, response } of written === "take" ? left : []) await saveAccepted(tx, ctx, { id: response.id, findingIds: entry.links.map(({ findingId }) => findingId), before: null }, meeting);
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
