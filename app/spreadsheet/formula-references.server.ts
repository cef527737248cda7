/** Which cells a formula looks at, as far as its text says so for certain. */
import type { Merge } from "~/domain/sheet";
import { limits } from "~/spreadsheet/limits.server";

/** One end of a reference: `fixed` parts do not move with the cell that the formula is written in. */
type Corner = { column: number; row: number; columnFixed: boolean; rowFixed: boolean };
/** `sheet` null: the sheet of the formula itself. */
export type Reference = { sheet: string | null; from: Corner; to: Corner };

const SHEET = String.raw`(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?[0-9]{1,7}`;
const AREA = String.raw`(${CELL}(?::${CELL})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\p{L}\p{N}_.(!])`;
const TOKEN = new RegExp(String.raw`${SHEET}${AREA}|([\p{L}_\\][\p{L}\p{N}_.\\]*)(\()?|([0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?|\.[0-9]+)|([[\]#@!:])`, "giu");
const CONSTANTS = new Set(["TRUE", "FALSE"]);
/** What these look at is only known once they are computed. */
const ROAMING = new Set(["INDIRECT", "OFFSET", "GETPIVOTDATA", "CUBEVALUE", "LAMBDA", "LET"]);

/** Null where the text alone does not say it: names, tables, other workbooks, references that are computed. */
export function formulaReferences(formula: string): Reference[] | null {
  const text = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const found: Reference[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [, sheet, area, name, call, , sign] = match;
    if (sign !== undefined) return null;
    if (area !== undefined) {
      const [from = "", to = from] = area.split(":");
      if (sheet !== undefined && /[[\]:]/.test(sheet)) return null;
      found.push({ sheet: sheet === undefined ? null : sheetName(sheet), from: corner(from, false), to: corner(to, true) });
    } else if (name !== undefined) {
      const known = call === undefined ? CONSTANTS.has(name.toUpperCase()) : !ROAMING.has(name.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, ""));
      if (!known) return null;
    }
  }
  return found;
}

function sheetName(written: string): string {
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
}

/** A whole column has no row in it and a whole row no column: such an end reaches to the sheet's edge. */
function corner(written: string, isLast: boolean): Corner {
  const [, columnSign = "", letters = "", rowSign = "", digits = ""] = /^(\$?)([A-Z]*)(\$?)([0-9]*)$/i.exec(written) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const whole = isLast ? { column: limits.excelColumns, row: limits.excelRows } : { column: 1, row: 1 };
  return {
    column: letters === "" ? whole.column : column,
    row: digits === "" ? whole.row : Number(digits),
    columnFixed: letters === "" || columnSign !== "",
    // In "$4:7" the sign stands before the digits, where a column's would stand.
    rowFixed: digits === "" || rowSign !== "" || (letters === "" && columnSign !== ""),
  };
}

/** The range that a shared formula looks at from a cell so many columns and rows away from where it is written. */
export function shifted({ from, to }: Reference, columns: number, rows: number): Merge {
  const place = (end: Corner) => ({ column: end.column + (end.columnFixed ? 0 : columns), row: end.row + (end.rowFixed ? 0 : rows) });
  const [one, other] = [place(from), place(to)];
  return {
    top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column), right: Math.max(one.column, other.column),
  };
}
