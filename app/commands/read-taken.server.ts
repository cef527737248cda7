/** Reads the workbook of a file that was brought. */
import type { Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";
import { readWorkbookInWorker } from "~/spreadsheet/read-workbook-in-worker.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";

/** `here`: reads in this thread, for a process that serves nobody meanwhile. */
export type ReadIn = "worker" | "here";

export async function readTaken(file: { fileName: string; bytes: Uint8Array }, readIn: ReadIn): Promise<Done<Workbook>> {
  return readIn === "here" ? readWorkbook(file.bytes, file.fileName) : readWorkbookInWorker(file.bytes, file.fileName);
}
