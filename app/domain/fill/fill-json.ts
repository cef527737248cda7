/** What filling in a workbook did, as JSON for other programs. */
import type { FillPlan, LeftCell } from "~/domain/fill/fill-plan";

function cellOf({ sheet, row, column, reference, field }: Pick<LeftCell, "sheet" | "row" | "column" | "reference" | "field">) {
  return { sheet, cell: `${column}${String(row)}`, reference, field };
}

function leftOf(cell: LeftCell) {
  return { ...cellOf(cell), reason: cell.reason };
}

/** Dates in `to` are ISO, as everywhere in data. */
export function fillJson(plan: FillPlan, out: string) {
  return {
    file: plan.file,
    out,
    filled: plan.filled.map((cell) => ({ ...cellOf(cell), from: cell.from, to: cell.value !== null && "date" in cell.value ? cell.value.date : cell.to })),
    right: plan.right,
    formulas: plan.formulas.map(leftOf),
    left: plan.left.map(leftOf),
    rowsWithoutFinding: plan.rowsWithoutFinding,
    findingsWithoutRow: plan.findingsWithoutRow,
    entriesWithoutPlace: plan.entriesWithoutPlace,
    columnsIgnored: plan.columnsIgnored,
    notices: plan.notices,
    nothing: plan.nothing,
  };
}
