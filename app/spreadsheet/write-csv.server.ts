/** Writes the tracker's own sheet as CSV, for reading elsewhere. */
import Papa from "papaparse";
import { keyedRow } from "~/domain/export/export-workbook";
import type { ExportColumn, ExportSheet, Stamp } from "~/domain/export/export-sheet";
import { KEY_HEADING } from "~/domain/export/layout";
import { guardFormula } from "~/spreadsheet/formula-guard.server";

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

function shown(column: ExportColumn, value: string | null): string {
  if (value === null) return "";
  return guardFormula(column.words.find(([code]) => code === value)?.[1] ?? value);
}

/** The sheet's headings and rows, dates as YYYY-MM-DD; the key, which a CSV file cannot hide, stands last. */
export function writeCsv(sheet: ExportSheet, stamp: Stamp): Buffer {
  const rows = sheet.rows.map((row) => {
    const [key = null, ...values] = keyedRow(sheet, row, stamp);
    return [...sheet.columns.map((column, index) => shown(column, values[index] ?? null)), key ?? ""];
  });
  const headings = [...sheet.columns.map((column) => guardFormula(column.heading)), KEY_HEADING];
  return Buffer.from(BYTE_ORDER_MARK + Papa.unparse([headings, ...rows], { newline: "\r\n" }) + "\r\n", "utf8");
}
