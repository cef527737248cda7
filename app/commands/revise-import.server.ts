/** Plans uploaded files again, with other answers or against a record that moved on; remembers what headings and fills mean. */
import { planApart } from "~/commands/plan-apart.server";
import type { FilesPlanned } from "~/commands/plan-here.server";
import { filesToRead } from "~/commands/read-batch.server";
import { rememberPlan } from "~/commands/remembered-plans.server";
import type { Ctx } from "~/db/ctx.server";
import { saveReceipt } from "~/db/import-receipts.server";
import { saveMemory } from "~/db/import-memory.server";
import { deleteImport, findBatch, leaveBatch, savePlan, type BatchedImport } from "~/db/imports.server";
import { write, type Tx } from "~/db/write.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { fillsToRemember } from "~/domain/import/layout-key";
import { ANSWERED_MEANWHILE, areAnsweredAlike } from "~/domain/import/plan-mark";
import { mayTouch } from "~/domain/import/whose-import";
import { done, refuse, type Done } from "~/domain/problem";

const GONE = "There is no such import. It may have been discarded.";
const APPLIED = "This import was already applied. Upload the file again to see what is left to take in.";

async function rememberAnswers(tx: Tx, key: string, plan: ImportPlan, { mapping, fills }: Partial<ImportOptions>): Promise<void> {
  if (mapping !== undefined && plan.refusal?.field !== "mapping") await saveMemory(tx, "headings", key, JSON.stringify(mapping));
  if (fills !== undefined && fills !== null && fills !== "proposed") await saveMemory(tx, "fills", key, JSON.stringify(fillsToRemember(plan.fills, fills)));
}

/** Keeps new plans, in the order of the files. */
async function keepPlans(tx: Tx, files: readonly BatchedImport[], { files: plans }: FilesPlanned): Promise<void> {
  for (const [index, { id, options }] of files.entries()) {
    const made = plans[index];
    if (made === undefined) continue;
    await savePlan(tx, id, options, made.plan);
    await saveReceipt(tx, id, made.receipt);
  }
}

function rememberPlans(ctx: Ctx, files: readonly BatchedImport[], { change, files: plans }: FilesPlanned): void {
  for (const [index, { id }] of files.entries()) {
    const made = plans[index];
    if (made !== undefined) rememberPlan(ctx, { id, plan: made.plan }, change);
  }
}

/** By the ids of imports of one batch: what is to be changed of their options. */
export type Revisions = Readonly<Record<string, Partial<ImportOptions>>>;

/** Changes the options of a file and plans it again with all of its batch. */
export async function reviseImport(ctx: Ctx, id: string, changes: Partial<ImportOptions>): Promise<Done<true>> {
  const revised = await reviseBatch(ctx, id, { [id]: changes });
  return revised.ok ? done(true) : revised;
}

/** Changes the options of several files of the batch in one go, unless they are others than in `expected` by now. Returns the new plans in the order of the files. */
export async function reviseBatch(ctx: Ctx, id: string, revisions: Revisions, expected?: readonly BatchedImport[]): Promise<Done<FilesPlanned>> {
  const kept = await findBatch(ctx.db.read, id);
  const allowed = mayTouch(ctx.actor, kept);
  if (!allowed.ok) return allowed;
  if (expected !== undefined && !areAnsweredAlike(expected, kept)) return refuse("stale", ANSWERED_MEANWHILE);
  const revised = kept.map((file) => ({ ...file, options: { ...file.options, ...revisions[file.id] } }));
  const planned = await planApart(ctx, await filesToRead(ctx, revised), { recall: false });
  if (!planned.ok) return planned;
  const saved = await write(ctx.db, async (tx): Promise<Done<true>> => {
    const now = await findBatch(tx, id);
    if (now.length === 0 || now.some((file) => file.state !== "planned")) return refuse("stale", APPLIED);
    if (!areAnsweredAlike(kept, now)) return refuse("stale", ANSWERED_MEANWHILE);
    await keepPlans(tx, revised, planned.value);
    for (const [index, file] of revised.entries()) {
      const made = planned.value.files[index];
      if (made !== undefined) await rememberAnswers(tx, made.key, made.plan, revisions[file.id] ?? {});
    }
    return done(true);
  }, { timeoutMs: 60_000, leavesRecord: true });
  if (!saved.ok) return saved;
  rememberPlans(ctx, revised, planned.value);
  return planned;
}

/** Forgets an uploaded file that was not applied; what is left of its batch is planned without it. */
export async function discardImport(ctx: Ctx, id: string): Promise<Done<true>> {
  const kept = await findBatch(ctx.db.read, id);
  const allowed = mayTouch(ctx.actor, kept);
  if (!allowed.ok) return allowed;
  const rest = kept.filter((file) => file.id !== id);
  const planned = rest.length === 0 ? done<FilesPlanned>({ change: 0, files: [] }) : await planApart(ctx, await filesToRead(ctx, rest), { recall: false });
  if (!planned.ok) return planned;
  const discarded = await write(ctx.db, async (tx): Promise<Done<true>> => {
    const now = await findBatch(tx, id);
    if (now.length === 0) return refuse("missing", GONE);
    if (now.some((file) => file.state !== "planned")) return refuse("stale", APPLIED);
    if (!areAnsweredAlike(kept, now)) return refuse("stale", ANSWERED_MEANWHILE);
    await deleteImport(tx, id);
    const [last] = rest;
    if (last !== undefined && rest.length === 1) await leaveBatch(tx, last.id);
    await keepPlans(tx, rest, planned.value);
    return done(true);
  }, { timeoutMs: 60_000, leavesRecord: true });
  if (discarded.ok) rememberPlans(ctx, rest, planned.value);
  return discarded;
}
