/** Remembers which cells of a workbook changed, and tells quickly whether one of a range did. */
import type { Merge } from "~/domain/sheet";

/** Looking row by row at more than this altogether costs more than it saves: from then on any range counts as changed. */
const MOST_LOOKS = 10_000_000;

export type ChangedCells = {
  add(sheet: string, column: number, row: number): void;
  /** Says yes where it is not worth finding out. */
  within(sheet: string, area: Merge): boolean;
};

export function changedCells(): ChangedCells {
  const sheets = new Map<string, Map<number, Set<number>>>();
  const key = (sheet: string) => sheet.toLowerCase();
  let looks = 0;

  function add(sheet: string, column: number, row: number): void {
    const columns = sheets.get(key(sheet)) ?? new Map<number, Set<number>>();
    sheets.set(key(sheet), columns);
    const rows = columns.get(column) ?? new Set<number>();
    columns.set(column, rows.add(row));
  }

  function hasRow(rows: ReadonlySet<number>, { top, bottom }: Merge): boolean {
    if (bottom - top < rows.size) {
      for (let row = top; row <= bottom; row++, looks++) if (rows.has(row)) return true;
    } else {
      for (const row of rows) {
        looks++;
        if (row >= top && row <= bottom) return true;
      }
    }
    return false;
  }

  function within(sheet: string, area: Merge): boolean {
    for (const [column, rows] of sheets.get(key(sheet)) ?? []) {
      if (looks++ >= MOST_LOOKS) return true;
      if (column >= area.left && column <= area.right && hasRow(rows, area)) return true;
    }
    return false;
  }

  return { add, within };
}
