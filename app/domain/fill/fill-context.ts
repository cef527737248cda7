/** What the parts of planning share, and how a cell is filled, left or found right. */
import type { CellValue } from "~/domain/cell-edit";
import { labelOf } from "~/domain/import/compare-finding";
import { cellIn, mergeAt, type Grid } from "~/domain/import/grid";
import type { Reading, ReadingRow } from "~/domain/import/reading";
import { cellKey, type CellField, type FillPlan, type Unwritable } from "~/domain/fill/fill-plan";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { columnLetter, type Cell } from "~/domain/sheet";

/** One row of the file for a finding, with those that go on with it. */
export type Occurrence = readonly ReadingRow[];

export type FillContext = {
  plan: FillPlan;
  record: WholeRecord;
  reading: Reading;
  grids: ReadonlyMap<string, Grid>;
  /** Where each matched finding stands. */
  occurrences: ReadonlyMap<string, Occurrence[]>;
  unwritable: Unwritable;
  /** The cells filled so far, with what goes into them: one may be merged over several findings. */
  taken: Map<string, string>;
  /** What the findings of the rows want in a cell that is merged over several of them. */
  wanted: Map<string, Set<string>>;
};

/** A cell of the file: the first of a merged range. `cell` null: it is not there, or empty without colour. */
export type Target = { sheet: string; row: number; column: number; cell: Cell | null };

export function targetAt(context: FillContext, { sheet, row }: { sheet: string; row: number }, column: number): Target {
  const grid = context.grids.get(sheet);
  if (grid === undefined) return { sheet, row, column, cell: null };
  const top = mergeAt(grid, row, column)?.top ?? row;
  const written = grid.byNumber.get(top);
  return { sheet, row: top, column, cell: (written === undefined ? undefined : cellIn(written, column)) ?? null };
}

export function textOf({ cell }: Target): string {
  return cell?.text.trim() ?? "";
}

export type Subject = { finding: FindingRecord; field: CellField; target: Target };

function about({ finding, field, target: { sheet, row, column } }: Subject) {
  return { sheet, row, column: columnLetter(column), reference: finding.reference, label: labelOf(finding), field };
}

export function leave(context: FillContext, subject: Subject, reason: string, formula = false): void {
  (formula ? context.plan.formulas : context.plan.left).push({ ...about(subject), reason });
}

/** Why the cell cannot be written, whatever is to go into it; null where it can. */
export function hindrance({ unwritable }: FillContext, { sheet, row, column, cell }: Target): { reason: string; formula: boolean } | null {
  if (cell?.formula === true) return { reason: "It holds a formula, which is never overwritten.", formula: true };
  return unwritable.get(cellKey(sheet, row, column)) ?? null;
}

/** Fills the cell, or leaves it where it cannot be written. Says whether it is filled. */
export function fill(context: FillContext, subject: Subject, value: CellValue, to: string): boolean {
  const { target } = subject;
  const hindered = hindrance(context, target);
  if (hindered !== null) {
    leave(context, subject, hindered.reason, hindered.formula);
    return false;
  }
  const key = cellKey(target.sheet, target.row, target.column);
  const other = context.taken.get(key);
  if (other !== undefined && other !== to) leave(context, subject, "Another value goes into the same cell.");
  if (other !== undefined) return other === to;
  context.taken.set(key, to);
  context.plan.filled.push({ ...about(subject), from: target.cell?.text ?? "", to, value });
  return true;
}
