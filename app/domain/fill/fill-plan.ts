/** What filling in somebody's own workbook would write, and everything it leaves, with the reason. */
import type { CellEdit, CellLeft, CellValue } from "~/domain/cell-edit";
import type { IgnoredColumn } from "~/domain/import/reading";
import { columnLetter } from "~/domain/sheet";

/** The columns that are filled in, in the order in which they are decided: a date or a reason goes with what it is about. */
export const FILLED_FIELDS = [
  "strategicLead", "tacticalLead", "stepsToGreen", "update", "updateAsAt", "rag", "ragReason", "targetDate", "deadline", "hmicfrsStatus",
] as const;
export type FilledField = (typeof FILLED_FIELDS)[number];
export type CellField = FilledField | "questions" | "responses";

/** `column` is a letter. */
type About = { sheet: string; row: number; column: string; reference: string; label: string; field: CellField };

/** `from` and `to` as a person reads them in the cell; '' where it is empty. */
export type FilledCell = About & { from: string; to: string; value: CellValue };
export type LeftCell = About & { reason: string };
/** A row of the file that is no finding here, or not certainly one. */
export type UnmatchedRow = { sheet: string; row: number; text: string; reason: string };
/** Something of the record that the file has no place for. */
export type WithoutPlace = { reference: string; label: string; what: string; reason: string };

export type FillPlan = {
  file: string;
  filled: FilledCell[];
  /** Cells of matched rows that say something else than the record, and are left all the same. */
  left: LeftCell[];
  /** The same of cells that a formula fills. */
  formulas: LeftCell[];
  rowsWithoutFinding: UnmatchedRow[];
  findingsWithoutRow: { reference: string; label: string; inspection: string | null }[];
  entriesWithoutPlace: WithoutPlace[];
  columnsIgnored: IgnoredColumn[];
  /** Cells that say what the record says. */
  right: number;
  notices: string[];
  /** Why nothing at all could be filled in, and what to do; null where something could. */
  nothing: string | null;
};

export function blankFill(file: string): FillPlan {
  return { file, filled: [], left: [], formulas: [], rowsWithoutFinding: [], findingsWithoutRow: [], entriesWithoutPlace: [], columnsIgnored: [], right: 0, notices: [], nothing: null };
}

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function editsOf(plan: FillPlan): CellEdit[] {
  return plan.filled.map(({ sheet, row, column, value }) => ({ sheet, row, column: columnNumber(column), value }));
}

/** 'Tracker!B4', as cells are named elsewhere. */
export function cellKey(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnLetter(column)}${String(row)}`;
}

/** Cells that turned out not to be writable, by `cellKey`. */
export type Unwritable = ReadonlyMap<string, CellLeft>;

export function unwritable(left: readonly CellLeft[]): Unwritable {
  return new Map(left.map((cell) => [cellKey(cell.sheet, cell.row, cell.column), cell]));
}
