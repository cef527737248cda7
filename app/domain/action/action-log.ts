/** The action log: each action with what can be told from it, and the filters that stand in the address. */
import { timesBroughtForward, type Action, type ActionState } from "~/domain/action/action";
import { dueOf, dueWords, isOverdue, lastDayOf } from "~/domain/action/due";
import { daysBetween, type CalendarDate } from "~/domain/calendar-date";
import type { Meeting } from "~/domain/meeting/meeting";

export const AGES = ["under-3-months", "3-to-6-months", "6-to-12-months", "over-a-year"] as const;
export type Age = (typeof AGES)[number];
export const AGE_WORDS: Record<Age, string> = { "under-3-months": "Under 3 months", "3-to-6-months": "3 to 6 months", "6-to-12-months": "6 to 12 months", "over-a-year": "Over a year" };

/** From these numbers of days on. */
const AGE_FROM: readonly [Age, number][] = [["over-a-year", 365], ["6-to-12-months", 183], ["3-to-6-months", 92], ["under-3-months", 0]];

export const LOG_STATES = ["open", "ended", "all"] as const;
export type LogState = (typeof LOG_STATES)[number];
export const LOG_STATE_WORDS: Record<LogState, string> = { open: "Open", ended: "Ended", all: "All" };

/** `owner`: a post as written, or 'none'. */
export type LogFilter = { state: LogState; overdue: boolean; owner: string | null; age: Age | null; words: string };

export const NO_OWNER = "none";

export function readLogFilter(search: URLSearchParams): LogFilter {
  return {
    state: LOG_STATES.find((each) => each === search.get("state")) ?? "open", overdue: search.get("overdue") === "yes", owner: search.get("owner") === "" ? null : search.get("owner"),
    age: AGES.find((each) => each === search.get("age")) ?? null, words: (search.get("words") ?? "").trim(),
  };
}

/** What is the usual is left out. */
export function logFilterText({ state, overdue, owner, age, words }: LogFilter): string {
  const search = new URLSearchParams();
  if (state !== "open") search.set("state", state);
  if (overdue) search.set("overdue", "yes");
  if (owner !== null) search.set("owner", owner);
  if (age !== null) search.set("age", age);
  if (words !== "") search.set("words", words);
  return search.toString();
}

export type LogLine = Pick<Action, "id" | "reference" | "kind" | "state" | "text" | "owners" | "revisitOn"> & {
  due: string;
  dueOn: CalendarDate | null;
  overdue: boolean;
  /** Since the meeting it arose at, or since it was written down; null once it has ended. */
  age: Age | null;
  arose: { meetingId: string | null; title: string | null; on: CalendarDate };
  timesBroughtForward: number;
  findingReference: string | null;
};

type Facts = { meetings: readonly Pick<Meeting, "id" | "title" | "date">[]; createdOn: (id: string) => CalendarDate; findingReference: (id: string) => string | null; today: CalendarDate };

function ageOf(on: CalendarDate, today: CalendarDate): Age {
  const days = daysBetween(on, today);
  return AGE_FROM.find(([, from]) => days >= from)?.[0] ?? "under-3-months";
}

export function logLine(action: Action, { meetings, createdOn, findingReference, today }: Facts): LogLine {
  const { id, reference, kind, state, text, owners, revisitOn, meetingId, findingId } = action;
  const meeting = meetings.find((each) => each.id === meetingId) ?? null;
  const dayOf = (of: string) => meetings.find((each) => each.id === of)?.date ?? null;
  const on = meeting?.date ?? createdOn(id);
  const due = dueOf(action, on);
  return {
    id, reference, kind, state, text, owners, revisitOn, due: dueWords(due, (of) => meetings.find((each) => each.id === of)?.title ?? "a meeting"), dueOn: lastDayOf(due, dayOf),
    overdue: state === "open" && isOverdue(due, today, dayOf), age: state === "open" ? ageOf(on, today) : null, arose: { meetingId: meeting?.id ?? null, title: meeting?.title ?? null, on },
    timesBroughtForward: timesBroughtForward(action), findingReference: findingId === null ? null : findingReference(findingId),
  };
}

function inState(state: ActionState, wanted: LogState): boolean {
  return wanted === "all" || (wanted === "open") === (state === "open");
}

export function inLog(line: LogLine, { state, overdue, owner, age, words }: LogFilter): boolean {
  const said = words.toLowerCase();
  return inState(line.state, state) && (!overdue || line.overdue) && (age === null || line.age === age) &&
    (owner === null || (owner === NO_OWNER ? line.owners.length === 0 : line.owners.includes(owner))) &&
    (said === "" || line.text.toLowerCase().includes(said) || line.reference.toLowerCase().includes(said));
}

/** Overdue first, then by the day they are due, then the oldest. */
export function byPressure(a: LogLine, b: LogLine): number {
  return Number(b.overdue) - Number(a.overdue) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.reference.localeCompare(b.reference, "en", { numeric: true });
}
