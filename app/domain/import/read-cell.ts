/** Reads one cell of a finding's row into canonical form, or says why it cannot be taken. */
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import { done, refuse, type Done } from "~/domain/problem";
import type { Cell } from "~/domain/sheet";
import { isBlankMark } from "~/domain/import/read-entry";

/** The canonical text of a cell; null where it is empty, or says so with a dash. */
export function readCell(key: ColumnKey, cell: Cell | null, marked: boolean): Done<string | null> {
  if (cell === null || cell.text.trim() === "") return done(null);
  const { heading, kind, parse } = COLUMNS[key];
  if (cell.kind === "error") return refuse("invalid", `The cell holds the error ${cell.text.trim()}. Correct the formula, or write the value.`);
  if (!marked && isBlankMark(cell.text)) return done(null);
  if (kind === "date") {
    if (cell.date !== null) return done(cell.date.slice(0, 10));
    if (cell.kind === "number") return refuse("invalid", `${cell.text.trim()} is a number, not a date. Give the cell of ${heading} a date format, or write it as 23/05/2022.`);
  }
  return parse(cell.text);
}
