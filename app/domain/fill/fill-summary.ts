/** What filling in a workbook did, in lines for a person at the command line. */
import { COLUMNS } from "~/domain/columns";
import type { FillPlan, LeftCell } from "~/domain/fill/fill-plan";

const LONGEST = 60;

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return "empty";
  return line.length > LONGEST ? `“${line.slice(0, LONGEST - 1).trimEnd()}…”` : `“${line}”`;
}

function counted(count: number, one: string, more: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;
}

function placed({ sheet, row, column, reference, field }: LeftCell | FillPlan["filled"][number]): string {
  return `  ${sheet}!${column}${String(row)}  ${reference} ${COLUMNS[field].heading}`;
}

function list<T>(heading: string, items: readonly T[], line: (item: T) => string): string[] {
  return items.length === 0 ? [] : ["", `${heading}:`, ...items.map(line)];
}

export function fillSummary(plan: FillPlan, out: string): string[] {
  const why = (cell: LeftCell) => `${placed(cell)}: ${cell.reason}`;
  return [
    `${out}: ${counted(plan.filled.length, "cell", "cells")} filled in, ${counted(plan.right, "was", "were")} right already.`,
    ...(plan.nothing === null ? [] : [plan.nothing]),
    ...list("Filled in", plan.filled, (cell) => `${placed(cell)}: ${short(cell.from)} → ${short(cell.to)}`),
    ...list("Left, because a formula stands there", plan.formulas, why),
    ...list("Left", plan.left, why),
    ...list("Rows that are no finding here", plan.rowsWithoutFinding, ({ sheet, row, text, reason }) => `  ${sheet}, row ${String(row)} ${short(text)}: ${reason}`),
    ...list("Findings here that have no row there", plan.findingsWithoutRow, ({ reference, label }) => `  ${reference} ${label === reference ? "" : label}`.trimEnd()),
    ...list("Questions that have no place there", plan.entriesWithoutPlace, ({ reference, label, reason }) => `  ${reference} ${label}: ${reason}`),
    ...list("Columns that mean nothing here", plan.columnsIgnored, ({ sheet, column, heading, reason }) => `  ${sheet}, ${column} ${short(heading)}: ${reason}`),
    ...list("To know", plan.notices, (sentence) => `  ${sentence}`),
  ];
}
