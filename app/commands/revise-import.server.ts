/** Plans uploaded files again, with other answers or against a record that moved on; remembers what headings and fills mean. */
import { isTheirs } from "~/commands/apply-import.server";
import { planBatchTraced } from "~/commands/plan-batch.server";
import { memoryKey, readRecords } from "~/commands/plan-file.server";
import { filesOfBatch, readBatch, type Workbooks } from "~/commands/read-batch.server";
import type { Ctx } from "~/db/ctx.server";
import { saveReceipt } from "~/db/import-receipts.server";
import { saveMemory } from "~/db/import-memory.server";
import { deleteImport, findBatch, leaveBatch, savePlan, type BatchedImport } from "~/db/imports.server";
import { write, type Tx } from "~/db/write.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { fillsToRemember } from "~/domain/import/layout-key";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";

const GONE = "There is no such import. It may have been discarded.";
const APPLIED = "This import was already applied. Upload the file again to see what is left to take in.";

async function rememberAnswers(tx: Tx, ctx: Ctx, workbook: Workbook, plan: ImportPlan, { mapping, fills }: Partial<ImportOptions>): Promise<void> {
  const key = memoryKey(ctx, workbook);
  if (mapping !== undefined && plan.refusal?.field !== "mapping") await saveMemory(tx, "headings", key, JSON.stringify(mapping));
  if (fills !== undefined && fills !== null && fills !== "proposed") await saveMemory(tx, "fills", key, JSON.stringify(fillsToRemember(plan.fills, fills)));
}

/** Plans them again and keeps the plans, in the order of the files. */
async function planAnew(tx: Tx, ctx: Ctx, files: readonly BatchedImport[], workbooks: Workbooks): Promise<Done<ImportPlan[]>> {
  const planned = await planBatchTraced(tx, ctx, filesOfBatch(files, workbooks), await readRecords(tx, ctx));
  if (!planned.ok) return planned;
  for (const [index, { id, options }] of files.entries()) {
    const made = planned.value[index];
    if (made === undefined) continue;
    await savePlan(tx, id, options, made.plan);
    await saveReceipt(tx, id, made.receipt);
  }
  return done(planned.value.map((file) => file.plan));
}

/** By the ids of imports of one batch: what is to be changed of their options. */
export type Revisions = Readonly<Record<string, Partial<ImportOptions>>>;

/** Changes the options of a file and plans it again with all of its batch. */
export function reviseImport(ctx: Ctx, id: string, changes: Partial<ImportOptions>): Promise<Done<true>> {
  return reviseBatch(ctx, id, { [id]: changes });
}

/** Changes the options of several files of the batch in one go. */
export async function reviseBatch(ctx: Ctx, id: string, revisions: Revisions): Promise<Done<true>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findBatch(ctx.db.read, id);
  if (kept.length === 0 || !kept.every((file) => isTheirs(ctx, file))) return refuse("missing", GONE);
  const read = await readBatch(ctx, kept, "worker");
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const now = (await findBatch(tx, id)).map((file) => ({ ...file, options: { ...file.options, ...revisions[file.id] } }));
    if (now.length === 0 || now.some((file) => file.state !== "planned")) return refuse("stale", APPLIED);
    const plans = await planAnew(tx, ctx, now, read.value);
    if (!plans.ok) return plans;
    for (const [index, file] of now.entries()) {
      const [plan, workbook] = [plans.value[index], read.value.get(file.id)];
      if (plan !== undefined && workbook !== undefined) await rememberAnswers(tx, ctx, workbook, plan, revisions[file.id] ?? {});
    }
    return done(true);
  }, { timeoutMs: 60_000 });
}

/** Forgets an uploaded file that was not applied; what is left of its batch is planned without it. */
export async function discardImport(ctx: Ctx, id: string): Promise<Done<true>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findBatch(ctx.db.read, id);
  const read = kept.length > 1 && kept.every((file) => isTheirs(ctx, file)) ? await readBatch(ctx, kept, "worker") : done<Workbooks>(new Map());
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const now = await findBatch(tx, id);
    if (now.length === 0 || !now.every((file) => isTheirs(ctx, file))) return refuse("missing", GONE);
    if (now.some((file) => file.state !== "planned")) return refuse("stale", APPLIED);
    await deleteImport(tx, id);
    const rest = now.filter((file) => file.id !== id);
    const [last] = rest;
    if (last === undefined) return done(true);
    if (rest.length === 1) await leaveBatch(tx, last.id);
    const plans = await planAnew(tx, ctx, rest, read.value);
    return plans.ok ? done(true) : plans;
  }, { timeoutMs: 60_000 });
}
