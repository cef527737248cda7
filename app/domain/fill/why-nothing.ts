/** Says why nothing of a workbook can be filled in: which of its rows or columns were not recognised, what was seen, and what to do. */
import { COLUMNS } from "~/domain/columns";
import { FILLED_FIELDS, type FillPlan } from "~/domain/fill/fill-plan";
import { filledCells } from "~/domain/import/grid";
import { counted } from "~/domain/import/import-summary";
import type { Reading } from "~/domain/import/reading";
import type { Problem } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";

const MOST_SEEN = 12;
const LONGEST = 40;

function quoted(texts: readonly string[]): string {
  const all = [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim()))].filter((text) => text !== "");
  const shown = all.slice(0, MOST_SEEN).map((text) => `“${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}”`);
  return [...shown, ...(all.length > MOST_SEEN ? [`${String(all.length - MOST_SEEN)} more`] : [])].join(", ");
}

function headingsSeen({ sheets, ignoredColumns }: Reading): string {
  const seen = quoted([...sheets.flatMap((sheet) => sheet.columns.map(({ heading }) => heading)), ...ignoredColumns.map(({ heading }) => heading)]);
  return seen === "" ? "" : `Headings seen: ${seen}. `;
}

const FILLED = FILLED_FIELDS.map((field) => COLUMNS[field].heading);

/** `rows`: how many of the file are findings of its own; `known`: how many of them are recorded here. Null where something was filled in, was right, or is left with a reason. */
export function whyNothing(plan: FillPlan, reading: Reading, { rows, known }: { rows: number; known: number }): string | null {
  if (plan.filled.length + plan.right + plan.left.length + plan.formulas.length > 0) return null;
  const seen = headingsSeen(reading);
  if (known > 0) {
    return `${counted(known, "row was", "rows were")} recognised as ${known === 1 ? "a finding" : "findings"}, but no column that could be filled in. ${seen}Filled in are columns such as ${FILLED.join(", ")}: name them so, or import the workbook once and say there what its columns mean, which is remembered.`;
  }
  const which = rows === 0 ? "there is none below its headings" : rows === 1 ? "its one row is not certainly a finding that is recorded here" : `none of its ${String(rows)} rows is certainly a finding that is recorded here`;
  return `No row of the file was recognised: ${which}. ${seen}A row is known by its number within its inspection, or by the exact text of the finding. Name the inspection above the file, write the numbers or the texts as they are recorded here, or import the workbook first if its findings are not recorded yet.`;
}

/** Of a file without any row of headings. */
export function withoutHeadings(problem: Problem, { sheets }: Workbook): Problem {
  const first = sheets.flatMap((sheet) => sheet.rows).find((row) => filledCells(row).length > 0);
  const seen = quoted(first === undefined ? [] : filledCells(first).map((cell) => cell.text));
  return { ...problem, field: "file", message: `No row of headings was recognised in this file, so nothing of it can be filled in. ${seen === "" ? "" : `It begins with ${seen}. `}A tracker needs a row with at least two headings such as Finding, RAG, Update or Force response: write one above the table, or import the workbook once and say there what its columns mean, which is remembered.` };
}
