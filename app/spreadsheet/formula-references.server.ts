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
  const text = formula.includes('"') ? formula.replace(/"(?:[^"]|"")*"/g, '""') : formula;
  const found: Reference[] = [];
  // `matchAll` would make a copy of the expression for each of many thousand formulas.
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [, sheet, area, name, call, , sign] = match;
    if (sign !== undefined) return null;
    if (area !== undefined) {
      const [from = "", to = from] = area.includes(":") ? area.split(":") : [area];
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
  let [column, row] = [0, 0];
  let [columnFixed, rowFixed] = [false, false];
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    // A sign fixes what stands behind it.
    if (code === SIGN) {
      if (isDigit(written.charCodeAt(at + 1))) rowFixed = true;
      else columnFixed = true;
    } else if (isDigit(code)) row = row * 10 + code - ZERO;
    else column = column * 26 + (code & ~LOWER_CASE) - 64;
  }
  if (column === 0) [column, columnFixed] = [isLast ? limits.excelColumns : 1, true];
  if (row === 0) [row, rowFixed] = [isLast ? limits.excelRows : 1, true];
  return { column, row, columnFixed, rowFixed };
}

const SIGN = 36;
const ZERO = 48;
const LOWER_CASE = 32;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** The range that a shared formula looks at from a cell so many columns and rows away from where it is written. */
export function shifted({ from, to }: Reference, columns: number, rows: number): Merge {
  const [left, right] = [columnOf(from, columns), columnOf(to, columns)];
  const [top, bottom] = [rowOf(from, rows), rowOf(to, rows)];
  return { top: Math.min(top, bottom), bottom: Math.max(top, bottom), left: Math.min(left, right), right: Math.max(left, right) };
}

function columnOf({ column, columnFixed }: Corner, away: number): number {
  return columnFixed ? column : column + away;
}

function rowOf({ row, rowFixed }: Corner, away: number): number {
  return rowFixed ? row : row + away;
}
