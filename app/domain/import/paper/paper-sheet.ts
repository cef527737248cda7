/** The one sheet of a paper: its rows as lines, what became of them, and the meeting it is of. */
import { columnLetter, type Sheet, type SheetRow } from "~/domain/sheet";
import { notice } from "~/domain/import/draft-reading";
import { filledCells } from "~/domain/import/grid";
import type { Place, Reading, ReadingMeeting } from "~/domain/import/reading";
import { mark } from "~/domain/import/trace";
import type { PaperItem, PaperNotes } from "~/domain/notes/paper-notes";
import { PAGE } from "~/domain/notes/printed-rows";

/** Every row as a line, its cells parted by tabs; line 1 is row 1. */
export function linesOf(sheet: Sheet): string[] {
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

export function rowPlace(sheet: Sheet, row: number): Place {
  return { sheet: sheet.name, row, column: null };
}

/** Rows ascend by number. */
export function rowNumbered({ rows }: Sheet, number: number): SheetRow | undefined {
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

export function markRow(reading: Reading, sheet: Sheet, number: number, fate: "heading" | "notPlaced" | "titleLine" | "taken", why = ""): void {
  const row = rowNumbered(sheet, number);
  for (const { column } of row === undefined ? [] : filledCells(row)) mark(reading.trace, { sheet: sheet.name, row: number, column: columnLetter(column) }, fate, why);
}

/** What belongs nowhere, and what only heads a table or numbers a page. */
export function traceRest(reading: Reading, sheet: Sheet, notes: PaperNotes, until: number): void {
  for (const line of notes.headings) markRow(reading, sheet, line, "heading");
  for (const { line, text } of notes.left) {
    reading.notPlaced.push({ sheet: sheet.name, row: line, text });
    markRow(reading, sheet, line, "notPlaced");
  }
  for (const row of sheet.rows) if (row.number < until && PAGE.test(row.cells.map(({ text }) => text).join(" ").trim())) markRow(reading, sheet, row.number, "titleLine", "It numbers a page.");
  for (const sentence of notes.notices) notice(reading, sentence);
}

export function addMeeting(reading: Reading, sheet: Sheet, notes: PaperNotes, until: number): number {
  const { title, date, time, facts } = notes;
  const cells = new Map(sheet.rows.map((row) => [row.number, filledCells(row).map(({ column }) => columnLetter(column))]));
  const meeting: ReadingMeeting = { title, date, time, place: rowPlace(sheet, facts.date ?? facts.title ?? 1), paper: { notes, sheet: sheet.name, until, cells } };
  return reading.meetings.push(meeting) - 1;
}

export function addActions(reading: Reading, sheet: Sheet, items: readonly PaperItem[], meeting: number): void {
  for (const [item, { actions }] of items.entries()) {
    for (const { line, text, owners, due } of actions) {
      reading.actions.push({ place: rowPlace(sheet, line), mark: null, text, owners, due, finding: null, entry: null, meeting, item, cells: {} });
    }
  }
}
