/** What the action log says of an action cell by cell, as it is sent out and as what comes back is compared with. */
import type { Action, ActionEvent } from "~/domain/action/action";
import { formatDate, readDate, type CalendarDate } from "~/domain/calendar-date";
import type { Meeting } from "~/domain/meeting/meeting";

/** Beside its words, its owners and when it is due. `ending`, `decidedBy` and `replacedBy` are of the event that ended it. */
export const ACTION_LOG_FIELDS = ["state", "kind", "dueMeeting", "revisitOn", "report", "ending", "decidedBy", "replacedBy", "marking"] as const;
export type ActionLogField = (typeof ACTION_LOG_FIELDS)[number];

type Named = { meetings: readonly Pick<Meeting, "id" | "reference" | "title" | "date">[]; actions: readonly Pick<Action, "id" | "reference">[] };

/** 'M-0004 Assurance meeting, 21 October 2021'; what it begins with is enough to name it. */
export function meetingCell({ reference, title, date }: Pick<Meeting, "reference" | "title" | "date">): string {
  return `${reference} ${title}, ${formatDate(date)}`;
}

/** The reference a cell names a meeting by; null where it names none. */
export function meetingNamed(cell: string): string | null {
  const number = /^\s*m-?\s?0*(\d{1,9})\b/i.exec(cell)?.[1];
  return number === undefined ? null : `M-${number.padStart(4, "0")}`;
}

/** The last thing an owner reported. */
export function lastReport({ events }: Pick<Action, "events">): ActionEvent | null {
  return events.findLast(({ kind, text }) => kind === "update" && text !== null) ?? null;
}

function endingOf({ state, events }: Pick<Action, "state" | "events">): ActionEvent | null {
  return state === "open" ? null : (events.findLast(({ kind }) => kind === state) ?? null);
}

/** Canonical values; null is empty. */
export function logValues(action: Action, { meetings, actions }: Named): Record<ActionLogField, string | null> {
  const due = meetings.find(({ id }) => id === action.dueMeetingId);
  const ending = endingOf(action);
  return {
    state: action.state, kind: action.kind, dueMeeting: due === undefined ? null : meetingCell(due), revisitOn: action.revisitOn, report: lastReport(action)?.text ?? null,
    ending: ending?.text ?? null, decidedBy: ending?.by ?? null, replacedBy: actions.find(({ id }) => id === action.replacedById)?.reference ?? null, marking: action.marking,
  };
}

/** The day, where a text says nothing but a day: '2022-06-30', '30 June 2022'. It stands in its cell as a date. */
export function wholeDay(text: string): CalendarDate | null {
  return /^(?:\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]+ \d{4})$/.test(text) ? readDate(text) : null;
}

/** Whether two cells say the same of when something is due. */
export function sameWhen(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  const day = one === null ? null : wholeDay(one);
  return day !== null && other !== null && day === wholeDay(other);
}
