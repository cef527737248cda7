/** The jobs that run beside the server's own thread, so that a hostile or huge file cannot stall it. */
import { done, type Done } from "~/domain/problem";
import type { CellEdit } from "~/domain/cell-edit";
import { fillAndCheck, type FilledWorkbook } from "~/spreadsheet/fill-and-check.server";
import { packWorkbook } from "~/spreadsheet/pack-workbook.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";

function readAndPack({ bytes, fileName }: { bytes: Uint8Array; fileName: string }): Done<Uint8Array> {
  const read = readWorkbook(bytes, fileName);
  return read.ok ? done(packWorkbook(read.value)) : read;
}

function fill({ bytes, edits }: { bytes: Uint8Array; edits: CellEdit[] }): Done<FilledWorkbook> {
  return fillAndCheck(bytes, edits);
}

/** What a job takes and gives is copied between threads: values only, no functions. */
export const jobs = { readWorkbook: readAndPack, fillWorkbook: fill };
