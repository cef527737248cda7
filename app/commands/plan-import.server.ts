/** Takes in a file as far as its preview: reads it, plans it, and keeps both for the one who brought it. */
import { ofFile, planBatch, planBatchTraced, type FileOfBatch, type TracedFile } from "~/commands/plan-batch.server";
import { keptRecords, planAgainst, readRecords, readSender, recallOptions, withReceipt, type FileToPlan } from "~/commands/plan-file.server";
import type { Ctx } from "~/db/ctx.server";
import { saveReceipt } from "~/db/import-receipts.server";
import { insertImport } from "~/db/imports.server";
import { asOfOneMoment } from "~/db/record.server";
import { write } from "~/db/write.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { may } from "~/domain/permissions";
import { done, refuse, type Done, type Problem } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";
import { readWorkbookInWorker } from "~/spreadsheet/read-workbook-in-worker.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";

/** `cycleId`: the SIB cycle it is said to be for. */
export type FileTaken = { fileName: string; bytes: Uint8Array; options: ImportOptions; cycleId?: string | null };

export { readTaken, type ReadIn } from "~/commands/read-taken.server";

/** The plan alone, with the options it was made with; nothing is kept. */
export async function planOnly(ctx: Ctx, file: FileToPlan): Promise<Done<ImportPlan>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const planned = planAgainst(await keptRecords(ctx), await readSender(ctx.db.read, file.workbook), ctx, file);
  return planned.ok ? done(withReceipt(file.workbook, planned.value.plan, planned.value.trace)) : planned;
}

/** The plans of files that belong together, in their order; nothing is kept. One that waits for an answer has a plan that says so. */
export async function planTogether(ctx: Ctx, files: readonly FileOfBatch[]): Promise<Done<ImportPlan[]>> {
  const allowed = may(ctx.actor, "import");
  return allowed.ok ? planBatch(ctx.db.read, ctx, files, await keptRecords(ctx)) : allowed;
}

/** The options with the headings a person mapped before for a file alike. */
export function optionsWithMemory(ctx: Ctx, file: FileToPlan): Promise<ImportOptions> {
  return asOfOneMoment(ctx.db, (reader) => recallOptions(reader, ctx, file, { fills: false }));
}

/** Keeps a file with its plan, to be looked at and then applied. Returns its id. */
export async function keepPlan(ctx: Ctx, file: FileTaken, plan: ImportPlan): Promise<string> {
  const id = ctx.newId();
  await write(ctx.db, (tx) => insertImport(tx, ctx, { id, ...file, plan }), { leavesRecord: true });
  return id;
}

/** Takes in an upload as far as its preview, or as far as the question that is still open. Returns its id. */
export function takeUpload(ctx: Ctx, file: FileTaken): Promise<Done<string>> {
  return takeUploads(ctx, [file]);
}

/** A file that cannot be taken is a wrong answer on the form, not a lack of permission. */
function wrongFile(problem: Problem): Done<never> {
  return { ok: false, problem: { field: "file", ...problem, kind: problem.kind === "refused" ? "invalid" : problem.kind } };
}

/** Takes in files that belong together as far as their preview, all or none. Returns the id of the first. */
export async function takeUploads(ctx: Ctx, files: readonly FileTaken[]): Promise<Done<string>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const [first] = files;
  if (first === undefined) return refuse("invalid", "Choose the workbook to take in.", { field: "file" });
  const empty = files.find((file) => file.bytes.length === 0);
  if (empty !== undefined) return refuse("invalid", files.length === 1 ? "Choose a file that is not empty." : `${empty.fileName} is empty. Choose files that are not.`, { field: "file" });
  const read: (FileTaken & FileOfBatch)[] = [];
  for (const file of files) {
    const workbook = ofFile(file.fileName, files.length, await readTaken(file, "worker"));
    if (!workbook.ok) return wrongFile(workbook.problem);
    read.push({ ...file, importId: ctx.newId(), workbook: workbook.value });
  }
  const planned = await asOfOneMoment(ctx.db, async (reader) => {
    const asked: typeof read = [];
    for (const file of read) asked.push({ ...file, options: await recallOptions(reader, ctx, file, { fills: true }) });
    return { asked, plans: await planBatchTraced(reader, ctx, asked, await readRecords(reader, ctx)) };
  });
  if (!planned.plans.ok) return wrongFile(planned.plans.problem);
  const plans = planned.plans.value;
  await keepBatch(ctx, planned.asked.flatMap((file, index) => { const made = plans[index]; return made === undefined ? [] : [{ ...file, ...made }]; }));
  return done(planned.asked[0]?.importId ?? "");
}

/** Keeps files that belong together with their plans. */
export async function keepBatch(ctx: Ctx, files: readonly (FileTaken & { importId: string; plan: ImportPlan } & Partial<Pick<TracedFile, "receipt">>)[]): Promise<void> {
  const batchId = files.length < 2 ? null : ctx.newId();
  await write(ctx.db, async (tx) => {
    for (const { importId, receipt = [], ...file } of files) {
      await insertImport(tx, ctx, { id: importId, batchId, ...file });
      if (receipt.length > 0) await saveReceipt(tx, importId, receipt);
    }
  }, { leavesRecord: true });
}
