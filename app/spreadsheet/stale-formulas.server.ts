/** Which formulas have to be computed anew once cells were filled: those that look at them, directly or through others. */
import type { CellAddress } from "~/domain/cell-edit";
import type { Merge } from "~/domain/sheet";
import { changedCells } from "~/spreadsheet/changed-cells.server";
import type { FormulaCell } from "~/spreadsheet/formula-cells.server";
import { formulaReferences, type Reference, shifted } from "~/spreadsheet/formula-references.server";
import { limits } from "~/spreadsheet/limits.server";

/** `next`: another that looks at the same cell. */
type Watcher = { sheet: string; cell: FormulaCell; next?: Watcher | undefined };
type Range = { sheet: string; area: Merge };
/** `ranges` null: it may look at anything. */
type WideWatcher = Watcher & { ranges: readonly Range[] | null };
type Watchers = {
  /** By sheet and by the one cell that they look at. */
  narrow: Map<string, Map<number, Watcher>>;
  wide: WideWatcher[];
};

/** Longer chains of wide ranges are rare, and looking on costs more than computing anew: what is left then counts as stale. */
const MOST_ROUNDS = 50;
/** Of all formulas together. Those that come later may look at anything, as may one longer than Excel allows. */
const MOST_RANGES = 300_000;
const MOST_LETTERS = 10_000_000;
const LONGEST_FORMULA = 8_192;

/** `sheets`: the formulas by the name of their sheet. */
export function staleFormulas(sheets: ReadonlyMap<string, readonly FormulaCell[]>, filled: readonly CellAddress[]): Map<string, FormulaCell[]> {
  const stale = new Map<string, Set<FormulaCell>>();
  const changed = changedCells();
  const watchers = watchersOf(sheets);
  const toFollow: CellAddress[] = [...filled];
  const drop = ({ sheet, cell }: Watcher) => {
    const cells = stale.get(sheet) ?? new Set();
    if (cells.has(cell)) return;
    stale.set(sheet, cells.add(cell));
    toFollow.push({ sheet, column: cell.column, row: cell.row });
  };
  let waiting = watchers.wide;
  for (let round = 0; toFollow.length > 0; round++) {
    for (let next = toFollow.pop(); next !== undefined; next = toFollow.pop()) {
      changed.add(next.sheet, next.column, next.row);
      for (let watcher = watchers.narrow.get(sheetKey(next.sheet))?.get(cellKey(next.column, next.row)); watcher !== undefined; watcher = watcher.next) drop(watcher);
    }
    const looks = ({ ranges }: WideWatcher) => round >= MOST_ROUNDS || ranges === null || ranges.some(({ sheet, area }) => changed.within(sheet, area));
    const still: WideWatcher[] = [];
    for (const watcher of waiting) {
      if (looks(watcher)) drop(watcher);
      else still.push(watcher);
    }
    waiting = still;
  }
  return new Map([...stale].map(([sheet, cells]) => [sheet, [...cells]]));
}

/** Names of sheets differ in more than their capitals. */
function sheetKey(sheet: string): string {
  return sheet.toLowerCase();
}

function cellKey(column: number, row: number): number {
  return row * limits.excelColumns + column;
}

function watchersOf(sheets: ReadonlyMap<string, readonly FormulaCell[]>): Watchers {
  const watchers: Watchers = { narrow: new Map(), wide: [] };
  let letters = 0;
  let count = 0;
  const parse = ({ text }: FormulaCell): Reference[] | null => {
    letters += text.length;
    return text === "" || text.length > LONGEST_FORMULA || letters > MOST_LETTERS ? null : formulaReferences(text);
  };
  for (const [sheet, cells] of sheets) {
    const masters = new Map(cells.filter((cell) => cell.shared !== null && cell.text !== "").map((cell) => [cell.shared, { cell, references: parse(cell) }]));
    for (const cell of cells) {
      const shared = cell.shared === null ? undefined : masters.get(cell.shared);
      const master = cell.text === "" ? shared?.cell : cell;
      const references = master === shared?.cell ? (shared?.references ?? null) : parse(cell);
      count += references?.length ?? 0;
      const ranges = master === undefined || references === null || count > MOST_RANGES ? null : rangesOf(references, { sheet, cell, master });
      watch(watchers, { sheet, cell }, ranges);
    }
  }
  return watchers;
}

function rangesOf(references: readonly Reference[], { sheet, cell, master }: Watcher & { master: FormulaCell }): Range[] {
  return references.map((reference) => ({ sheet: reference.sheet ?? sheet, area: shifted(reference, cell.column - master.column, cell.row - master.row) }));
}

function watch({ narrow, wide }: Watchers, watcher: Watcher, ranges: readonly Range[] | null): void {
  const others: Range[] = [];
  for (const range of ranges ?? []) {
    const { top, bottom, left, right } = range.area;
    if (top === bottom && left === right) watchOne(narrow, watcher, range);
    else others.push(range);
  }
  if (ranges === null || others.length > 0) wide.push({ ...watcher, ranges: ranges === null ? null : others });
}

function watchOne(narrow: Watchers["narrow"], { sheet: from, cell }: Watcher, { sheet, area }: Range): void {
  let cells = narrow.get(sheetKey(sheet));
  if (cells === undefined) narrow.set(sheetKey(sheet), (cells = new Map<number, Watcher>()));
  const key = cellKey(area.left, area.top);
  cells.set(key, { sheet: from, cell, next: cells.get(key) });
}
