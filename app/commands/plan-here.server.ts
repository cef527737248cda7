/** Reads and plans files that belong together, outside of any transaction. */
import { ofFile, planBatchTraced, type FileOfBatch } from "~/commands/plan-batch.server";
import { memoryKey, recallOptions, recordsAt } from "~/commands/plan-file.server";
import { readTaken, type ReadIn } from "~/commands/read-taken.server";
import type { Ctx } from "~/db/ctx.server";
import { receiptBytes } from "~/db/import-receipts.server";
import { keptMoment } from "~/db/kept-record.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { done, type Done } from "~/domain/problem";
import { percentBetween } from "~/domain/progress";
import type { Workbook } from "~/domain/sheet";

/** `workbook`: as already read, where it is at hand. */
export type FileToRead = { importId: string; fileName: string; bytes: Uint8Array; options: ImportOptions; workbook?: Workbook };

/** `options` with what was said before of a file alike, where that was asked for; `receipt` as it is kept; `key` under which answers are remembered. */
export type FilePlanned = { options: ImportOptions; plan: ImportPlan; receipt: Uint8Array; key: string };

/** `change`: the number of the change of the record after which it was planned so. */
export type FilesPlanned = { change: number; files: FilePlanned[] };

/** `recall`: with what was said before of files alike. */
export type HowToPlan = { recall: boolean; readIn: ReadIn };

export async function planHere(ctx: Ctx, files: readonly FileToRead[], { recall, readIn }: HowToPlan): Promise<Done<FilesPlanned>> {
  const read: FileOfBatch[] = [];
  for (const [index, { importId, fileName, bytes, options, workbook }] of files.entries()) {
    if (workbook === undefined) ctx.say?.({ percent: percentBetween(10, 45, index, files.length), words: `Reading ${fileName}` });
    const found = workbook === undefined ? ofFile(fileName, files.length, await readTaken({ fileName, bytes }, readIn)) : done(workbook);
    if (!found.ok) return found;
    read.push({ importId, fileName, options, workbook: found.value });
  }
  const reader = ctx.db.read;
  const asked: FileOfBatch[] = [];
  for (const file of read) asked.push(recall ? { ...file, options: await recallOptions(reader, ctx, file, { fills: true }) } : file);
  ctx.say?.({ percent: 45, words: "Comparing with the record" });
  const moment = await keptMoment(ctx.db);
  const planned = await planBatchTraced(reader, ctx, asked, recordsAt(ctx, moment));
  if (!planned.ok) return planned;
  const all: FilePlanned[] = [];
  for (const [index, { options, workbook }] of asked.entries()) {
    const made = planned.value[index];
    if (made !== undefined) all.push({ options, plan: made.plan, receipt: await receiptBytes(made.receipt), key: memoryKey(ctx, workbook) });
  }
  return done({ change: moment.change, files: all });
}
