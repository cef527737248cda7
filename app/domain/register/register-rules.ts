/** What the register notices about a finding: how old its update is, what is overdue, which questions wait. */
import { daysBetween, type CalendarDate } from "~/domain/calendar-date";
import { isOpen } from "~/domain/finding";
import type { RegisterPair, RegisterRow } from "~/domain/register/register-row";

/** An update older than this many days is marked: a board meets about every two months, a lead updates monthly. */
export const OLD_UPDATE_DAYS = 28;

/** The date an update counts from: as at, or received where no as-at date was given. Null without an update. */
export function updateDate(row: Pick<RegisterRow, "updateAsAt" | "updateReceivedOn">): CalendarDate | null {
  return row.updateAsAt ?? row.updateReceivedOn;
}

/** Whole days; null without an update. */
export function ageOfUpdate(row: Pick<RegisterRow, "updateAsAt" | "updateReceivedOn">, today: CalendarDate): number | null {
  const date = updateDate(row);
  return date === null ? null : daysBetween(date, today);
}

export function isFindingOpen(row: Pick<RegisterRow, "hmicfrsStatus">): boolean {
  return isOpen(row.hmicfrsStatus);
}

/** Delivered by the force's own account: nothing of it is late any more. */
function isDelivered(row: Pick<RegisterRow, "rag">): boolean {
  return row.rag === "green" || row.rag === "blue";
}

/** Open, neither Green nor Blue, and its deadline or its target date has passed. */
export function isOverdue(row: Pick<RegisterRow, "hmicfrsStatus" | "rag" | "deadline" | "targetDate">, today: CalendarDate): boolean {
  if (!isFindingOpen(row) || isDelivered(row)) return false;
  return [row.deadline, row.targetDate].some((date) => date !== null && date < today);
}

/** A question that was issued and has no submitted response. */
export function isWaiting(pair: RegisterPair): boolean {
  const { entry } = pair;
  return entry.kind === "question" && entry.state === "issued" && pair.closure === null && !entry.responses.some((response) => response.state === "submitted");
}

export function hasUnanswered(row: Pick<RegisterRow, "pairs">): boolean {
  return row.pairs.some(isWaiting);
}

/** No update at all, or its date is before `since`. */
export function lacksUpdateSince(row: Pick<RegisterRow, "updateAsAt" | "updateReceivedOn">, since: CalendarDate): boolean {
  const date = updateDate(row);
  return date === null || date < since;
}

export function lacksLead(row: Pick<RegisterRow, "strategicLead" | "tacticalLead">): boolean {
  return row.strategicLead === null || row.tacticalLead === null;
}
