/** Reads an uploaded file in a worker thread: the way in for everything that serves people meanwhile. */
import { done, type Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";
import { unpackWorkbook } from "~/spreadsheet/pack-workbook.server";
import { runInWorker, type WorkerBounds } from "~/spreadsheet/run-in-worker.server";

export async function readWorkbookInWorker(bytes: Uint8Array, fileName: string, bounds?: WorkerBounds): Promise<Done<Workbook>> {
  const packed = await runInWorker("readWorkbook", { bytes, fileName }, bounds);
  return packed.ok ? done(unpackWorkbook(packed.value)) : packed;
}
