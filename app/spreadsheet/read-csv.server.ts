/** Reads a CSV or tab-separated file from its bytes. */
import { isUtf8 } from "node:buffer";
import Papa from "papaparse";
import type { Cell, Sheet, SheetRow, Workbook } from "~/domain/sheet";
import { unguardFormula } from "~/spreadsheet/formula-guard.server";
import { limits } from "~/spreadsheet/limits.server";
import { giveUp } from "~/spreadsheet/refusal.server";

const separators = [",", ";", "\t"];

/** The single sheet has the file's name without its ending. Row numbers count records, as Excel shows them. */
export function readCsv(bytes: Buffer, fileName: string): Workbook {
  const text = decodeText(bytes);
  if (text.includes("\0")) giveUp("refused", "This file is not a workbook: it is neither Excel nor text. Use an Excel workbook (.xlsx) or a CSV file.");
  const named = /^sep=([,;\t])\r?\n?/i.exec(text);
  const parsed = Papa.parse<string[]>(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? "",
    delimitersToGuess: separators,
  });
  const name = fileName.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "") || "CSV";
  const sheet: Sheet = { name, state: "visible", rows: [], merges: [], hiddenColumns: [], conditionallyFormatted: [], problems: [] };
  let count = 0;
  for (const [index, record] of parsed.data.entries()) {
    const row = readRecord(record, index + (named ? 2 : 1));
    if (row.cells.length === 0) continue;
    sheet.rows.push(row);
    count += row.cells.length;
    if (sheet.rows.length > limits.rows || count > limits.cells) {
      giveUp("too-large", `The file has more than ${limits.rows.toLocaleString("en-GB")} rows or ${limits.cells.toLocaleString("en-GB")} cells, which is more than is read. Split it and use the parts one after the other.`);
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

/** UTF-8, or UTF-16 where the file is marked so; whatever is neither is Windows-1252, the form Excel's plain CSV has. */
function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString("utf16le", 2);
  if (first === 0xfe && second === 0xff) return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString("utf16le");
  if (isUtf8(bytes)) return bytes.toString("utf8").replace(/^\ufeff/, "");
  return new TextDecoder("windows-1252").decode(bytes);
}
