/** Makes the workbook of a briefing pack: plain sheets to read and print, marked on every page. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import type { Instant } from "~/domain/calendar-date";
import { cutText, LONGEST_CELL } from "~/domain/export/export-sheet";
import type { PackSheet } from "~/domain/meeting/pack-sheets";
import { pageOf } from "~/spreadsheet/write-sheet.server";
import { cellStyle, DATE_FORMAT, headerStyle, lineStyle, markingStyle, titleStyle } from "~/spreadsheet/write-styles.server";
import { dateSerial, encodeEscapes, rowHeight } from "~/spreadsheet/write-text.server";

/** `drafts`: whose drafts it holds; null where it holds none. `marking`: the line under the title. */
export type PackHead = { title: string; about: string; marking: string; drafts: string | null; author: string; madeAt: Instant };

const HEADER_ROW = 4;
const PLAIN = { key: "", heading: "", editing: "edit", kind: "text", width: 0, hidden: false, words: [], about: "", changedBy: "" } as const;

function writeSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, { name, columns, dates, rows }: PackSheet, { title, about, marking, drafts }: PackHead): void {
  const sheet = book.addWorksheet(name, {
    ...pageOf({ title, marking, drafts, landscape: true, headerRow: HEADER_ROW }), views: [{ state: "frozen", ySplit: HEADER_ROW, showGridLines: false, zoomScale: 90 }],
  });
  const widths = columns.map(({ width }) => width);
  sheet.columns = widths.map((width) => ({ width }));
  for (const { text, style, height } of [{ text: `${title}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`, style: titleStyle, height: 24 }, { text: about, style: lineStyle, height: 15 }, { text: drafts === null ? marking : `${drafts} · ${marking}`, style: markingStyle, height: 15 }]) {
    const row = sheet.addRow([encodeEscapes(text)]);
    row.getCell(1).style = style;
    row.height = height;
    row.commit();
  }
  const header = sheet.addRow(columns.map(({ heading }) => heading));
  for (const index of columns.keys()) header.getCell(index + 1).style = headerStyle(false);
  header.height = 20;
  header.commit();
  const plain = cellStyle(PLAIN, null);
  for (const values of rows) {
    const row = sheet.addRow(values.map((value, index) => (value === null ? null : dates.includes(index) ? dateSerial(value) : encodeEscapes(cutText(value, LONGEST_CELL)))));
    for (const index of columns.keys()) row.getCell(index + 1).style = dates.includes(index) ? { ...plain, numFmt: DATE_FORMAT } : plain;
    row.height = rowHeight(values, widths);
    row.commit();
  }
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: HEADER_ROW + Math.max(rows.length, 1), column: columns.length } };
  sheet.commit();
}

/** The bytes of an .xlsx file. */
export async function writePackWorkbook(sheets: readonly PackSheet[], head: PackHead): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.title = head.title;
  book.category = head.marking;
  if (head.drafts !== null) book.keywords = head.drafts;
  book.creator = head.author;
  book.lastModifiedBy = head.author;
  book.created = new Date(head.madeAt);
  book.modified = book.created;
  for (const sheet of sheets) writeSheet(book, sheet, head);
  await book.commit();
  return bytes;
}
