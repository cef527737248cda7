/** Reads a row of one of our own sheets into canonical values, each with the place of its cell. */
import { COLUMNS, headingKey, type ColumnKey } from "~/domain/columns";
import { parseDate } from "~/domain/calendar-date";
import { readFindingReference } from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";
import { normaliseText, parseText } from "~/domain/text";
import { columnLetter, saysSomething, type Cell, type SheetRow } from "~/domain/sheet";
import { hold } from "~/domain/import/draft-reading";
import { cellIn } from "~/domain/import/grid";
import { keyIn, type OwnColumn, type OwnSheet } from "~/domain/import/own/own-sheet";
import type { Place, Reading, RowMark } from "~/domain/import/reading";
import { follow, mark } from "~/domain/import/trace";

export type OwnCell = { value: string | null; place: Place };

/** `read` gives the canonical value of a text; short texts that recur are read once. */
type Reader = { column: OwnColumn; letter: string; read: (cell: Cell) => Done<string | null> };

/** A sheet made ready for its rows. */
export type RowReader = {
  sheet: OwnSheet;
  name: string;
  byName: ReadonlyMap<string, Reader>;
  /** The cells that make up each response, in order. */
  texts: ReadonlyMap<number, readonly OwnColumn[]>;
  reading: Reading;
  /** The numbers of the columns that have a heading of ours. */
  headed: ReadonlySet<number>;
  /** Cells held back already, so that a cell asked for twice is held back once. */
  held: Set<string>;
};

export type OwnRow = { reader: RowReader; cells: SheetRow; row: number; place: Place; mark: RowMark | null };

/** The parse of the one column list, for the sheets that follow it. */
function trackerParse(sheet: OwnSheet, { spec }: OwnColumn): ((text: string) => Done<string | null>) | null {
  const follows = (sheet.id === "tracker" || sheet.id === "assurance") && spec.key in COLUMNS && spec.editing !== "copy";
  return follows ? COLUMNS[spec.key as ColumnKey].parse : null;
}

function readChoice(column: OwnColumn, text: string): Done<string | null> {
  const { heading, words } = column.spec;
  const wanted = headingKey(text);
  const found = words.find(([code, word]) => headingKey(word) === wanted || headingKey(code) === wanted);
  if (found !== undefined) return done(found[0]);
  return refuse("invalid", `“${text.trim()}” is not a value of ${heading}. Use one of: ${words.map(([, word]) => word).join(", ")}.`);
}

function parseOf(sheet: OwnSheet, column: OwnColumn): (text: string) => Done<string | null> {
  const { spec } = column;
  if (spec.kind === "date") return parseDate;
  const tracker = trackerParse(sheet, column);
  if (tracker !== null) return tracker;
  if (spec.kind === "choice") return (text) => readChoice(column, text);
  // Composed cells hold several texts and may be longer than one.
  return spec.editing === "edit" ? (text) => parseText(text, spec.heading) : (text) => done(normaliseText(text).trim() || null);
}

const SHORT = 40;

function readerOf(sheet: OwnSheet, column: OwnColumn): Reader {
  const parse = parseOf(sheet, column);
  const known = new Map<string, Done<string | null>>();
  const { kind: shownAs } = column.spec;
  const read = (cell: Cell): Done<string | null> => {
    const { text, kind, date } = cell;
    if (kind === "error") return refuse("invalid", `The cell holds the error ${text.trim()}. Correct the formula, or write the value.`);
    if ((shownAs === "date" || shownAs === "when") && date !== null) return done(date.slice(0, 10));
    if (text.length > SHORT) return parse(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = parse(text);
    known.set(text, value);
    return value;
  };
  return { column, letter: columnLetter(column.column), read };
}

/** The key of a column in what was sent. */
export function nameOf(key: string, response: number): string {
  return response === 1 ? key : `${key} ${String(response)}`;
}

// A grey copy is kept elsewhere; only the label of the assurance view names the finding of a new row.
function isRead({ spec, continued }: OwnColumn): boolean {
  if (continued > 0 || spec.key === "response") return false;
  return spec.editing !== "copy" || spec.key === "labelled" || spec.key === "reference" || spec.key === "number";
}

export function rowReader(sheet: OwnSheet, reading: Reading): RowReader {
  const texts = new Map<number, OwnColumn[]>();
  for (const column of [...sheet.columns].sort((a, b) => a.continued - b.continued)) {
    if (column.spec.key === "response") texts.set(column.response, [...(texts.get(column.response) ?? []), column]);
  }
  const byName = new Map(sheet.columns.filter(isRead).map((column) => [nameOf(column.spec.key, column.response), readerOf(sheet, column)]));
  return { sheet, name: sheet.grid.sheet.name, byName, texts, reading, headed: new Set(sheet.columns.map((each) => each.column)), held: new Set() };
}

const TWO_KEYS = "The row has two hidden keys, so it is not certain what the row is. Delete the one that was pasted in, and import the file again.";
const ALTERED = "The row’s hidden key has been altered, so it is not certain what the row is. Export again, or empty the key to add the row as a new one.";

/** A row whose key was altered is held back. */
function markOf({ reading, name, headed }: RowReader, row: SheetRow, instance: string | null): RowMark | null | "held" {
  const found = keyIn(row, headed);
  if (found === null) return null;
  const place = { sheet: name, row: row.number, column: columnLetter(found.column) };
  mark(reading.trace, place, "identity", "The hidden key, which says what the row is.");
  if (typeof found.key === "string") {
    const reason = found.key === "two keys" ? TWO_KEYS : ALTERED;
    hold(reading, place, reason);
    mark(reading.trace, { ...place, column: null }, "heldBack", reason);
    return "held";
  }
  const { rowId, id, exportNumber } = found.key;
  return { rowId, id, exportNumber, ours: found.key.instance === instance, place };
}

/** The row, or null where it says nothing or is held back whole. Its cells are read when they are asked for. */
export function readOwnRow(reader: RowReader, row: SheetRow, instance: string | null): OwnRow | null {
  const found = markOf(reader, row, instance);
  if (found === "held") {
    const shown = reader.byName.get("reference");
    const cell = shown === undefined ? undefined : cellIn(row, shown.column.column);
    reader.reading.unread.push({ place: { sheet: reader.name, row: row.number, column: null }, reference: cell === undefined ? null : readFindingReference(cell.text) });
    return null;
  }
  const says = row.cells.some((cell) => saysSomething(cell) && reader.headed.has(cell.column));
  if (!says) return null;
  const read: OwnRow = { reader, cells: row, row: row.number, place: { sheet: reader.name, row: row.number, column: null }, mark: found };
  reader.reading.trace.ownRows.push(read);
  return read;
}

/** Undefined where the sheet has no such column, or the cell is held back. `response` counts from 1. */
export function cellOf({ reader, cells, row }: OwnRow, key: string, response = 1): OwnCell | undefined {
  const of = reader.byName.get(nameOf(key, response));
  if (of === undefined) return undefined;
  const place = { sheet: reader.name, row, column: of.letter };
  const cell = cellIn(cells, of.column.column);
  if (cell === undefined || cell.text === "") return { value: null, place };
  const value = of.read(cell);
  if (value.ok) return { value: value.value, place };
  const name = `${of.letter}${String(row)}`;
  if (!reader.held.has(name)) hold(reader.reading, place, value.problem.message);
  reader.held.add(name);
  return undefined;
}

export function valueOf(row: OwnRow, key: string, response = 1): string | null {
  return cellOf(row, key, response)?.value ?? null;
}

/** The text of a response with what goes on in further cells, as written. */
export function responseText({ reader, cells, row }: OwnRow, response: number): OwnCell | undefined {
  const columns = reader.texts.get(response);
  const first = columns?.[0];
  if (columns === undefined || first === undefined) return undefined;
  const text = columns.map((each) => cellIn(cells, each.column)?.text ?? "").join("");
  const leader: Place = { sheet: reader.name, row, column: columnLetter(first.column) };
  for (const { column } of columns.slice(1)) follow(reader.reading.trace, { ...leader, column: columnLetter(column) }, leader);
  return { value: text.trim() === "" ? null : text, place: leader };
}
