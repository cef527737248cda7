/** Makes the workbook of an export: new, streamed, and without formulas. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import type { ExportWorkbook, Stamp } from "~/domain/export/export-sheet";
import { writeGuide } from "~/spreadsheet/write-guide.server";
import { writeSheet } from "~/spreadsheet/write-sheet.server";

/** The bytes of an .xlsx file. Gives way to other work as it goes. */
export async function writeWorkbook(workbook: ExportWorkbook, stamp: Stamp): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.title = workbook.title;
  book.subject = workbook.asAt;
  book.category = workbook.marking;
  if (workbook.drafts !== null) book.keywords = workbook.drafts;
  book.creator = workbook.author;
  book.lastModifiedBy = workbook.author;
  book.created = new Date(workbook.madeAt);
  book.modified = book.created;
  book.views = [{ x: 0, y: 0, width: 28_000, height: 16_000, firstSheet: 0, activeTab: 0, visibility: "visible" }];
  for (const sheet of workbook.sheets) await writeSheet(book, sheet, workbook, stamp);
  writeGuide(book, workbook);
  await book.commit();
  return bytes;
}
