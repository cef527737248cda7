/** Reads the notes of a past meeting out of a Word document or a text: their header and items, or their header above a table of findings. */
import { columnLetter, type Sheet, type Workbook } from "~/domain/sheet";
import type { ReadOptions } from "~/domain/import/draft-reading";
import { headerAt } from "~/domain/import/find-header";
import { gridOf } from "~/domain/import/grid";
import { addActions, addMeeting, linesOf, rowNumbered, traceRest } from "~/domain/import/paper/paper-sheet";
import { readComposed } from "~/domain/import/paper/read-composed";
import type { Reading } from "~/domain/import/reading";
import { readTracker } from "~/domain/import/read-tracker";
import type { PaperNotes } from "~/domain/notes/paper-notes";
import { readHeader } from "~/domain/notes/read-header";
import { readNotes } from "~/domain/notes/read-notes";

/** The notes of a meeting; `until` is the row after the last of them, `cells` what of a row says something, by its letters. */
export type ReadingPaper = {
  notes: PaperNotes; sheet: string; until: number; cells: ReadonlyMap<number, readonly string[]>;
  /** The row after the last item, where something else than the next meeting follows. */
  itemsUntil?: number;
};

export function isPaper({ format }: Pick<Workbook, "format">): boolean {
  return format === "docx" || format === "text";
}

function readItems(sheet: Sheet, lines: readonly string[], reading: Reading): boolean {
  const notes = readNotes(lines);
  if (notes === null) return false;
  const until = lines.length + 1;
  const meeting = addMeeting(reading, sheet, notes, until);
  addActions(reading, sheet, notes.items, meeting);
  traceRest(reading, sheet, notes, until);
  const head = notes.headings.at(-1) ?? 1;
  const columns = rowNumbered(sheet, head)?.cells.map((cell) => ({ column: columnLetter(cell.column), heading: cell.text.trim(), meaning: null })) ?? [];
  reading.sheets.push({ name: sheet.name, headerRow: head, columns });
  return true;
}

/** Notes whose items are the rows of a table of findings: all that stands above it is their header. */
function readAboveTable(sheet: Sheet, sheetNumber: number, lines: readonly string[], reading: Reading, options: ReadOptions): boolean | null {
  const grid = gridOf(sheet);
  const first = grid.rows.findIndex((_, index) => headerAt(grid, index, options.mapping, null) !== null);
  const until = grid.rows[first]?.number;
  const header = until === undefined ? null : readHeader(lines, until - 1);
  if (header === null || until === undefined || (header.attendance.length === 0 && header.chair === null)) return null;
  const notes: PaperNotes = { ...header, left: [], items: [], next: null };
  const meeting = addMeeting(reading, sheet, notes, until);
  traceRest(reading, sheet, notes, until);
  const others = new Set(header.left.map(({ line }) => line));
  return readTracker(sheet, sheetNumber, reading, options, { meeting, read: (row) => row < until && !others.has(row) });
}

/** Adds what a paper says to the reading. False where it has neither notes nor a table. */
export function readPaper(sheet: Sheet, sheetNumber: number, reading: Reading, options: ReadOptions): boolean {
  const lines = linesOf(sheet);
  if (readComposed(sheet, sheetNumber, lines, reading, options) || readItems(sheet, lines, reading)) return true;
  return readAboveTable(sheet, sheetNumber, lines, reading, options) ?? readTracker(sheet, sheetNumber, reading, options);
}
