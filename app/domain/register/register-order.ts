/** The order of the reports: the newest inspection first, and within it as printed. */
import type { InspectionRecord } from "~/domain/record";
import type { RegisterRow } from "~/domain/register/register-row";

export type RegisterInspection = Pick<InspectionRecord, "title" | "publishedOn">;

type Placed = Pick<RegisterRow, "inspection" | "position" | "sequence">;

/** Newest first; those whose date is unknown come after, and rows without an inspection last. */
export function inReportOrder<Row extends Placed>(rows: readonly Row[], inspections: readonly RegisterInspection[]): Row[] {
  const byDate = [...inspections].sort((a, b) => (b.publishedOn ?? "").localeCompare(a.publishedOn ?? "") || a.title.localeCompare(b.title));
  const places = new Map(byDate.map((inspection, index) => [inspection.title, index]));
  const place = (row: Row) => (row.inspection === null ? places.size : (places.get(row.inspection) ?? places.size));
  return [...rows].sort((a, b) => place(a) - place(b) || a.position - b.position || a.sequence - b.sequence);
}
