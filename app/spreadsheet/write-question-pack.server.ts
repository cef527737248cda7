/** Makes the workbook of a question pack: one sheet, a row for each question. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import type { Instant } from "~/domain/calendar-date";
import { PACK_COLUMNS, packRows, type PackFinding } from "~/domain/question-pack";
import { pageOf } from "~/spreadsheet/write-sheet.server";
import { cellStyle, DATE_FORMAT, headerStyle, lineStyle, markingStyle, titleStyle } from "~/spreadsheet/write-styles.server";
import { dateSerial, encodeEscapes, rowHeight } from "~/spreadsheet/write-text.server";

export type PackHeading = { title: string; /** The line under the title. */ about: string; marking: string; author: string; madeAt: Instant };

const SHEET_NAME = "Questions";
const HEADER_ROW = 4;
const DUE_COLUMN = PACK_COLUMNS.length - 1;

/** The bytes of an .xlsx file. */
export async function writeQuestionPack(pack: readonly PackFinding[], { title, about, marking, author, madeAt }: PackHeading): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.title = title;
  book.category = marking;
  book.creator = author;
  book.created = new Date(madeAt);
  book.modified = book.created;
  const sheet = book.addWorksheet(SHEET_NAME, {
    ...pageOf({ title, marking, drafts: null, landscape: true, headerRow: HEADER_ROW }),
    views: [{ state: "frozen", ySplit: HEADER_ROW, showGridLines: false, zoomScale: 90 }],
  });
  const widths = PACK_COLUMNS.map((column) => column.width);
  sheet.columns = widths.map((width) => ({ width }));
  for (const { text, style, height } of [{ text: title, style: titleStyle, height: 24 }, { text: about, style: lineStyle, height: 15 }, { text: marking, style: markingStyle, height: 15 }]) {
    const row = sheet.addRow([encodeEscapes(text)]);
    row.getCell(1).style = style;
    row.height = height;
    row.commit();
  }
  const header = sheet.addRow(PACK_COLUMNS.map((column) => column.heading));
  for (const index of PACK_COLUMNS.keys()) header.getCell(index + 1).style = headerStyle(false);
  header.height = 20;
  header.commit();

  const plain = cellStyle({ key: "", heading: "", editing: "edit", kind: "text", width: 0, hidden: false, words: [], about: "", changedBy: "" }, null);
  for (const values of packRows(pack)) {
    const row = sheet.addRow(values.map((value, index) => (value === null ? null : index === DUE_COLUMN ? dateSerial(value) : encodeEscapes(value))));
    for (const index of values.keys()) row.getCell(index + 1).style = index === DUE_COLUMN ? { ...plain, numFmt: DATE_FORMAT } : plain;
    row.height = rowHeight(values, widths);
    row.commit();
  }
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: HEADER_ROW, column: PACK_COLUMNS.length } };
  sheet.commit();
  await book.commit();
  return bytes;
}
