/** What is known while the rows of a tracker are read: where they stand, what rows above say of them, and the reading they go into. */
import type { FindingKind } from "~/domain/finding";
import type { TableColumn } from "~/domain/import/decide-roles";
import type { ReadOptions } from "~/domain/import/draft-reading";
import type { Header } from "~/domain/import/find-header";
import { filledCells, placeOf, type Grid } from "~/domain/import/grid";
import { inspectionKind, titleKey, type InspectionTitle } from "~/domain/import/inspection-title";
import type { Reading, ReadingFinding } from "~/domain/import/reading";
import { mark } from "~/domain/import/trace";
import type { Cell, SheetRow } from "~/domain/sheet";

/** What rows above say of the rows below. */
export type Above = {
  mode: "findings" | "opening" | "aob";
  kind: FindingKind | null;
  parent: ReadingFinding | null;
  inspection: string | null;
  finding: ReadingFinding | null;
  /** A label that stands alone above the text it belongs to. */
  label: { kind: FindingKind; number: string | null; row: SheetRow } | null;
  lastRow: number;
};

export type Table = { header: Header; columns: TableColumn[] };
export type Work = { grid: Grid; sheetNumber: number; reading: Reading; options: ReadOptions; above: Above; meeting: number | null };

export function startWork(grid: Grid, sheetNumber: number, reading: Reading, options: ReadOptions): Work {
  return { grid, sheetNumber, reading, options, meeting: null, above: { mode: "findings", kind: null, parent: null, inspection: null, finding: null, label: null, lastRow: 0 } };
}

/** Names a row within the reading. */
export function keyOf(work: Work, row: number): string {
  return `S${String(work.sheetNumber)}R${String(row)}`;
}

/** Lists the cells of a row that have no place; all of them unless some are given. */
export function notPlaced(work: Work, row: SheetRow, cells: readonly Cell[] = filledCells(row)): void {
  if (cells.length === 0) return;
  work.reading.notPlaced.push({ sheet: work.grid.sheet.name, row: row.number, text: cells.map((cell) => cell.text.trim()).join(" | ") });
  for (const cell of cells) mark(work.reading.trace, placeOf(work.grid, row.number, cell.column), "notPlaced");
}

export const INSPECTION_OF = "It says which inspection the findings are from.";

/** Says what a line across the table, or above it, is to the rows below. */
export function explain({ grid, reading }: Work, row: SheetRow, is: "heading" | "titleLine", why: string): void {
  for (const cell of filledCells(row)) mark(reading.trace, placeOf(grid, row.number, cell.column), is, why);
}

/** Lists a label that no text came after. */
export function dropLabel(work: Work): void {
  if (work.above.label !== null) notPlaced(work, work.above.label.row);
  work.above.label = null;
}

/** The title as the record or the file first writes it. */
export function addInspection(work: Work, read: Omit<InspectionTitle, "sure">, row: number): string {
  const { reading, options } = work;
  const key = titleKey(read.title);
  const seen = reading.inspections.find((each) => each.title === read.title) ?? reading.inspections.find((each) => titleKey(each.title) === key);
  if (seen !== undefined) {
    seen.publishedOn ??= read.publishedOn;
    return seen.title;
  }
  const title = options.knownTitles.find((each) => titleKey(each) === key) ?? read.title;
  reading.inspections.push({ title, kind: inspectionKind(title), publishedOn: read.publishedOn, place: placeOf(work.grid, row, null) });
  return title;
}
