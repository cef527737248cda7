/** Recognises a working copy that comes back, by its mark or by the keys of its rows: it holds drafts, so it is not taken in. */
import { WORKING_COPY_NUMBER } from "~/domain/export/working-copy";
import { keyIn } from "~/domain/import/own/own-sheet";
import { CONTAINS_DRAFTS } from "~/domain/office";
import { done, refuse, type Done } from "~/domain/problem";
import type { Sheet, Workbook } from "~/domain/sheet";

/** The marks stand in the lines above the headings. */
const FIRST_ROWS = 6;

function isPartOfOne(sheet: Sheet): boolean {
  const saysSo = sheet.rows.slice(0, FIRST_ROWS).some((row) => row.cells.some((cell) => cell.text.includes(CONTAINS_DRAFTS)));
  return saysSo || sheet.rows.some((row) => {
    const found = keyIn(row);
    return found !== null && typeof found.key !== "string" && found.key.exportNumber === WORKING_COPY_NUMBER;
  });
}

export function refuseWorkingCopy(workbook: Workbook): Done<true> {
  if (!workbook.sheets.some(isPartOfOne)) return done(true);
  return refuse("invalid", "This file is a working copy: it holds drafts, so it is not taken in. Export the record, write your changes into that workbook, and import it.", { field: "file" });
}
