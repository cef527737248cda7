/** Baseline: ExcelJS writes the same cells, streaming and without shared strings, with a style of each kind and nothing else. */
import { readFile } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { deserialize } from "node:v8";
import ExcelJS from "exceljs";
import type { Sheet } from "~/domain/sheet";
import type { Job } from "../child";

const plain: Partial<ExcelJS.Style> = { alignment: { wrapText: true, vertical: "top" } };
const dated: Partial<ExcelJS.Style> = { ...plain, numFmt: "d mmm yyyy" };
const filled: Partial<ExcelJS.Style> = { ...plain, fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFF3F2F1" } } };

const job: Job = async ({ cells = "" }, clock) => {
  const sheets = deserialize(await readFile(cells)) as Sheet[];
  clock.start();
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  for (const { name, rows } of sheets) {
    const worksheet = book.addWorksheet(name);
    for (const { number, cells } of rows) {
      const row = worksheet.getRow(number);
      for (const { column, text, date, fill } of cells) {
        const cell = row.getCell(column);
        cell.value = date === null ? text : new Date(date);
        cell.style = date !== null ? dated : fill !== null ? filled : plain;
      }
      row.commit();
    }
    worksheet.commit();
  }
  await book.commit();
  await bytes;
  clock.stop();
};

export default job;
