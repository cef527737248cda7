/** Finds the rows of a sheet that head a table: in one line, or in two with group headings. */
import type { SheetRow } from "~/domain/sheet";
import { readFindingLabel } from "~/domain/import/finding-label";
import { filledCells, mergeAt, textAt, type Grid } from "~/domain/import/grid";
import { isListedHeading, roleOfHeading, roleUnderGroup, type HeadingMapping, type RoleRead } from "~/domain/import/headings";

export type HeaderColumn = { column: number; heading: string; read: RoleRead | null };
/** `top` and `bottom` differ where the headings take two lines. */
export type Header = { top: number; bottom: number; columns: HeaderColumn[] };

const LONGEST_HEADING = 200;
const LONGEST_GROUP = 120;

function distinctRoles(columns: readonly HeaderColumn[]): Set<string> {
  return new Set(columns.flatMap((each) => (each.read === null || each.read.role === "ignore" ? [] : [each.read.role])));
}

function oneLine(row: SheetRow, mapping: HeadingMapping): Header {
  return {
    top: row.number,
    bottom: row.number,
    columns: filledCells(row).map((cell) => ({ column: cell.column, heading: cell.text.trim(), read: roleOfHeading(cell.text, mapping) })),
  };
}

/** The group heading over a column: its own cell, the merged range it lies in, or the last text to its left where nothing is merged. */
function groupOver(grid: Grid, row: number, column: number, loose: boolean): string {
  const own = textAt(grid, row, column);
  if (own !== "") return own;
  for (let left = column - 1; left > 0; left -= 1) {
    const merge = mergeAt(grid, row, left);
    if (merge !== null && merge.right >= column) return textAt(grid, row, left);
    const text = textAt(grid, row, left);
    if (text !== "") return loose ? text : "";
  }
  return "";
}

function isMergedDown(grid: Grid, row: number, column: number): boolean {
  const merge = mergeAt(grid, row, column);
  return merge !== null && merge.bottom > row;
}

/** The two rows read as one header, or null where the second is no line of headings. */
function twoLines(grid: Grid, upper: SheetRow, lower: SheetRow | undefined, mapping: HeadingMapping): Header | null {
  if (lower?.number !== upper.number + 1) return null;
  if (filledCells(upper).some((cell) => cell.text.length > LONGEST_GROUP || (readFindingLabel(cell.text)?.text ?? "") !== "")) return null;
  const below = filledCells(lower).filter((cell) => mergeAt(grid, lower.number, cell.column)?.top !== upper.number);
  if (below.length === 0 || below.some((cell) => cell.text.length > 60 || cell.kind !== "text")) return null;
  const across = filledCells(upper).some((cell) => (mergeAt(grid, upper.number, cell.column)?.right ?? 0) > cell.column);
  const down = filledCells(upper).some((cell) => isMergedDown(grid, upper.number, cell.column));
  const loose = !across;
  const columns = [...new Set([...filledCells(upper), ...below].map((cell) => cell.column))].sort((a, b) => a - b);
  const read = columns.map((column): HeaderColumn => {
    const group = groupOver(grid, upper.number, column, loose && !down);
    const bottom = below.find((cell) => cell.column === column)?.text.trim() ?? "";
    return {
      column,
      heading: [group, bottom].filter((part) => part !== "").join(" – ").replace(/\s+/g, " "),
      read: group === "" ? roleOfHeading(bottom, mapping) : roleUnderGroup(group, bottom, mapping),
    };
  });
  const resolved = below.filter((cell) => read.find((each) => each.column === cell.column)?.read != null).length;
  const grouped = below.some((cell) => textAt(grid, upper.number, cell.column) === "" || mergeAt(grid, upper.number, cell.column) !== null);
  const fits = grouped && resolved >= 1 && resolved * 2 >= below.length && (across || down || resolved === below.length);
  return fits ? { top: upper.number, bottom: lower.number, columns: read } : null;
}

function isHeading(header: Header): boolean {
  const roles = distinctRoles(header.columns).size;
  const filled = header.columns.length;
  if (header.columns.some((each) => each.heading.length > LONGEST_HEADING)) return false;
  return roles >= 2 && (roles * 3 >= filled || roles >= 4);
}

function addsTo(double: Header, lowerAlone: Header): boolean {
  const roleIn = (header: Header, column: number) => header.columns.find((each) => each.column === column)?.read?.role;
  const more = distinctRoles(double.columns).size - distinctRoles(lowerAlone.columns).size;
  return more > 0 || (more === 0 && double.columns.some((each) => each.read !== null && roleIn(lowerAlone, each.column) !== each.read.role));
}

/** A cheap test that spares reading every cell of every row as a heading. */
function mayHeadAgain(row: SheetRow, before: Header): boolean {
  const headings = new Set(before.columns.map((each) => each.heading));
  return row.cells.some((cell) => cell.kind === "text" && (isListedHeading(cell.text) || headings.has(cell.text.trim())));
}

/** The header that starts at a row, or null. `before` is the header in force above: a repeat of it counts. */
export function headerAt(grid: Grid, index: number, mapping: HeadingMapping, before: Header | null): Header | null {
  const row = grid.rows[index];
  if (row === undefined || (before !== null && !mayHeadAgain(row, before))) return null;
  const single = oneLine(row, mapping);
  if (before !== null && single.columns.length > 0) {
    if (!isHeading(single)) return null;
    const same = single.columns.filter((each) => before.columns.some((other) => other.column === each.column && other.read?.role === each.read?.role && each.read !== null)).length;
    const roles = distinctRoles(single.columns).size;
    if (same < 2 && (roles < 3 || roles * 2 < single.columns.length)) return null;
  }
  const next = grid.rows[index + 1];
  const double = twoLines(grid, row, next, mapping);
  if (double !== null && isHeading(double) && distinctRoles(double.columns).size >= distinctRoles(single.columns).size) {
    // A line of titles above a full header adds nothing that the header does not say itself.
    if (next === undefined || addsTo(double, oneLine(next, mapping))) return double;
  }
  return isHeading(single) ? single : null;
}

const SHORT = 60;

/** A row that could head a table although hardly any of its headings is known: what the mapping page shows. */
export function likelyHeader(grid: Grid, mapping: HeadingMapping): Header | null {
  for (const [index, row] of grid.rows.entries()) {
    const cells = filledCells(row);
    const next = grid.rows[index + 1];
    if (cells.length < 2 || next === undefined || filledCells(next).length < 1) continue;
    if (cells.some((cell) => cell.kind !== "text" || cell.text.length > SHORT || /[.?]\s*$/.test(cell.text))) continue;
    return oneLine(row, mapping);
  }
  return null;
}

