/** Plans files that are taken in together: each against what was there before any of them, and then against each other. */
import { planAgainst, readSender, waitingPlan, type FileToPlan, type Records } from "~/commands/plan-file.server";
import type { Ctx } from "~/db/ctx.server";
import type { Reader } from "~/db/rows.server";
import type { ImportPlan } from "~/domain/import/import-plan";
import type { JoinedFile } from "~/domain/import/join-cells";
import { joinPlans } from "~/domain/import/join-plans";
import { noteReplacedDrafts } from "~/domain/import/note-replaced-drafts";
import { receiptLines } from "~/domain/import/receipt-lines";
import { receiptCounts, type ReceiptLine } from "~/domain/import/receipt";
import { olderTogether, type CopySent } from "~/domain/import/own/older-copy";
import type { Trace } from "~/domain/import/trace";
import { done, type Done } from "~/domain/problem";
import { percentBetween } from "~/domain/progress";

export type FileOfBatch = FileToPlan & { importId: string };

/** What is wrong with one of several files names it. */
export function ofFile<T>(fileName: string, count: number, result: Done<T>): Done<T> {
  return result.ok || count < 2 ? result : { ok: false, problem: { ...result.problem, message: `${fileName}: ${result.problem.message}` } };
}

/** `receipt`: what became of each cell; nothing of a file that waits for an answer. */
export type TracedFile = { plan: ImportPlan; receipt: ReceiptLine[] };

/** In the order of the files. A file that waits for an answer has a plan that says so, and no part in what the others say. */
export async function planBatchTraced(reader: Reader, ctx: Ctx, files: readonly FileOfBatch[], records: Records): Promise<Done<TracedFile[]>> {
  const planned: (JoinedFile & { file: FileOfBatch; trace: Trace | null; sent: readonly CopySent[] })[] = [];
  for (const [index, file] of files.entries()) {
    if (files.length > 1) ctx.say?.({ percent: percentBetween(45, 80, index, files.length), words: `Comparing ${file.fileName} with the record` });
    const sender = await readSender(reader, ctx, file.workbook);
    const made = planAgainst(records, sender, ctx, file);
    const plan = ofFile(file.fileName, files.length, waitingPlan(file, made));
    if (!plan.ok) return plan;
    planned.push({ importId: file.importId, options: file.options, plan: plan.value, file, trace: made.ok ? made.value.trace : null, sent: sender.copies.sent });
  }
  ctx.say?.({ percent: 80, words: files.length > 1 ? "Comparing the files with each other" : "Accounting for each cell" });
  const joined = joinPlans(planned, records.record);
  // A draft is not replaced by what the other files leave in conflict.
  for (const plan of joined) noteReplacedDrafts(plan, records.drafts);
  const copies = joined.map(({ file: fileName, exports }) => ({ fileName, exports }));
  for (const [index, { sent }] of planned.entries()) joined[index]?.notices.unshift(...olderTogether(copies[index]?.exports ?? [], copies, sent));
  return done(planned.map(({ file: { workbook }, plan: before, trace }, index): TracedFile => {
    const plan = joined[index] ?? before;
    const receipt = trace === null ? [] : receiptLines(workbook, plan, trace);
    return trace === null || plan.refusal !== undefined ? { plan, receipt } : { plan: { ...plan, receipt: receiptCounts(receipt) }, receipt };
  }));
}
