/** Reads the notes of a past meeting out of a Word document or a text: their header and items, or their header above a table of findings. */
import { columnLetter, type Sheet, type SheetRow, type Workbook } from "~/domain/sheet";
import { notice, type ReadOptions } from "~/domain/import/draft-reading";
import { headerAt } from "~/domain/import/find-header";
import { filledCells, gridOf } from "~/domain/import/grid";
import type { Place, Reading, ReadingMeeting } from "~/domain/import/reading";
import { readTracker } from "~/domain/import/read-tracker";
import { mark } from "~/domain/import/trace";
import type { PaperItem, PaperNotes } from "~/domain/notes/paper-notes";
import { PAGE } from "~/domain/notes/printed-rows";
import { readHeader } from "~/domain/notes/read-header";
import { readNotes } from "~/domain/notes/read-notes";

/** The notes of a meeting; `until` is the row after the last of them, `cells` what of a row says something, by its letters. */
export type ReadingPaper = { notes: PaperNotes; sheet: string; until: number; cells: ReadonlyMap<number, readonly string[]> };

export function isPaper({ format }: Pick<Workbook, "format">): boolean {
  return format === "docx" || format === "text";
}

/** Every row as a line, its cells parted by tabs; line 1 is row 1. */
function linesOf(sheet: Sheet): string[] {
  const lines: string[] = [];
  for (const { number, cells } of sheet.rows) {
    while (lines.length < number) lines.push("");
    const parts: string[] = [];
    for (const { column, text } of cells) {
      while (parts.length < column) parts.push("");
      parts[column - 1] = text;
    }
    lines[number - 1] = parts.join("\t");
  }
  return lines;
}

function rowPlace(sheet: Sheet, row: number): Place {
  return { sheet: sheet.name, row, column: null };
}

/** Rows ascend by number. */
function rowNumbered({ rows }: Sheet, number: number): SheetRow | undefined {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row === undefined || row.number === number) return row;
    if (row.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function markRow(reading: Reading, sheet: Sheet, number: number, fate: "heading" | "notPlaced" | "titleLine", why = ""): void {
  const row = rowNumbered(sheet, number);
  for (const { column } of row === undefined ? [] : filledCells(row)) mark(reading.trace, { sheet: sheet.name, row: number, column: columnLetter(column) }, fate, why);
}

/** What belongs nowhere, and what only heads a table or numbers a page. */
function traceRest(reading: Reading, sheet: Sheet, notes: PaperNotes, until: number): void {
  for (const line of notes.headings) markRow(reading, sheet, line, "heading");
  for (const { line, text } of notes.left) {
    reading.notPlaced.push({ sheet: sheet.name, row: line, text });
    markRow(reading, sheet, line, "notPlaced");
  }
  for (const row of sheet.rows) if (row.number < until && PAGE.test(row.cells.map(({ text }) => text).join(" ").trim())) markRow(reading, sheet, row.number, "titleLine", "It numbers a page.");
  for (const sentence of notes.notices) notice(reading, sentence);
}

function addMeeting(reading: Reading, sheet: Sheet, notes: PaperNotes, until: number): number {
  const { title, date, time, facts } = notes;
  const cells = new Map(sheet.rows.map((row) => [row.number, filledCells(row).map(({ column }) => columnLetter(column))]));
  const meeting: ReadingMeeting = { title, date, time, place: rowPlace(sheet, facts.date ?? facts.title ?? 1), paper: { notes, sheet: sheet.name, until, cells } };
  return reading.meetings.push(meeting) - 1;
}

function addActions(reading: Reading, sheet: Sheet, items: readonly PaperItem[], meeting: number): void {
  for (const [item, { actions }] of items.entries()) {
    for (const { line, text, owners, due } of actions) {
      reading.actions.push({ place: rowPlace(sheet, line), mark: null, text, owners, due, finding: null, entry: null, meeting, item, cells: {} });
    }
  }
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
  if (readItems(sheet, lines, reading)) return true;
  return readAboveTable(sheet, sheetNumber, lines, reading, options) ?? readTracker(sheet, sheetNumber, reading, options);
}
