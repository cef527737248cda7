/** Which rows a view's filters let through. */
import { addDays, type CalendarDate } from "~/domain/calendar-date";
import type { RegisterRow } from "~/domain/register/register-row";
import { hasUnanswered, isFindingOpen, isOverdue, lacksLead, lacksUpdateSince } from "~/domain/register/register-rules";
import { rowSays, searchTerms } from "~/domain/register/register-search";
import { NO_LEADS, NONE, type Filters, type Since } from "~/domain/register/register-view";

/** The first day an update may be of; "28 days" lets an update of 28 days ago pass. */
export function sinceDate(since: Since, today: CalendarDate): CalendarDate {
  return "date" in since ? since.date : addDays(today, -since.days);
}

function among(chosen: readonly string[], value: string | null): boolean {
  return chosen.length === 0 || chosen.includes(value ?? NONE);
}

function hasLead(row: RegisterRow, chosen: readonly string[]): boolean {
  if (chosen.length === 0) return true;
  if (chosen.includes(NONE) && lacksLead(row)) return true;
  if (chosen.includes(NO_LEADS) && row.strategicLead === null && row.tacticalLead === null) return true;
  return [row.strategicLead, row.tacticalLead].some((lead) => lead !== null && chosen.includes(lead));
}

/** A test of one row, made once for many. Within one filter any value will do; all filters must hold. */
export function rowFilter(filters: Filters, today: CalendarDate): (row: RegisterRow) => boolean {
  const terms = searchTerms(filters.search);
  const since = filters.noUpdateSince === null ? null : sinceDate(filters.noUpdateSince, today);
  return (row) =>
    among(filters.inspections, row.inspection) &&
    among(filters.kinds, row.kind) &&
    among(filters.rags, row.rag) &&
    among(filters.statuses, row.hmicfrsStatus) &&
    among(filters.assurances, row.assurance) &&
    hasLead(row, filters.leads) &&
    (!filters.open || isFindingOpen(row)) &&
    (!filters.overdue || isOverdue(row, today)) &&
    (!filters.unanswered || hasUnanswered(row)) &&
    (filters.updates.length === 0 || (row.cycleUpdate !== null && filters.updates.includes(row.cycleUpdate))) &&
    (since === null || lacksUpdateSince(row, since)) &&
    rowSays(row, terms);
}
