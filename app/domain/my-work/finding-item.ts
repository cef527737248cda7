/** Items about a finding as a whole: its update, its target date, the deadline HMICFRS set. */
import { addDays, daysBetween, type CalendarDate } from "~/domain/calendar-date";
import { daysLeft, inDays } from "~/domain/date-words";
import { isOpen } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { updatedOn, type FindingRecord } from "~/domain/record";
import { OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import type { WorkItem } from "~/domain/my-work/work-item";

/** A deadline is shown this many days before it comes. */
export const DEADLINE_DAYS = 30;

type More = Pick<WorkItem, "key" | "place" | "what"> & Partial<WorkItem>;

export function findingItem(finding: FindingRecord, more: More): WorkItem {
  return {
    reference: finding.reference, title: findingTitle(finding), about: finding.text, words: null, whose: null, since: null, due: null, ...more,
  };
}

/** Open, and not delivered by the force's own account: nothing of what is delivered is late any more. */
function needsUpdates({ hmicfrsStatus, update }: FindingRecord): boolean {
  return isOpen(hmicfrsStatus) && update?.rag !== "green" && update?.rag !== "blue";
}

function dateOfUpdate({ update }: FindingRecord): CalendarDate | null {
  return update === null ? null : updatedOn(update);
}

/** Why an update is due: there is none, it is old, or the target date has passed. Null where none is due. */
export function updateItem(finding: FindingRecord, today: CalendarDate): WorkItem | null {
  if (!needsUpdates(finding) || finding.drafts.length > 0) return null;
  const date = dateOfUpdate(finding);
  const age = date === null ? null : daysBetween(date, today);
  const old = age === null ? "No update yet" : age > OLD_UPDATE_DAYS ? `Update ${inDays(age)} old` : null;
  const missed = finding.targetDate !== null && finding.targetDate < today ? `target date ${daysLeft(finding.targetDate, today)}` : null;
  const reasons = [old, missed].filter((reason) => reason !== null);
  const [first] = reasons;
  if (first === undefined) return null;
  const words = reasons.join(", ");
  return findingItem(finding, {
    key: `update/${finding.id}`, place: { page: "finding", reference: finding.reference, part: "update" },
    what: words.charAt(0).toUpperCase() + words.slice(1),
    since: old === null || date === null ? finding.targetDate : addDays(date, OLD_UPDATE_DAYS),
  });
}

/** The deadline in the finding, from thirty days before it until it is delivered. */
export function deadlineItem(finding: FindingRecord, today: CalendarDate): WorkItem | null {
  const { deadline } = finding;
  if (deadline === null || !needsUpdates(finding) || daysBetween(today, deadline) > DEADLINE_DAYS) return null;
  return findingItem(finding, {
    key: `deadline/${finding.id}`, place: { page: "finding", reference: finding.reference, part: "facts" }, what: "HMICFRS deadline", due: deadline,
  });
}
