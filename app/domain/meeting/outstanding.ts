/** Outstanding matters: which open actions stand on the agenda of a meeting, so that none can vanish. */
import { timesBroughtForward, type Action, type ActionEvent } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import { byMeetingDate, hasBegun, type Meeting } from "~/domain/meeting/meeting";

type MeetingOfSeries = Pick<Meeting, "id" | "reference" | "date" | "time" | "state"> & { series: Pick<Meeting["series"], "id"> };

/** Why an open action is not on an agenda; every one that is left out has such a reason. */
export type NotYet = { why: "revisit"; on: CalendarDate } | { why: "deferred"; toMeetingId: string };

export type Outstanding<A> = { action: A; timesBroughtForward: number; lastSaid: ActionEvent | null };

/** Of one agenda: what stands on it, and what has a reason not to. */
export type OutstandingMatters<A> = { onAgenda: Outstanding<A>[]; notYet: { action: A; reason: NotYet }[] };

/** The last event that says something of the matter. */
function lastSaid({ events }: Pick<Action, "events">): ActionEvent | null {
  return events.filter(({ text }) => text !== null).at(-1) ?? null;
}

/** The meeting an action was put off to last, where it has not been dealt with at one since. */
function putOffTo({ events }: Pick<Action, "events">): string | null {
  const last = events.filter(({ kind }) => kind === "deferred" || kind === "brought-forward" || kind === "not-heard-of" || kind === "reopened").at(-1);
  return last?.kind === "deferred" ? last.toMeetingId : null;
}

/** The series an action belongs to: that of the meeting it arose at, else the first series. */
export function seriesOf(action: Pick<Action, "meetingId">, meetings: readonly MeetingOfSeries[], firstSeriesId: string): string {
  return meetings.find((each) => each.id === action.meetingId)?.series.id ?? firstSeriesId;
}

/** `reason` is null where the action stands on this agenda. */
export function notYetOn(action: Action, meeting: MeetingOfSeries, meetings: readonly MeetingOfSeries[]): NotYet | null {
  if (action.kind === "revisit" && action.revisitOn !== null && action.revisitOn > meeting.date) return { why: "revisit", on: action.revisitOn };
  const to = putOffTo(action);
  // A meeting of another series does not show it, so it does not wait for one.
  const later = meetings.find((each) => each.id === to && each.series.id === meeting.series.id);
  return later !== undefined && byMeetingDate(later, meeting) > 0 ? { why: "deferred", toMeetingId: later.id } : null;
}

/** The meetings with those that have begun by the day counted as held. */
export function begunBy<T extends MeetingOfSeries>(meetings: readonly T[], day: CalendarDate): T[] {
  return meetings.map((each) => (hasBegun(each, day) ? { ...each, state: each.state === "planned" ? "held" : each.state } : each));
}

/** Actions that arose at this meeting, or after it, are not brought forward to it; what is tied to a meeting that has not begun stands on the agendas until then. */
export function aroseBefore(action: Pick<Action, "meetingId">, meeting: MeetingOfSeries, meetings: readonly MeetingOfSeries[]): boolean {
  const arose = meetings.find((each) => each.id === action.meetingId);
  return arose === undefined || arose.state === "planned" || (arose.id !== meeting.id && byMeetingDate(arose, meeting) < 0);
}

/** The day an action arose: that of its meeting, else the day it was written down. */
function arisenOn({ meetingId, recordedOn }: Pick<Action, "meetingId" | "recordedOn">, meetings: readonly MeetingOfSeries[]): CalendarDate {
  const arose = meetings.find((each) => each.id === meetingId);
  return arose === undefined || arose.state === "planned" ? recordedOn : arose.date;
}

/** Every open action of the meeting's series that arose before it, oldest first. */
export function outstandingMatters({ meeting, meetings, actions, firstSeriesId }: {
  meeting: MeetingOfSeries; meetings: readonly MeetingOfSeries[]; actions: readonly Action[]; firstSeriesId: string;
}): OutstandingMatters<Action> {
  const ofSeries = actions
    .filter((action) => action.state === "open" && seriesOf(action, meetings, firstSeriesId) === meeting.series.id && aroseBefore(action, meeting, meetings))
    .map((action) => ({ action, on: arisenOn(action, meetings) }))
    .sort((a, b) => (a.on === b.on ? a.action.sequence - b.action.sequence : a.on < b.on ? -1 : 1));
  const matters: OutstandingMatters<Action> = { onAgenda: [], notYet: [] };
  for (const { action } of ofSeries) {
    const reason = notYetOn(action, meeting, meetings);
    if (reason === null) matters.onAgenda.push({ action, timesBroughtForward: timesBroughtForward(action), lastSaid: lastSaid(action) });
    else matters.notYet.push({ action, reason });
  }
  return matters;
}

/** Whether something was said or decided of the action at this meeting, or in writing before it; what was said before it was opened again counts no more. */
export function isAccountedFor(action: Pick<Action, "events" | "state">, meeting: Pick<Meeting, "id">): boolean {
  const opened = action.events.findLastIndex(({ kind }) => kind === "reopened");
  return action.state !== "open" || action.events.slice(Math.max(opened, 0)).some((event) => event.meetingId === meeting.id && event.kind !== "brought-forward");
}
