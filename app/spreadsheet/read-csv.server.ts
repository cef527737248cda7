/** Reads a CSV or tab-separated file from its bytes. */
import Papa from "papaparse";
import type { Cell, Sheet, SheetRow, Workbook } from "~/domain/sheet";
import { unguardFormula } from "~/spreadsheet/formula-guard.server";
import { limits, thousands } from "~/spreadsheet/limits.server";
import { giveUp } from "~/spreadsheet/refusal.server";
import { decodeText } from "~/spreadsheet/text-encoding.server";

const separators = [",", ";", "\t"];
const SAMPLE = 50;

/** The single sheet has the file's name without its ending. Row numbers count records, as Excel shows them. */
export function readCsv(bytes: Buffer, fileName: string): Workbook {
  const text = decodeText(bytes);
  if (text.includes("\0")) giveUp("refused", "This file is not a workbook: it is neither Excel nor text. Use an Excel workbook (.xlsx) or a CSV file.");
  const named = /^sep=([,;\t])\r?\n?/i.exec(text);
  const table = named ? text.slice(named[0].length) : text;
  const parsed = Papa.parse<string[]>(table, { delimiter: named?.[1] ?? likelySeparator(table) });
  const name = fileName.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "") || "CSV";
  const sheet: Sheet = { name, state: "visible", rows: [], merges: [], hiddenColumns: [], conditionallyFormatted: [], problems: [] };
  let count = 0;
  for (const [index, record] of parsed.data.entries()) {
    const row = readRecord(record, index + (named ? 2 : 1));
    if (row.cells.length === 0) continue;
    sheet.rows.push(row);
    count += row.cells.length;
    if (sheet.rows.length > limits.rows || count > limits.cells) {
      giveUp("too-large", `The file has more than ${thousands(limits.rows)} rows or ${thousands(limits.cells)} cells, which is more than is read. Split it and use the parts one after the other.`);
    }
  }
  for (const error of parsed.errors) {
    if (error.type !== "Quotes") continue;
    sheet.problems.push({
      sheet: name,
      row: (error.row ?? 0) + (named ? 2 : 1),
      column: null,
      reason: "A quotation mark opens here that is not closed as it should be, so cells may have run together. Check the row in the file.",
    });
  }
  if (sheet.rows.length === 0) giveUp("invalid", "The file is empty. Use a file with a header row and rows below it.");
  return { format: "csv", sheets: [sheet], problems: [...sheet.problems] };
}

function readRecord(record: string[], number: number): SheetRow {
  const cells: Cell[] = [];
  for (const [index, value] of record.entries()) {
    const text = unguardFormula(value);
    if (text === "") continue;
    if (index >= limits.columns) {
      giveUp("too-large", `Row ${number} of the file has more than ${limits.columns} columns, which is more than are read. Keep the columns you need and use that copy.`);
    }
    cells.push({ column: index + 1, text, kind: "text", date: null, formula: false, fill: null, link: null });
  }
  return { number, hidden: false, cells };
}

/** The separator that cuts most records into the same number of fields, and into many. */
function likelySeparator(text: string): string {
  let best = { separator: ",", score: 0 };
  for (const separator of separators) {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: SAMPLE, skipEmptyLines: true });
    const widths = new Map<number, number>();
    for (const { length } of data) widths.set(length, (widths.get(length) ?? 0) + 1);
    const score = Math.max(0, ...Array.from(widths, ([width, records]) => ((width - 1) * records) / data.length));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}
