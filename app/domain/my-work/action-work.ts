/** Actions and meetings in somebody's work: the open actions of their posts, and, for who keeps the log, what others are late with. */
import type { LogLine } from "~/domain/action/action-log";
import type { Actor } from "~/domain/actor";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { can } from "~/domain/permissions";
import type { WorkGroup, WorkItem } from "~/domain/my-work/work-item";

/** `own`: a post of the reader's owns it. */
export type ActionFact = LogLine & { own: boolean };
export type HeldMeeting = { id: string; reference: string; title: string; date: CalendarDate };
export type MeetingFacts = { actions: readonly ActionFact[]; held: readonly HeldMeeting[] };

export const NO_MEETING_FACTS: MeetingFacts = { actions: [], held: [] };

function actionItem(line: ActionFact, today: CalendarDate, whose: string | null): WorkItem {
  const { reference, text, arose, due, dueOn, kind, revisitOn, timesBroughtForward } = line;
  const waits = kind === "revisit" && revisitOn !== null ? `Comes back on ${formatDate(revisitOn)}` : dueOn === null ? (due === "no date given" ? "Open" : `Due: ${due}`) : line.overdue ? "Overdue" : "Open";
  const forward = timesBroughtForward === 0 ? "" : timesBroughtForward === 1 ? ", brought forward once" : `, brought forward ${String(timesBroughtForward)} times`;
  return {
    key: `action/${line.id}`, reference: null, title: `Action ${reference}`, about: text, what: `${waits}${forward}`, words: null, whose,
    since: arose.on <= today ? arose.on : null, due: dueOn, place: { page: "action", reference },
  };
}

/** A revisit stands in nobody's work before its day. */
function isDueYet({ kind, revisitOn }: ActionFact, today: CalendarDate): boolean {
  return kind !== "revisit" || revisitOn === null || revisitOn <= today;
}

export function meetingWork(actor: Actor, { actions, held }: MeetingFacts, today: CalendarDate): WorkGroup[] {
  const open = actions.filter((each) => each.state === "open" && isDueYet(each, today));
  const late = can(actor, "keep actions") ? open.filter((each) => each.overdue && !each.own) : [];
  return [
    { kind: "action", inNameOf: [], mine: true, items: open.filter(({ own }) => own).map((each) => actionItem(each, today, null)) },
    { kind: "actions-of-others", inNameOf: [], mine: false, items: late.map((each) => actionItem(each, today, each.owners.length === 0 ? "No owner" : each.owners.join(", "))) },
    {
      kind: "close-meeting", inNameOf: [], mine: false,
      items: !can(actor, "take notes") ? [] : held.map(({ id, reference, title, date }) => ({ key: `meeting/${id}`, reference, title, about: "", what: "Held, not closed", words: null, whose: null, since: date, due: null, place: { page: "meeting", id } })),
    },
  ];
}
