/** What stands beside an entry that has no response. */
import { daysBetween, londonDate, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import { isIssued } from "~/domain/entry";
import type { EntryRecord } from "~/domain/record";

export function waitingWords(entry: EntryRecord, today: CalendarDate): { words: string; waits: boolean } {
  if (!isIssued(entry.state)) return { words: "Not issued yet", waits: false };
  if (entry.kind !== "question") return { words: "No response recorded", waits: false };
  if (entry.state === "closed") return { words: "Closed without a response", waits: false };
  const since = entry.issuedAt === null ? null : daysBetween(londonDate(entry.issuedAt), today);
  const waited = since === null ? "" : since === 0 ? ", since today" : `, ${inDays(since)}`;
  const late = entry.dueOn !== null && entry.dueOn < today ? `, due ${inDays(daysBetween(entry.dueOn, today))} ago` : "";
  return { words: `Waiting for the force${waited}${late}`, waits: true };
}
