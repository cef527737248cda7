/** How far off a date is, in words: every date on a page says it. */
import { daysBetween, formatDate, londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";

export function inDays(count: number): string {
  return count === 1 ? "1 day" : `${count.toLocaleString("en-GB")} days`;
}

/** 'today', 'tomorrow', 'in 12 days', '12 days ago'. */
export function howFarOff(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${inDays(days)}` : `${inDays(-days)} ago`;
}

/** '23 May 2022 (12 days ago)'. */
export function dateAndDistance(date: CalendarDate, today: CalendarDate): string {
  return `${formatDate(date)} (${howFarOff(date, today)})`;
}

/** As `dateAndDistance`, for the day in London of a moment. */
export function momentAndDistance(instant: Instant, today: CalendarDate): string {
  return dateAndDistance(londonDate(instant), today);
}

/** '51 days left', 'last day today', '3 days past'. */
export function daysLeft(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return "last day today";
  return days > 0 ? `${inDays(days)} left` : `${inDays(-days)} past`;
}
