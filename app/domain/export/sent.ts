/** What an export sent, cell by cell: kept, so that a workbook that comes back is compared with what its sender was given. */
import { isCalendarDate, type CalendarDate } from "~/domain/calendar-date";
import { withKeysNamed } from "~/domain/export/entry-names";
import { EXPORT_VIEWS, type ExportView, type ExportWorkbook, type SheetId } from "~/domain/export/export-sheet";

/** Canonical values by sheet, row and column; a column that is absent was empty. Joined copies are not kept. */
export type ExportSent = {
  version: 1;
  view: ExportView;
  asAt: CalendarDate;
  rows: Partial<Record<SheetId, Record<string, Record<string, string>>>>;
};

export function sentValues(workbook: ExportWorkbook): ExportSent {
  const rows: ExportSent["rows"] = {};
  for (const sheet of workbook.sheets) {
    if (!sheet.keyed) continue;
    const ofSheet: Record<string, Record<string, string>> = {};
    for (const row of sheet.rows) {
      if (row.rowId === null) continue;
      const named = withKeysNamed(row, (rowId) => rowId);
      const values: Record<string, string> = {};
      for (const [index, column] of sheet.columns.entries()) {
        const value = named.values[index] ?? null;
        if (value !== null && column.key !== "questions" && column.key !== "responses") values[column.key] = value;
      }
      ofSheet[row.rowId] = values;
    }
    rows[sheet.id] = ofSheet;
  }
  return { version: 1, view: workbook.view, asAt: workbook.today, rows };
}

function isSent(value: unknown): value is ExportSent {
  if (typeof value !== "object" || value === null) return false;
  const { version, view, asAt, rows } = value as Record<string, unknown>;
  return version === 1 && EXPORT_VIEWS.some((each) => each === view) && typeof asAt === "string" && isCalendarDate(asAt) && typeof rows === "object" && rows !== null;
}

/** `json` is what was stored of an export; anything else is a bug. */
export function readSent(json: string): ExportSent {
  const value: unknown = JSON.parse(json);
  if (!isSent(value)) throw new Error("The values sent by an export are not in the form they are stored in.");
  return value;
}
