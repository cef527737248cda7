/** The form of a meeting: what is typed of one that is planned or changed, and what it means. */
import { parseDate, type CalendarDate } from "~/domain/calendar-date";
import { monthWords } from "~/domain/meeting/forward-plan";
import { parseClockTime } from "~/domain/meeting/clock-time";
import type { NextMeeting } from "~/domain/meeting/meeting";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseLine } from "~/domain/text";

export const MEETING_FIELDS = [
  "series", "title", "kind", "theme", "date", "time", "endTime", "venue", "virtual", "chair", "noteTaker", "papersDueOn", "marking",
  "nextKind", "nextDate", "nextTime", "nextEndTime", "nextVenue",
] as const;
export type MeetingField = (typeof MEETING_FIELDS)[number];
/** As typed; `virtual` is 'yes' or empty. */
export type TypedMeeting = Record<MeetingField, string>;

export type MeetingValues = {
  seriesId: string; title: string; kind: string; theme: string | null; date: CalendarDate; time: string | null; endTime: string | null; venue: string | null; virtual: boolean;
  chair: string | null; noteTaker: string | null; papersDueOn: CalendarDate | null; marking: string | null; next: NextMeeting;
};

const MOST = 300;

const LINE_WORDS = { title: "The title", kind: "The kind", theme: "The theme", venue: "The venue", chair: "The chair", noteTaker: "The note-taker", marking: "The marking", nextKind: "The kind", nextVenue: "The venue" } as const;

function lines(typed: TypedMeeting): Done<Record<keyof typeof LINE_WORDS, string | null>> {
  const values: Partial<Record<keyof typeof LINE_WORDS, string | null>> = {};
  for (const field of Object.keys(LINE_WORDS) as (keyof typeof LINE_WORDS)[]) {
    const line = inField(parseLine(typed[field], LINE_WORDS[field]), field);
    if (!line.ok) return line;
    if ((line.value?.length ?? 0) > MOST) return refuse("invalid", `${LINE_WORDS[field]} has more than ${String(MOST)} characters. Shorten it.`, { field });
    values[field] = line.value;
  }
  return done({ title: null, kind: null, theme: null, venue: null, chair: null, noteTaker: null, marking: null, nextKind: null, nextVenue: null, ...values });
}

type Times = { time: string | null; endTime: string | null };

function times(typed: TypedMeeting, begins: "time" | "nextTime", ends: "endTime" | "nextEndTime"): Done<Times> {
  const time = parseClockTime(typed[begins], begins);
  if (!time.ok) return time;
  const endTime = parseClockTime(typed[ends], ends);
  if (!endTime.ok) return endTime;
  if (endTime.value !== null && time.value === null) return refuse("invalid", "Say when it begins too.", { field: begins });
  if (endTime.value !== null && time.value !== null && endTime.value <= time.value) return refuse("invalid", "It ends before it begins. Check the two times.", { field: ends });
  return done({ time: time.value, endTime: endTime.value });
}

/** 'assurance', '2022-07-18' → 'Assurance meeting, July 2022'. */
function usualTitle(kind: string, date: CalendarDate): string {
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `${/meeting$/i.test(name) ? name : `${name} meeting`}, ${monthWords(date.slice(0, 7))}`;
}

export function parseMeeting(typed: TypedMeeting): Done<MeetingValues> {
  const line = lines(typed);
  if (!line.ok) return line;
  const date = inField(parseDate(typed.date), "date");
  if (!date.ok) return date;
  if (date.value === null) return refuse("invalid", "Give the day of the meeting.", { field: "date" });
  const kind = line.value.kind;
  if (kind === null) return refuse("invalid", "Choose what kind of meeting it is.", { field: "kind" });
  const own = times(typed, "time", "endTime");
  if (!own.ok) return own;
  const papersDueOn = inField(parseDate(typed.papersDueOn), "papersDueOn");
  if (!papersDueOn.ok) return papersDueOn;
  if (papersDueOn.value !== null && papersDueOn.value > date.value) return refuse("invalid", "Papers are due after the meeting. Check the two dates.", { field: "papersDueOn" });
  const nextDate = inField(parseDate(typed.nextDate), "nextDate");
  if (!nextDate.ok) return nextDate;
  if (nextDate.value !== null && nextDate.value <= date.value) return refuse("invalid", "The next meeting comes after this one. Check its date.", { field: "nextDate" });
  const next = times(typed, "nextTime", "nextEndTime");
  if (!next.ok) return next;
  const { theme, venue, chair, noteTaker, marking, nextKind, nextVenue } = line.value;
  return done({
    seriesId: typed.series, title: line.value.title ?? usualTitle(kind, date.value), kind, theme, date: date.value, ...own.value, venue, virtual: typed.virtual !== "", chair, noteTaker, marking,
    papersDueOn: papersDueOn.value, next: { kind: nextKind, date: nextDate.value, time: next.value.time, endTime: next.value.endTime, venue: nextVenue },
  });
}
