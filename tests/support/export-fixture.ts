/** An export of a made-up record, and what its cells must say when they are read again. */
import { keyedRow, exportWorkbook, type ExportHeading } from "~/domain/export/export-workbook";
import { KEY_HEADING } from "~/domain/export/layout";
import type { ExportSheet, ExportView, ExportWorkbook, Stamp } from "~/domain/export/export-sheet";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";

export const stamp: Stamp = { instance: "7QX2M", exportNumber: 42 };

export const heading: ExportHeading = {
  forceName: "Marchshire Police",
  officeName: "Marchshire PCC",
  marking: "OFFICIAL",
  madeAt: "2022-05-23T14:04:00.000Z",
  today: "2022-05-23",
};

export function workbookOf(record: WholeRecord, view: ExportView = "sib"): ExportWorkbook {
  return exportWorkbook({ record: recordFor("official", record), shown: null, view, heading });
}

/** What a person sees in each cell from the header row on; dates as YYYY-MM-DD; '' where empty. */
export function seenCells(sheet: ExportSheet): string[][] {
  const headings = sheet.columns.map((column) => column.heading);
  const rows = sheet.rows.map((row) => {
    const values = keyedRow(sheet, row, stamp);
    const [key, rest] = sheet.keyed ? [values.slice(0, 1), values.slice(1)] : [[], values];
    return [...key, ...sheet.columns.map((column, index) => { const value = rest[index] ?? null; return column.words.find(([code]) => code === value)?.[1] ?? value; })].map((value) => value ?? "");
  });
  return [sheet.keyed ? [KEY_HEADING, ...headings] : headings, ...rows];
}
