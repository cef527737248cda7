/** Stored values on their way out: the database takes any text, so each is checked against the domain's lists. */
import { isCalendarDate, type CalendarDate, type Instant } from "~/domain/calendar-date";

/** Where a stored value stands: named in the error about it. */
export type Place = { table: string; id: string; field: string };

function wrong(value: string, { table, id, field }: Place, expected: string): Error {
  return new Error(`The database holds “${value}” in ${table}.${field} of ${id}, which is not ${expected}.`);
}

export function storedChoice<T extends string>(choices: readonly T[], value: string, table: string, id: string, field: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw wrong(value, { table, id, field }, `one of ${choices.join(", ")}`);
  return found;
}

export function storedChoiceOrNull<T extends string>(choices: readonly T[], value: string | null, table: string, id: string, field: string): T | null {
  return value === null ? null : storedChoice(choices, value, table, id, field);
}

// A record of thousands of findings has few different days: each is checked once.
const knownDates = new Set<string>();

export function storedDate(value: string, table: string, id: string, field: string): CalendarDate {
  if (knownDates.has(value)) return value;
  if (!isCalendarDate(value)) throw wrong(value, { table, id, field }, "a date written YYYY-MM-DD");
  if (knownDates.size > 50_000) knownDates.clear();
  knownDates.add(value);
  return value;
}

export function storedDateOrNull(value: string | null, table: string, id: string, field: string): CalendarDate | null {
  return value === null ? null : storedDate(value, table, id, field);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function storedInstant(value: string, table: string, id: string, field: string): Instant {
  if (!INSTANT.test(value)) throw wrong(value, { table, id, field }, "a moment in UTC");
  return value;
}

export function storedInstantOrNull(value: string | null, table: string, id: string, field: string): Instant | null {
  return value === null ? null : storedInstant(value, table, id, field);
}
