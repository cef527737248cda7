/** Reads addresses as written in a sheet: 'B3', '$A$1:C5', 'C:D', '4:7'. */
import type { Merge } from "~/domain/sheet";
import { limits } from "~/spreadsheet/limits.server";

export type CellPlace = { column: number; row: number };

/** Null when it is not the address of a cell that a sheet can have. */
export function cellPlace(reference: string): CellPlace | null {
  let at = 0;
  let column = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > limits.excelColumns) return null;
  }
  const digitsFrom = at;
  let row = 0;
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
    if (row > limits.excelRows) return null;
  }
  return digitsFrom === 0 || at === digitsFrom || row === 0 ? null : { column, row };
}

/** A range of whole columns or rows reaches to the sheet's edges. */
export function cellRange(reference: string): Merge | null {
  const parts = /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/.exec(reference.replaceAll("$", "").toUpperCase());
  if (!parts) return null;
  const [, firstLetters = "", firstDigits = "", lastLetters = firstLetters, lastDigits = firstDigits] = parts;
  if ((firstLetters === "") !== (lastLetters === "") || (firstDigits === "") !== (lastDigits === "")) return null;
  if (firstLetters === "" && firstDigits === "") return null;
  const first = cellPlace(`${firstLetters || "A"}${firstDigits || "1"}`);
  const last = cellPlace(`${lastLetters || "XFD"}${lastDigits || String(limits.excelRows)}`);
  if (!first || !last) return null;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
