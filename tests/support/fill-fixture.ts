/** Plans and carries out the filling of made-up workbooks in tests. */
import { editsOf, unwritable, type FillPlan } from "~/domain/fill/fill-plan";
import { planFill } from "~/domain/fill/plan-fill";
import { columnLetter, type Workbook } from "~/domain/sheet";
import type { Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import { fillAndCheck } from "~/spreadsheet/fill-and-check.server";
import { readBytes } from "./plan-fixture";
import { makeXlsx, type MadeCell, type MadeSheet } from "./make-xlsx";
import { valueOf } from "./round-trip";

export type FillOf = { record: WholeRecord; inspection?: string | null };

export function tryFill(workbook: Workbook, { record, inspection = "PEEL 2021/22" }: FillOf, left = unwritable([])): Done<FillPlan> {
  return planFill({ file: "tracker.xlsx", workbook, record, options: { inspection, mapping: {} }, instance: null, unwritable: left });
}

export function fillRows(rows: MadeCell[][], of: FillOf, more: Partial<MadeSheet> = {}): FillPlan {
  return valueOf(tryFill(readBytes(makeXlsx({ sheets: [{ name: "Tracker", rows, ...more }] })), of));
}

/** The filled workbook, checked against the one before. */
export function filledBytes(bytes: Uint8Array, of: FillOf): { plan: FillPlan; bytes: Uint8Array } {
  const first = valueOf(tryFill(readBytes(bytes), of));
  const tried = valueOf(fillAndCheck(bytes, editsOf(first)));
  if (tried.left.length === 0) return { plan: first, bytes: tried.bytes };
  const plan = valueOf(tryFill(readBytes(bytes), of, unwritable(tried.left)));
  return { plan, bytes: valueOf(fillAndCheck(bytes, editsOf(plan))).bytes };
}

/** 'B2: Amber → Green', cell by cell. */
export function filledLines(plan: FillPlan): string[] {
  return plan.filled.map(({ row, column, from, to }) => `${column}${String(row)}: ${from} → ${to}`);
}

export function leftLines(cells: FillPlan["left"]): string[] {
  return cells.map(({ row, column, reason }) => `${column}${String(row)}: ${reason}`);
}

/** What every cell of a workbook says, by sheet and address. */
export function cellTexts({ sheets }: Workbook): Record<string, string> {
  return Object.fromEntries(sheets.flatMap(({ name, rows }) => rows.flatMap((row) => row.cells.map((cell) => [`${name}!${columnLetter(cell.column)}${String(row.number)}`, cell.text]))));
}
