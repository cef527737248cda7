/** Reads a workbook of our own, sheet by sheet, by the marks in its rows. */
import { INSPECTION_KINDS } from "~/domain/finding";
import type { SheetId } from "~/domain/export/export-sheet";
import { notice, type ReadOptions } from "~/domain/import/draft-reading";
import { addDetails, addOwnFinding, COPIES_NOTICE, tieToParents, type FileFindings } from "~/domain/import/own/own-findings";
import { addOwnAction, addOwnEntry, nameEntries, tieFollowUps } from "~/domain/import/own/own-entries";
import { cellOf, nameOf, readOwnRow, rowReader, valueOf, type OwnRow } from "~/domain/import/own/own-row";
import { keyIn, ownSheetOf, type OwnSheet } from "~/domain/import/own/own-sheet";
import { NONE_ASIDE, setAside } from "~/domain/import/own/set-aside";
import type { Place, Reading } from "~/domain/import/reading";
import { filledCells } from "~/domain/import/grid";
import { mark } from "~/domain/import/trace";
import { columnLetter, type Sheet, type Workbook } from "~/domain/sheet";

const NOT_OURS = "It is not one of the columns of the export.";

type Read = { sheet: OwnSheet; number: number; rows: OwnRow[] };

function cellsOf<K extends string>(row: OwnRow, keys: readonly K[]): Partial<Record<K, Place>> {
  return Object.fromEntries(keys.flatMap((key) => { const cell = cellOf(row, key); return cell === undefined ? [] : [[key, cell.place]]; })) as Partial<Record<K, Place>>;
}

function markAll({ trace }: Reading, { name, rows }: Sheet, numbers: readonly number[], fate: "guide" | "heading" | "titleLine"): void {
  const wanted = new Set(numbers);
  for (const row of rows) {
    if (wanted.has(row.number)) for (const { column } of filledCells(row)) mark(trace, { sheet: name, row: row.number, column: columnLetter(column) }, fate);
  }
}

/** Headings, the lines above them, and the columns that are none of ours. */
function traceSheet(reading: Reading, { grid, headerRow, unknown, rows }: OwnSheet): void {
  const { sheet } = grid;
  markAll(reading, sheet, [headerRow], "heading");
  markAll(reading, sheet, grid.rows.map((row) => row.number).filter((number) => number < headerRow), "titleLine");
  const ignored = new Set(unknown.map((each) => each.letter));
  if (ignored.size === 0) return;
  for (const row of rows) {
    for (const { column } of filledCells(row)) {
      const letter = columnLetter(column);
      if (ignored.has(letter)) mark(reading.trace, { sheet: sheet.name, row: row.number, column: letter }, "ignoredColumn", NOT_OURS);
    }
  }
}

function addInspection(reading: Reading, row: OwnRow): void {
  const title = valueOf(row, "title");
  if (title == null) return;
  const kind = INSPECTION_KINDS.find((each) => each === valueOf(row, "kind")) ?? null;
  reading.inspections.push({ title, kind, publishedOn: valueOf(row, "publishedOn"), place: row.place, cells: cellsOf(row, ["title", "kind", "publishedOn"]) });
}

function addMeeting(reading: Reading, row: OwnRow): void {
  const title = valueOf(row, "title");
  const date = valueOf(row, "date");
  if (title == null || date == null) return;
  reading.meetings.push({ title, date, time: valueOf(row, "time"), place: row.place, cells: cellsOf(row, ["title", "date", "time"]) });
}

function listSheet(reading: Reading, { sheet, rows }: Read): void {
  const { grid, headerRow, columns, unknown } = sheet;
  const { name } = grid.sheet;
  reading.sheets.push({
    name, headerRow, columns: columns.map((each) => ({ column: columnLetter(each.column), heading: each.heading, meaning: each.spec.key })),
  });
  for (const { letter, heading } of unknown) {
    reading.ignoredColumns.push({ sheet: name, column: letter, heading, reason: NOT_OURS });
  }
  if (sheet.id === "tracker" && rows.length > 0 && columns.some((each) => each.spec.key === "questions" || each.spec.key === "responses")) notice(reading, COPIES_NOTICE);
}

/** Remembers which rows were sent as what, so that what came back is compared with it. */
function noteSent(reading: Reading, { sheet, rows }: Read): void {
  const marked = rows.flatMap((row) => (row.mark?.ours === true ? [[row.row, { exportNumber: row.mark.exportNumber, rowId: row.mark.rowId }] as const] : []));
  const columns = sheet.columns.filter((each) => each.continued === 0).map((each) => [columnLetter(each.column), nameOf(each.spec.key, each.response)] as const);
  if (marked.length > 0) reading.sent.set(sheet.grid.sheet.name, { sheet: sheet.id, rows: new Map(marked), columns: new Map(columns) });
}

function responsesIn(sheet: OwnSheet): number {
  return Math.max(1, ...sheet.columns.map((each) => each.response));
}

/** The rows that have to be looked at; the others are counted. */
function withoutAside(reads: readonly Read[], reading: Reading, { aside: input }: ReadOptions): Read[] {
  const { rows: aside, unchanged } = input === undefined ? NONE_ASIDE : setAside(reads, input);
  const { trace } = reading;
  reading.unchanged = unchanged;
  trace.ownRows = trace.ownRows.filter((row) => !aside.has(row));
  return reads.map((read) => {
    trace.aside.set(read.sheet.grid.sheet.name, new Map(read.rows.filter((row) => aside.has(row)).map((row) => [row.row, row])));
    return { ...read, rows: read.rows.filter((row) => !aside.has(row)) };
  });
}

/** The row of a question stands there twice: one of them may be a new question. */
function hasCopies({ sheet, rows }: Read): boolean {
  return sheet.id === "entries" && new Set(rows.map((row) => row.mark?.rowId)).size < rows.length;
}

/** Names of the sheets that are none of ours; the caller reads or lists them. */
export function readOwn(workbook: Workbook, reading: Reading, options: ReadOptions): string[] {
  reading.marked = true;
  const others: string[] = [];
  const reads: Read[] = [];
  for (const [index, each] of workbook.sheets.entries()) {
    const sheet = ownSheetOf(each);
    if (sheet === "guide") {
      markAll(reading, each, each.rows.map((row) => row.number), "guide");
      continue;
    }
    if (sheet === null) {
      if (each.rows.some((row) => keyIn(row) !== null)) notice(reading, `${each.name} has rows of an export, but not its row of headings, so it is not known what their columns are. Copy the headings along, and import the file again.`);
      others.push(each.name);
      continue;
    }
    const reader = rowReader(sheet, reading);
    const rows = sheet.rows.flatMap((row) => readOwnRow(reader, row, options.instance) ?? []);
    reads.push({ sheet, number: index + 1, rows });
  }
  const all = reads.flatMap((read) => read.rows);
  const keyed = reads.filter(({ sheet }) => sheet.id !== "inspections" && sheet.id !== "meetings");
  const allKnown = keyed.every(({ rows }) => rows.every((row) => row.mark?.ours === true)) && !reads.some(hasCopies);
  const findings: FileFindings = { byReference: new Map(), ours: all.some((row) => row.mark?.ours === true) || all.every((row) => row.mark === null) };
  for (const read of reads) listSheet(reading, read);
  const looked = withoutAside(reads, reading, options);
  const byKey = new Map<string, OwnRow>();
  const each = (ids: readonly SheetId[], take: (row: OwnRow, key: string, read: Read) => void) => {
    for (const read of looked.filter(({ sheet }) => ids.includes(sheet.id))) {
      for (const row of read.rows) {
        const key = `S${String(read.number)}R${String(row.row)}`;
        byKey.set(key, row);
        take(row, key, read);
      }
    }
  };
  for (const read of reads) {
    traceSheet(reading, read.sheet);
    noteSent(reading, read);
  }
  each(["inspections"], (row) => { addInspection(reading, row); });
  each(["meetings"], (row) => { addMeeting(reading, row); });
  each(["tracker", "assurance"], (row, key) => { addOwnFinding(reading, row, key, findings); });
  tieToParents(reading, byKey, findings);
  each(["details"], (row, key) => { addDetails(reading, row, key, findings); });
  each(["entries"], (row, key, { sheet }) => { addOwnEntry(reading, row, key, findings, { responses: responsesIn(sheet), allKnown }); });
  const names = nameEntries(reading);
  tieFollowUps(reading, byKey, findings, names);
  each(["actions"], (row) => { addOwnAction(reading, row, findings, names); });
  return others;
}
