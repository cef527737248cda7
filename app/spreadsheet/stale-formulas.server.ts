/** Which formulas have to be computed anew once cells were filled: those that look at them, directly or through others. */
import type { CellAddress } from "~/domain/cell-edit";
import type { Merge } from "~/domain/sheet";
import type { FormulaCell } from "~/spreadsheet/formula-cells.server";
import { formulaReferences, type Reference, shifted } from "~/spreadsheet/formula-references.server";

/** `ranges` null: it may look at anything. */
type Watcher = { sheet: string; cell: FormulaCell; ranges: { sheet: string; area: Merge }[] | null };

/** Chains longer than this are rare; what is left then counts as stale. */
const MOST_ROUNDS = 50;

/** `sheets`: the formulas by the name of their sheet. */
export function staleFormulas(sheets: ReadonlyMap<string, readonly FormulaCell[]>, filled: readonly CellAddress[]): Map<string, FormulaCell[]> {
  const stale = new Map<string, FormulaCell[]>();
  if (filled.length === 0) return stale;
  const changed = changedCells();
  for (const { sheet, column, row } of filled) changed.add(sheet, column, row);
  const drop = ({ sheet, cell }: Watcher) => {
    const cells = stale.get(sheet);
    if (cells === undefined) stale.set(sheet, [cell]);
    else cells.push(cell);
    changed.add(sheet, cell.column, cell.row);
  };
  let waiting = [...sheets].flatMap(([sheet, cells]) => watchersOf(sheet, cells));
  for (let round = 0; waiting.length > 0; round++) {
    const looks = waiting.filter(({ ranges }) => round >= MOST_ROUNDS || ranges === null || ranges.some(({ sheet, area }) => changed.within(sheet, area)));
    if (looks.length === 0) break;
    const now = new Set(looks);
    for (const watcher of looks) drop(watcher);
    waiting = waiting.filter((watcher) => !now.has(watcher));
  }
  return stale;
}

function watchersOf(sheet: string, cells: readonly FormulaCell[]): Watcher[] {
  const masters = new Map(cells.filter((cell) => cell.shared !== null && cell.text !== "").map((cell) => [cell.shared, cell]));
  const parsed = new Map<FormulaCell, Reference[] | null>();
  return cells.map((cell) => {
    const master = cell.text === "" && cell.shared !== null ? masters.get(cell.shared) : cell;
    if (master === undefined || master.text === "") return { sheet, cell, ranges: null };
    if (!parsed.has(master)) parsed.set(master, formulaReferences(master.text));
    const references = parsed.get(master) ?? null;
    const ranges = references?.map((reference) => ({
      sheet: reference.sheet ?? sheet,
      area: shifted(reference, cell.column - master.column, cell.row - master.row),
    }));
    return { sheet, cell, ranges: ranges ?? null };
  });
}

/** Cells by sheet and column, so that a range over many rows is looked through quickly. */
function changedCells() {
  const sheets = new Map<string, Map<number, Set<number>>>();
  const key = (sheet: string) => sheet.toLowerCase();

  function add(sheet: string, column: number, row: number): void {
    const columns = sheets.get(key(sheet)) ?? new Map<number, Set<number>>();
    sheets.set(key(sheet), columns);
    const rows = columns.get(column) ?? new Set<number>();
    columns.set(column, rows.add(row));
  }

  function within(sheet: string, { top, bottom, left, right }: Merge): boolean {
    for (const [column, rows] of sheets.get(key(sheet)) ?? []) {
      if (column < left || column > right) continue;
      if (bottom - top < rows.size) {
        for (let row = top; row <= bottom; row++) if (rows.has(row)) return true;
      } else {
        for (const row of rows) if (row >= top && row <= bottom) return true;
      }
    }
    return false;
  }

  return { add, within };
}
