/** The findings that a view of the register shows, in its order, out of the official record. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { rowFilter } from "~/domain/register/register-filter";
import { inReportOrder } from "~/domain/register/register-order";
import { shapeRows } from "~/domain/register/register-row";
import { sortRows } from "~/domain/register/register-sort";
import type { View } from "~/domain/register/register-view";

/** `boardOn` is that of the SIB cycle under way. */
export function shownFindings(record: WholeRecord, view: View, { today, boardOn }: { today: CalendarDate; boardOn: CalendarDate | null }): FindingRecord[] {
  const inspections = record.inspections.map(({ title, publishedOn }) => ({ title, publishedOn }));
  const rows = inReportOrder(shapeRows(record.findings, boardOn), inspections).filter(rowFilter(view, today));
  const byId = new Map(record.findings.map((finding) => [finding.id, finding]));
  return sortRows(rows, view.sort).flatMap((row) => byId.get(row.id) ?? []);
}
