/** When an action is due: on a date, before one, at a meeting, under a condition, or not said. */
import { formatDate, isCalendarDate, readDate, type CalendarDate } from "~/domain/calendar-date";

export type Due =
  | { kind: "date"; on: CalendarDate }
  | { kind: "before"; on: CalendarDate }
  | { kind: "meeting"; meetingId: string }
  | { kind: "condition"; text: string }
  | { kind: "none" };

/** Characters. Nobody says in more when something is due, and longer texts are slow to look through. */
export const LONGEST_DUE = 300;

const BEFORE = /^(?:before|prior to|ahead of|no later than|not later than|by)\s+(?:the\s+)?(.+)$/i;
const MONTH_AND_DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?$/i;

/** A day whose year is left out is the first such day on or after the meeting it was said at. */
function dayIn(text: string, saidOn: CalendarDate | null): CalendarDate | null {
  const plain = text.trim().replace(/[.;,]+$/, "").replace(/\bof\s+/i, "");
  const whole = isCalendarDate(plain) ? plain : readDate(plain.replace(/(\d)(?:st|nd|rd|th)\b/i, "$1"));
  if (whole !== null) return whole;
  if (saidOn === null || !MONTH_AND_DAY.test(plain)) return null;
  const day = plain.replace(/(\d)(?:st|nd|rd|th)\b/i, "$1").replace(/^[a-z]+day,?\s+/i, "");
  const year = Number(saidOn.slice(0, 4));
  return [year, year + 1].map((each) => readDate(`${day} ${String(each)}`)).find((date) => date !== null && date >= saidOn) ?? null;
}

/** `text` as written; `saidOn` is the day it was said, which gives a date its year. */
export function dueOf({ due, dueMeetingId }: { due: string | null; dueMeetingId: string | null }, saidOn: CalendarDate | null): Due {
  if (dueMeetingId !== null) return { kind: "meeting", meetingId: dueMeetingId };
  const text = due?.trim() ?? "";
  if (text === "") return { kind: "none" };
  if (text.length > LONGEST_DUE) return { kind: "condition", text };
  const on = dayIn(text, saidOn);
  if (on !== null) return { kind: "date", on };
  const before = dayIn(BEFORE.exec(text)?.[1] ?? "", saidOn);
  if (before !== null) return { kind: /^by\b|^no(?:t)? later than\b/i.test(text) ? "date" : "before", on: before };
  return { kind: "condition", text };
}

const DAY_IN_FIGURES = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}$/;
const DAY_IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?$/i;

/** Why the words cannot say when it is due: they are written as a day, and no calendar has it. */
export function noSuchDay(due: string): string | null {
  const text = due.trim();
  if (text.length > LONGEST_DUE) return null;
  const plain = (BEFORE.exec(text)?.[1] ?? text).trim().replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/i, "");
  const [, day = "", month = "", year = "2000"] = DAY_IN_WORDS.exec(plain) ?? [];
  const isWritten = DAY_IN_FIGURES.test(plain) ? readDate(plain) === null : month !== "" && readDate(`1 ${month} 2000`) !== null && readDate(`${day} ${month} ${year}`) === null;
  return isWritten ? `“${text}” is not a day of the calendar. Write the day first, such as 23/05/2022 or 23 May 2022.` : null;
}

/** The last day on which it is in time; null where no day is named. `meetingOn` gives the day of a meeting. */
export function lastDayOf(due: Due, meetingOn: (id: string) => CalendarDate | null): CalendarDate | null {
  switch (due.kind) {
    case "date": case "before": return due.on;
    case "meeting": return meetingOn(due.meetingId);
    case "condition": case "none": return null;
    default: return due satisfies never;
  }
}

export function isOverdue(due: Due, today: CalendarDate, meetingOn: (id: string) => CalendarDate | null): boolean {
  const last = lastDayOf(due, meetingOn);
  return last !== null && (due.kind === "before" ? last <= today : last < today);
}

export function dueWords(due: Due, meetingWords: (id: string) => string): string {
  switch (due.kind) {
    case "date": return formatDate(due.on);
    case "before": return `before ${formatDate(due.on)}`;
    case "meeting": return `at ${meetingWords(due.meetingId)}`;
    case "condition": return due.text;
    case "none": return "no date given";
    default: return due satisfies never;
  }
}
