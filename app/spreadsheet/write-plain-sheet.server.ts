/** Makes a workbook of one sheet of plain texts, for reading elsewhere. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { LONGEST_CELL, cutText } from "~/domain/export/export-sheet";
import { headerStyle, lineStyle } from "~/spreadsheet/write-styles.server";
import { encodeEscapes } from "~/spreadsheet/write-text.server";

export type PlainSheet = { name: string; title: string; /** UTC, as ISO text. */ madeAt: string; headings: readonly string[]; /** In characters. */ widths: readonly number[]; rows: readonly (readonly string[])[] };

const HEADER_ROW = 2;

/** The bytes of an .xlsx file. Texts are written as texts: none of them is a formula. */
export async function writePlainSheet({ name, title, madeAt, headings, widths, rows }: PlainSheet): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.title = title;
  book.created = new Date(madeAt);
  book.modified = book.created;
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: HEADER_ROW }] });
  sheet.columns = widths.map((width) => ({ width }));
  const head = sheet.addRow([encodeEscapes(title)]);
  head.getCell(1).style = lineStyle;
  head.commit();
  const header = sheet.addRow([...headings]);
  for (const index of headings.keys()) header.getCell(index + 1).style = headerStyle(false);
  header.commit();
  for (const values of rows) sheet.addRow(values.map((value) => encodeEscapes(cutText(value, LONGEST_CELL)))).commit();
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: HEADER_ROW, column: headings.length } };
  sheet.commit();
  await book.commit();
  return bytes;
}
