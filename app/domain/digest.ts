/** The digest: at most one mail a person and day, which says how much of what kind waits and where to read it; never what it is about. */
import { addDays, daysBetween, formatDate, londonDate, londonMoment, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { isDueSoon, reminderLines, updatesWords, type Reminder } from "~/domain/cycle/reminder";
import { inDays } from "~/domain/date-words";
import { countWork, type Work } from "~/domain/my-work";
import type { Office } from "~/domain/office";
import type { WorkGroup } from "~/domain/my-work/work-item";
import { workCountWords } from "~/domain/my-work/work-words";

export type Letter = { subject: string; text: string };

/** Where a digest leads, without a slash at the end. */
type Written = { work: Work; office: Office; publicUrl: string; today: CalendarDate; /** The updates of the SIB cycle that is open which they have not submitted. */ reminder: Reminder | null; /** Asked for by the secretariat: then it is reason enough for a mail. */ reminded?: boolean };

function line({ kind, items }: WorkGroup, office: Office, today: CalendarDate): string {
  const overdue = items.filter(({ due }) => due !== null && due < today).length;
  const [longest = 0] = items.flatMap(({ since }) => (since === null ? [] : [daysBetween(since, today)])).sort((a, b) => b - a);
  const parts = [
    workCountWords(kind, items.length, office),
    ...(overdue > 0 ? [`${overdue.toLocaleString("en-GB")} overdue`] : []),
    ...(longest > 0 ? [items.length === 1 ? `for ${inDays(longest)}` : `the longest for ${inDays(longest)}`] : []),
  ];
  return `- ${parts.join(", ")}`;
}

/** Null where nothing waits. */
export function digestLetter({ work, office, publicUrl, today, reminder, reminded = false }: Written): Letter | null {
  const mine = work.groups.filter((group) => group.mine);
  const { waiting, overdue } = countWork(work, today);
  const pressing = reminder !== null && (reminded || isDueSoon(reminder, today));
  if (waiting === 0 && !pressing) return null;
  const things = `${waiting.toLocaleString("en-GB")} ${waiting === 1 ? "thing waits" : "things wait"} for you`;
  const asked = reminder === null ? [] : [...reminderLines(reminder, publicUrl, today), ""];
  const waits = waiting === 0 ? [] : [
    `${things} in the assurance tracker${overdue === 0 ? "" : `, ${overdue.toLocaleString("en-GB")} overdue`}.`,
    "",
    ...mine.map((group) => line(group, office, today)),
    "",
  ];
  return {
    subject: `Assurance tracker: ${pressing ? `${updatesWords(reminder.findings.length)} to submit for the SIB of ${formatDate(reminder.boardOn)}` : things}`,
    text: [
      ...asked,
      ...waits,
      `Open your work: ${publicUrl}/`,
      "",
      "This mail says only that something waits. What it is about is read in the tracker.",
      `It comes at most once a day. To stop it: ${publicUrl}/account`,
      "",
    ].join("\n"),
  };
}

/** 'HH:MM' by London's clock. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Monday to Friday; bank holidays are not known here. */
export function isWorkingDay(date: CalendarDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}

/** Since when today's digests are due; null on a day without any, and before their time. */
export function digestDueSince(now: Instant, at: string): Instant | null {
  const today = londonDate(now);
  const moment = londonMoment(today, at);
  return isWorkingDay(today) && moment <= now ? moment : null;
}

/** The next moment, after `now`, at which London's clock shows `at` ('HH:MM') on a working day. */
export function nextDigestAt(now: Instant, at: string): Instant {
  const today = londonDate(now);
  const days = [0, 1, 2, 3, 4].map((ahead) => addDays(today, ahead)).filter(isWorkingDay);
  const moments = days.map((day) => londonMoment(day, at));
  return moments.find((moment) => moment > now) ?? londonMoment(addDays(today, 1), at);
}
