/** Reads a whole workbook: our own sheets by their mark, others as somebody's tracker. */
import { done, refuse, type Done } from "~/domain/problem";
import { columnLetter, type Sheet, type Workbook } from "~/domain/sheet";
import { resolveCovers } from "~/domain/import/resolve-covers";
import { emptyReading, notice, type ReadOptions } from "~/domain/import/draft-reading";
import { fillSentence } from "~/domain/import/read-fills";
import { filledCells } from "~/domain/import/grid";
import { readOwn } from "~/domain/import/own/read-own";
import { isMarked } from "~/domain/import/own/own-sheet";
import { isPaper, readPaper } from "~/domain/import/paper/read-paper";
import { readTracker } from "~/domain/import/read-tracker";
import { refuseWorkingCopy } from "~/domain/import/refuse-working-copy";
import type { Reading } from "~/domain/import/reading";
import { mark } from "~/domain/import/trace";

function listSheet(reading: Reading, workbook: Workbook, name: string): void {
  const sheet = workbook.sheets.find((each) => each.name === name);
  for (const row of sheet?.rows ?? []) {
    const text = row.cells.map((cell) => cell.text.trim()).filter((each) => each !== "").join(" | ");
    if (text !== "") reading.notPlaced.push({ sheet: name, row: row.number, text });
    for (const { column } of filledCells(row)) mark(reading.trace, { sheet: name, row: row.number, column: columnLetter(column) }, "notPlaced");
  }
}

function sayFills(reading: Reading, workbook: Workbook, options: ReadOptions): void {
  const columns = [...new Set(reading.fills.map((each) => `${each.sheet}!${each.column}`))];
  for (const column of columns) {
    const fills = reading.fills.filter((each) => `${each.sheet}!${each.column}` === column);
    const [first] = fills;
    if (first !== undefined && options.fills === null) notice(reading, fillSentence(`${first.column} of ${first.sheet}`, fills));
  }
  for (const sheet of reading.sheets) {
    const rag = sheet.columns.find((each) => each.meaning === "rag");
    const ranges = workbook.sheets.find((each) => each.name === sheet.name)?.conditionallyFormatted ?? [];
    const number = rag === undefined ? 0 : [...rag.column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    const coloured = reading.fills.some((each) => each.sheet === sheet.name);
    if (coloured && ranges.some((range) => range.left <= number && number <= range.right)) {
      notice(reading, `Column ${rag?.column ?? ""} of ${sheet.name} has conditional formatting: the colours on screen may differ from those stored in the file.`);
    }
  }
}

/** Names of the sheets without a table. */
function readOthers(workbook: Workbook, filled: readonly Sheet[], reading: Reading, options: ReadOptions): string[] {
  const read = isPaper(workbook) ? readPaper : readTracker;
  return workbook.sheets.flatMap((sheet, index) => (filled.includes(sheet) && !read(sheet, index + 1, reading, options) ? [sheet.name] : []));
}

/** What the workbook says, or the sentence for a file in which no table is found. */
export function readFile(workbook: Workbook, options: ReadOptions): Done<Reading> {
  const official = refuseWorkingCopy(workbook);
  if (!official.ok) return official;
  const reading = emptyReading();
  const filled = workbook.sheets.filter((sheet) => sheet.rows.some((row) => row.cells.some((cell) => cell.text.trim() !== "")));
  if (filled.length === 0) return refuse("invalid", "There is nothing in this file: every sheet is empty.");
  for (const problem of [...workbook.problems, ...workbook.sheets.flatMap((sheet) => sheet.problems)]) {
    if (problem.row === null) notice(reading, `${problem.sheet}: ${problem.reason}`);
    else reading.heldBack.push({ sheet: problem.sheet, row: problem.row, column: problem.column, reason: problem.reason });
  }
  const marked = isMarked(workbook);
  const without = marked ? readOwn(workbook, reading, options) : readOthers(workbook, filled, reading, options);
  if (reading.sheets.length === 0 && isPaper(workbook)) {
    return refuse("invalid", "Neither notes of a meeting nor a table of findings was found in this file. Notes need a title with the year, a line such as “Date: Monday 4th October”, and items under the heading “No. Item”; a table needs a row of headings such as Finding and Force response.");
  }
  if (reading.sheets.length === 0) {
    return refuse("invalid", "No row of headings was found in this file. A tracker needs a row with at least two headings such as Finding, RAG, Update or Force response. Add one, or say on the import page what each column means.", { field: "mapping" });
  }
  for (const name of without) listSheet(reading, workbook, name);
  if (!marked) resolveCovers(reading);
  sayFills(reading, workbook, options);
  return done(reading);
}
