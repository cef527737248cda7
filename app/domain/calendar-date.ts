/** Dates without a time ('YYYY-MM-DD'): the one file that knows how people in the UK, and Excel, write them. */
import { done, refuse, type Done } from "~/domain/problem";

/** 'YYYY-MM-DD', always a day that exists. */
export type CalendarDate = string;
/** A moment: ISO 8601 in UTC with milliseconds, 'YYYY-MM-DDTHH:MM:SS.sssZ'. */
export type Instant = string;

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
] as const;

const DAY_MS = 86_400_000;

/** The date of year, month (1–12) and day, or null where the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const moment = new Date(Date.UTC(year, month - 1, day));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return null;
  return moment.toISOString().slice(0, 10);
}

export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

function monthNumber(word: string): number | null {
  const wanted = word.toLowerCase().replace(/\.$/, "");
  if (wanted.length < 3) return null;
  const found = MONTHS.findIndex((month) => month.toLowerCase().startsWith(wanted === "sept" ? "sep" : wanted));
  return found < 0 ? null : found + 1;
}

function fullYear(text: string): number {
  if (text.length > 2) return Number(text);
  const short = Number(text);
  return short >= 70 ? 1900 + short : 2000 + short;
}

/**
 * Reads a date as written in the UK: 2022-05-23, 23/05/2022, 23.5.22, 23 May 2022, "Monday 23rd May, 2022", 23-May-22.
 * Day first, always. Null where the text is not one whole date with a year.
 */
export function readDate(text: string): CalendarDate | null {
  const plain = text
    .trim()
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i, "")
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, "");
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(plain);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(plain);
  if (numeric) return dateOf(fullYear(numeric[3] ?? ""), Number(numeric[2]), Number(numeric[1]));
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]{3,9}\.?),?[\s-]+(\d{4}|\d{2})$/i.exec(plain);
  if (worded) {
    const month = monthNumber(worded[2] ?? "");
    return month === null ? null : dateOf(fullYear(worded[3] ?? ""), month, Number(worded[1]));
  }
  return null;
}

/** As `readDate`, with the sentence a person needs when the text is not a date. Empty text is null. */
export function parseDate(text: string): Done<CalendarDate | null> {
  if (text.trim() === "") return done(null);
  const date = readDate(text);
  if (date !== null) return done(date);
  return refuse("invalid", `“${text.trim()}” is not a date. Write it day first, such as 23/05/2022 or 23 May 2022.`);
}

/** '2022-05-23' → '23 May 2022'. */
export function formatDate(date: CalendarDate): string {
  const [year, month, day] = date.split("-");
  return `${String(Number(day))} ${MONTHS[Number(month) - 1] ?? ""} ${year ?? ""}`;
}

/** '2022-09-30' → '30 Sep 2022', as steps to green are written. */
export function formatShortDate(date: CalendarDate): string {
  const [year, month, day] = date.split("-");
  return `${String(Number(day))} ${(MONTHS[Number(month) - 1] ?? "").slice(0, 3)} ${year ?? ""}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months on, or the last day of a month that is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

const WEEKDAYS = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** '2022-05-23' → 'Monday 23 May 2022'. */
export function formatDay(date: CalendarDate): string {
  return `${weekdayName(date)} ${formatDate(date)}`;
}

/** '2022-05-23' → 'Monday'. */
export function weekdayName(date: CalendarDate): string {
  return WEEKDAYS[weekdayOf(date)] ?? "";
}

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit",
  hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

function londonParts(instant: Instant): Record<string, string> {
  return Object.fromEntries(LONDON.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
}

// London’s clock differs from UTC by whole hours, so all moments of an hour fall on one date; working it out is slow.
const datesByHour = new Map<string, CalendarDate>();
const HOURS_KEPT = 10_000;

/** The date in London at a moment. */
export function londonDate(instant: Instant): CalendarDate {
  const hour = instant.slice(0, "2022-05-23T12".length);
  const known = datesByHour.get(hour);
  if (known !== undefined) return known;
  const parts = londonParts(instant);
  const date = `${parts.year ?? ""}-${parts.month ?? ""}-${parts.day ?? ""}`;
  if (datesByHour.size >= HOURS_KEPT) datesByHour.clear();
  datesByHour.set(hour, date);
  return date;
}

/** A moment as read in London: '23 May 2022, 15:04'. */
export function formatMoment(instant: Instant): string {
  const parts = londonParts(instant);
  return `${formatDate(londonDate(instant))}, ${parts.hour ?? ""}:${parts.minute ?? ""}`;
}

const HOUR_MS = 3_600_000;

/** The moment at which London's clock shows that time ('HH:MM') on that day; the earlier one where it shows it twice. */
export function londonMoment(date: CalendarDate, time: string): Instant {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  const inSummer = new Date(asUtc - HOUR_MS).toISOString();
  const { hour = "", minute = "" } = londonParts(inSummer);
  return londonDate(inSummer) === date && `${hour}:${minute}` === time ? inSummer : new Date(asUtc).toISOString();
}
