/** Reads a row of one of our own sheets into canonical values, each with the place of its cell. */
import { COLUMNS, headingKey, type ColumnKey } from "~/domain/columns";
import { parseDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";
import { normaliseText, parseText } from "~/domain/text";
import type { Cell } from "~/domain/sheet";
import { hold } from "~/domain/import/draft-reading";
import { placeOf } from "~/domain/import/grid";
import { keyIn, type OwnColumn, type OwnSheet } from "~/domain/import/own/own-sheet";
import type { Place, Reading, RowMark } from "~/domain/import/reading";
import type { SheetRow } from "~/domain/sheet";

export type OwnCell = { value: string | null; place: Place };

export type OwnRow = {
  row: number;
  place: Place;
  mark: RowMark | null;
  /** Absent where the sheet has no such column, or the cell was held back. `response` from 1. */
  cell: (key: string, response?: number) => OwnCell | undefined;
  /** The text of a response with what goes on in further cells, as written. */
  longText: (key: string, response: number) => OwnCell | undefined;
};

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

function readOwnCell(sheet: OwnSheet, column: OwnColumn, cell: Cell | undefined): Done<string | null> {
  const text = cell?.text ?? "";
  if (cell === undefined || text.trim() === "") return done(null);
  if (cell.kind === "error") return refuse("invalid", `The cell holds the error ${text.trim()}. Correct the formula, or write the value.`);
  const { spec } = column;
  if (spec.kind === "date") return cell.date !== null ? done(cell.date.slice(0, 10)) : parseDate(text);
  const parse = trackerParse(sheet, column);
  if (parse !== null) return parse(text);
  if (spec.kind === "choice") return readChoice(column, text);
  // Composed cells hold several texts and may be longer than one.
  return spec.editing === "edit" ? parseText(text, spec.heading) : done(normaliseText(text).trim() || null);
}

/** Null where the key was altered: the row is then held back. */
function markOf(sheet: OwnSheet, row: SheetRow, instance: string | null, reading: Reading): RowMark | null | "held" {
  const found = keyIn(row);
  if (found === null) return null;
  const place = placeOf(sheet.grid, row.number, found.column);
  if (found.key === "bad checksum") {
    hold(reading, place, "The row’s hidden key has been altered, so it is not certain what the row is. Export again, or empty the key to add the row as a new one.");
    return "held";
  }
  const { rowId, id, exportNumber } = found.key;
  return { rowId, id, exportNumber, ours: found.key.instance === instance, place };
}

/** The row, or null where it says nothing or is held back whole. */
export function readOwnRow(sheet: OwnSheet, row: SheetRow, instance: string | null, reading: Reading): OwnRow | null {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const says = sheet.columns.some((each) => (cells.get(each.column)?.text.trim() ?? "") !== "");
  if (!says) return null;
  const mark = markOf(sheet, row, instance, reading);
  if (mark === "held") return null;
  const read = new Map<string, OwnCell>();
  for (const column of sheet.columns) {
    if (column.continued > 0 || column.spec.key === "response") continue;
    // A grey copy is kept elsewhere; only the label of the assurance view names the finding of a new row.
    if (column.spec.editing === "copy" && column.spec.key !== "labelled" && column.spec.key !== "reference" && column.spec.key !== "number") continue;
    const place = placeOf(sheet.grid, row.number, column.column);
    const value = readOwnCell(sheet, column, cells.get(column.column));
    if (value.ok) read.set(`${column.spec.key} ${String(column.response)}`, { value: value.value, place });
    else hold(reading, place, value.problem.message);
  }
  return {
    row: row.number,
    place: placeOf(sheet.grid, row.number, null),
    mark,
    cell: (key, response = 1) => read.get(`${key} ${String(response)}`),
    longText: (key, response) => {
      const columns = sheet.columns.filter((each) => each.spec.key === key && each.response === response).sort((a, b) => a.continued - b.continued);
      const [first] = columns;
      if (first === undefined) return undefined;
      const text = columns.map((each) => cells.get(each.column)?.text ?? "").join("");
      return { value: text.trim() === "" ? null : text, place: placeOf(sheet.grid, row.number, first.column) };
    },
  };
}
