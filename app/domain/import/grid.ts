/** A sheet as a grid: what a cell says, with merged cells spread down over their rows. */
import { columnLetter, saysSomething, type Cell, type Merge, type Sheet, type SheetRow } from "~/domain/sheet";
import type { Place } from "~/domain/import/reading";

export type Grid = {
  sheet: Sheet;
  /** Rows with text, in order. */
  rows: readonly SheetRow[];
  byNumber: ReadonlyMap<number, SheetRow>;
  /** Merged ranges by their left column. */
  merges: ReadonlyMap<number, readonly Merge[]>;
};

/** A cell and the row it is written in: another than asked for where the cells are merged downwards. */
export type Found = { cell: Cell; row: number };

export function gridOf(sheet: Sheet): Grid {
  const merges = new Map<number, Merge[]>();
  for (const merge of sheet.merges) merges.set(merge.left, [...(merges.get(merge.left) ?? []), merge]);
  return {
    sheet,
    rows: sheet.rows.filter((row) => row.cells.some(saysSomething)),
    byNumber: new Map(sheet.rows.map((row) => [row.number, row])),
    merges,
  };
}

/** The cell of a row in a column, by halving: cells ascend by column. */
export function cellIn({ cells }: SheetRow, column: number): Cell | undefined {
  let low = 0;
  let high = cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle];
    if (cell === undefined || cell.column === column) return cell;
    if (cell.column < column) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

export function mergeAt(grid: Grid, row: number, column: number): Merge | null {
  return grid.merges.get(column)?.find((merge) => merge.top <= row && row <= merge.bottom) ?? null;
}

/** The cell at a place, or the one above that is merged down over it. */
export function cellAt(grid: Grid, row: number, column: number): Found | null {
  const merge = mergeAt(grid, row, column);
  const from = merge === null ? row : merge.top;
  const written = grid.byNumber.get(from);
  const cell = written === undefined ? undefined : cellIn(written, column);
  return cell === undefined ? null : { cell, row: from };
}

export function textAt(grid: Grid, row: number, column: number): string {
  return cellAt(grid, row, column)?.cell.text.trim() ?? "";
}

/** The cells of a row that say something of their own. */
export function filledCells(row: SheetRow): Cell[] {
  return row.cells.filter(saysSomething);
}

export function placeOf(grid: Grid, row: number, column: number | null): Place {
  return { sheet: grid.sheet.name, row, column: column === null ? null : columnLetter(column) };
}
