/** Carries out an import as it was shown, with the files taken in together with it: plans it again against what is there now, and writes all of it or nothing. */
import { carryOutPlan, nothingGiven, type References } from "~/commands/carry-out-plan.server";
import { planBatchTraced, type TracedFile } from "~/commands/plan-batch.server";
import { readRecords } from "~/commands/plan-file.server";
import { filesOfBatch, readBatch, type Workbooks } from "~/commands/read-batch.server";
import type { Ctx } from "~/db/ctx.server";
import { saveReceipt } from "~/db/import-receipts.server";
import { findBatch, saveApplied, type BatchedImport } from "~/db/imports.server";
import { write, type Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { changesToCarry } from "~/domain/import/changes-to-carry";
import { writesSomething, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";

export type Applied = { plan: ImportPlan; references: References };
export type AppliedFile = Applied & { importId: string };

const MINUTES = 60_000;

/** An upload and its preview are only for the side that brought them. */
export function isTheirs(ctx: Ctx, kept: Pick<BatchedImport, "side">): boolean {
  return ctx.actor.side === kept.side;
}

/** The day both sides said it: that of the first meeting the file names. */
function agreedOn(plan: ImportPlan, options: ImportOptions, ctx: Ctx): CalendarDate {
  return plan.meetings[0]?.date ?? options.agreed?.on ?? ctx.today;
}

/** Each file is written as its own import, after those before it. */
async function carryOut(tx: Tx, ctx: Ctx, files: readonly (BatchedImport & { plan: ImportPlan })[], first: Awaited<ReturnType<typeof readRecords>>): Promise<Done<AppliedFile[]>> {
  const applied: AppliedFile[] = [];
  const carried = changesToCarry(files.map((file) => file.plan));
  const given = nothingGiven();
  let [records, moved] = [first, false];
  for (const [index, { id, plan, options }] of files.entries()) {
    const changes = carried[index] ?? [];
    if (moved && writesSomething(plan)) [records, moved] = [await readRecords(tx, ctx), false];
    const references = await carryOutPlan(tx, { ...ctx, importId: id }, { plan, changes, given }, records);
    if (!references.ok) return references;
    moved ||= writesSomething(plan);
    await saveApplied(tx, ctx, id, plan.voice === "both" ? agreedOn(plan, options, ctx) : null);
    applied.push({ importId: id, plan, references: references.value });
  }
  return done(applied);
}

async function saveReceipts(tx: Tx, files: readonly BatchedImport[], traced: readonly TracedFile[]): Promise<void> {
  for (const [index, { id }] of files.entries()) await saveReceipt(tx, id, traced[index]?.receipt ?? []);
}

/** `known`: the files as already read, where the caller has them. `id` is that of any file of the batch. */
export async function applyBatch(ctx: Ctx, id: string, known: Workbooks = new Map()): Promise<Done<AppliedFile[]>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findBatch(ctx.db.read, id);
  if (kept.length === 0 || !kept.every((file) => isTheirs(ctx, file))) return refuse("missing", "There is no such import. It may have been discarded.");
  const read = await readBatch(ctx, kept, "worker", known);
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<AppliedFile[]>> => {
    const now = await findBatch(tx, id);
    if (now.length === 0 || now.some((file) => file.state !== "planned")) return refuse("stale", "This import was already applied or discarded. Upload the file again to see what is left to take in.");
    const records = await readRecords(tx, ctx);
    const planned = await planBatchTraced(tx, ctx, filesOfBatch(now, read.value), records);
    if (!planned.ok) return planned;
    const plans = planned.value.map((file) => file.plan);
    const waits = plans.find((plan) => plan.refusal !== undefined);
    if (waits?.refusal !== undefined) return refuse("invalid", `${now.length > 1 ? `${waits.file}: ` : ""}${waits.refusal.message}`, { field: waits.refusal.field });
    if (JSON.stringify(plans) !== JSON.stringify(now.map((file) => file.plan))) {
      return refuse("stale", "The record has changed since this preview was made, so nothing was written. Look at the new preview, then apply it.");
    }
    await saveReceipts(tx, now, planned.value);
    return carryOut(tx, ctx, now, records);
  }, { timeoutMs: 5 * MINUTES });
}

/** Applies the whole batch of the file, and answers for the file. `workbook`: as already read. */
export async function applyImport(ctx: Ctx, id: string, workbook?: Workbook): Promise<Done<Applied>> {
  const applied = await applyBatch(ctx, id, workbook === undefined ? undefined : new Map([[id, workbook]]));
  if (!applied.ok) return applied;
  const own = applied.value.find((file) => file.importId === id);
  if (own === undefined) throw new Error(`The import ${id} is not among those applied with it.`);
  return done(own);
}
