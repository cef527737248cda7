/** Reads a plain text, such as one copied out of a PDF: a line is a row, tabs part its cells. */
import type { Cell, Sheet, Workbook } from "~/domain/sheet";
import { limits, thousands } from "~/spreadsheet/limits.server";
import { giveUp } from "~/spreadsheet/refusal.server";

/** The one sheet a text is read as. */
const TEXT_SHEET = "Text";

/** A table begins with a row of headings; a paper begins with a line that says what it is. */
export function isPlainText(text: string): boolean {
  const first = text.split(/\r\n?|\n/).find((line) => line.trim() !== "") ?? "";
  return !/^sep=/i.test(first) && !/[\t;]/.test(first.trimEnd()) && !/^[^,]+,(?! )[^,]/.test(first);
}

export function readText(text: string): Workbook {
  if (text.includes("\0")) giveUp("refused", "This file is not text, whatever its name says. Use an Excel workbook (.xlsx), a Word document (.docx) or a text file (.txt).");
  const sheet: Sheet = { name: TEXT_SHEET, state: "visible", rows: [], merges: [], hiddenColumns: [], conditionallyFormatted: [], problems: [] };
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const cells = line.split("\t").flatMap((said, column): Cell[] => (said.trim() === "" ? [] : [{ column: column + 1, text: said, kind: "text", date: null, formula: false, fill: null, link: null }]));
    const long = cells.find(({ text: said }) => said.length > limits.cellCharacters);
    if (long !== undefined) giveUp("too-large", `Line ${String(index + 1)} of the file has ${thousands(long.text.length)} characters without a break, and at most ${thousands(limits.cellCharacters)} are read. Part it into several lines and use that copy.`);
    const last = cells.at(-1);
    if (last === undefined) continue;
    if (last.column > limits.columns) giveUp("too-large", `Line ${String(index + 1)} of the file has more than ${String(limits.columns)} columns, which is more than are read. Keep what you need and use that copy.`);
    sheet.rows.push({ number: index + 1, hidden: false, cells });
    if (sheet.rows.length > limits.rows) giveUp("too-large", `The file has more than ${thousands(limits.rows)} lines, which is more than is read. Split it and use the parts one after the other.`);
  }
  if (sheet.rows.length === 0) giveUp("invalid", "The file is empty: it has no text.");
  return { format: "text", sheets: [sheet], problems: [] };
}
