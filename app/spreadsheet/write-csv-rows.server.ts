/** Writes rows of plain texts as CSV, for reading elsewhere. */
import Papa from "papaparse";
import { guardFormula } from "~/spreadsheet/formula-guard.server";

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

export function writeCsvRows(rows: readonly (readonly string[])[]): Buffer {
  const guarded = rows.map((row) => row.map(guardFormula));
  return Buffer.from(`${BYTE_ORDER_MARK}${Papa.unparse(guarded, { newline: "\r\n" })}\r\n`, "utf8");
}
