/** Carries out an import as it was shown, with the files taken in together with it: plans it again against what is there now, and writes all of it or nothing. */
import { carryOutPlan } from "~/commands/carry-out-plan.server";
import { nothingGiven, type References } from "~/commands/import-work.server";
import { planApart } from "~/commands/plan-apart.server";
import { planHere } from "~/commands/plan-here.server";
import type { ReadIn } from "~/commands/read-taken.server";
import { planBatchTraced } from "~/commands/plan-batch.server";
import { readRecords, recordsAt } from "~/commands/plan-file.server";
import { filesOfBatch, filesToRead, readBatch, type Workbooks } from "~/commands/read-batch.server";
import { stillHold } from "~/commands/remembered-plans.server";
import { changeNumber } from "~/db/change-number.server";
import type { Ctx } from "~/db/ctx.server";
import { receiptBytes, saveReceipt } from "~/db/import-receipts.server";
import { findBatch, saveApplied, type BatchedImport } from "~/db/imports.server";
import { keptMoment, type KeptMoment } from "~/db/kept-record.server";
import { write, type Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { changesToCarry } from "~/domain/import/changes-to-carry";
import { writesSomething, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { ANSWERED_MEANWHILE, areAnsweredAlike } from "~/domain/import/plan-mark";
import { mayTouch } from "~/domain/import/whose-import";
import { done, refuse, type Done } from "~/domain/problem";
import { partOf, percentBetween } from "~/domain/progress";
import type { Workbook } from "~/domain/sheet";

export type Applied = { plan: ImportPlan; references: References };
export type AppliedFile = Applied & { importId: string };

const MINUTES = 60_000;

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
    const of = partOf(ctx, percentBetween(50, 98, index, files.length), percentBetween(50, 98, index + 1, files.length));
    if (moved && writesSomething(plan)) [records, moved] = [await readRecords(tx, ctx), false];
    const references = await carryOutPlan(tx, { ...of, importId: id }, { plan, changes, given }, records);
    if (!references.ok) return references;
    moved ||= writesSomething(plan);
    await saveApplied(tx, ctx, id, plan.voice === "both" ? agreedOn(plan, options, ctx) : null);
    applied.push({ importId: id, plan, references: references.value });
  }
  return done(applied);
}

const MOVED_ON = "The record has changed since this preview was made, so nothing was written. Look at the new preview, then apply it.";
const GONE = "This import was already applied or discarded. Upload the file again to see what is left to take in.";

/** `receipts`: as they are to be kept; null where they are already. */
type PlannedNow = { change: number; receipts: Uint8Array[] | null };

/** Nothing is applied but what was shown. */
function asShown(files: readonly BatchedImport[], plans: readonly ImportPlan[]): Done<true> {
  const waits = plans.find((plan) => plan.refusal !== undefined);
  if (waits?.refusal !== undefined) return refuse("invalid", `${files.length > 1 ? `${waits.file}: ` : ""}${waits.refusal.message}`, { field: waits.refusal.field });
  return JSON.stringify(plans) === JSON.stringify(files.map((file) => file.plan)) ? done(true) : refuse("stale", MOVED_ON);
}

/** Plans the files once more, unless it is certain that the plans still hold. */
async function planNow(ctx: Ctx, files: readonly BatchedImport[], { known, readIn }: Required<HowToApply>): Promise<Done<PlannedNow>> {
  const { change } = await keptMoment(ctx.db);
  if (stillHold(ctx, files, change)) return done({ change, receipts: null });
  const given = await filesToRead(ctx, files, known);
  const planned = await (readIn === "here" ? planHere(ctx, given, { recall: false, readIn }) : planApart(ctx, given, { recall: false }));
  if (!planned.ok) return planned;
  const shown = asShown(files, planned.value.files.map((file) => file.plan));
  return shown.ok ? done({ change: planned.value.change, receipts: planned.value.files.map((file) => file.receipt) }) : shown;
}

/** The record moved on after the files were planned: they are planned once more. */
const AGAIN: Done<never> = refuse("stale", MOVED_ON);

function applyPlanned(ctx: Ctx, files: readonly BatchedImport[], { change, receipts }: PlannedNow, moment: KeptMoment): Promise<Done<AppliedFile[]>> {
  const [first] = files;
  return write(ctx.db, async (tx): Promise<Done<AppliedFile[]>> => {
    // This transaction has counted itself already.
    if (moment.change !== change || (await changeNumber(tx)) !== change + 1) return AGAIN;
    const now = await findBatch(tx, first?.id ?? "");
    if (now.length === 0 || now.some((file) => file.state !== "planned")) return refuse("stale", GONE);
    if (!areAnsweredAlike(files, now)) return refuse("stale", ANSWERED_MEANWHILE);
    const shown = asShown(now, files.map((file) => file.plan));
    if (!shown.ok) return shown;
    for (const [index, { id }] of now.entries()) {
      const receipt = receipts?.[index];
      if (receipt !== undefined) await saveReceipt(tx, id, receipt);
    }
    return carryOut(tx, ctx, now, recordsAt(ctx, moment));
  }, { timeoutMs: 5 * MINUTES });
}

/** Plans and applies in one transaction, for a record that changes all the time: everybody else waits meanwhile. */
async function applyHere(ctx: Ctx, id: string, read: Workbooks): Promise<Done<AppliedFile[]>> {
  return write(ctx.db, async (tx): Promise<Done<AppliedFile[]>> => {
    const now = await findBatch(tx, id);
    if (now.length === 0 || now.some((file) => file.state !== "planned")) return refuse("stale", GONE);
    const records = await readRecords(tx, ctx);
    const planned = await planBatchTraced(tx, ctx, filesOfBatch(now, read), records);
    if (!planned.ok) return planned;
    const shown = asShown(now, planned.value.map((file) => file.plan));
    if (!shown.ok) return shown;
    for (const [index, file] of now.entries()) await saveReceipt(tx, file.id, await receiptBytes(planned.value[index]?.receipt ?? []));
    return carryOut(tx, ctx, now, records);
  }, { timeoutMs: 5 * MINUTES });
}

const ATTEMPTS = 2;

/** `known`: the files as already read, where the caller has them; `readIn`: "here" in a process that serves nobody meanwhile. */
export type HowToApply = { known?: Workbooks; readIn?: ReadIn };

/** `id` is that of any file of the batch. */
export async function applyBatch(ctx: Ctx, id: string, { known = new Map(), readIn = "worker" }: HowToApply = {}): Promise<Done<AppliedFile[]>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const files = await findBatch(ctx.db.read, id);
    const theirs = mayTouch(ctx.actor, files);
    if (!theirs.ok) return theirs;
    if (files.some((file) => file.state !== "planned")) return refuse("stale", GONE);
    ctx.say?.({ percent: 10, words: "Comparing with the record once more" });
    const planned = await planNow(partOf(ctx, 10, 50), files, { known, readIn });
    if (!planned.ok) return planned;
    const applied = await applyPlanned(ctx, files, planned.value, await keptMoment(ctx.db));
    if (applied !== AGAIN) return applied;
  }
  const files = await findBatch(ctx.db.read, id);
  const read = await readBatch(ctx, files, readIn, known);
  return read.ok ? applyHere(ctx, id, read.value) : read;
}

/** Applies the whole batch of the file, and answers for the file. `workbook`: as already read. */
export async function applyImport(ctx: Ctx, id: string, workbook?: Workbook): Promise<Done<Applied>> {
  const applied = await applyBatch(ctx, id, workbook === undefined ? {} : { known: new Map([[id, workbook]]) });
  if (!applied.ok) return applied;
  const own = applied.value.find((file) => file.importId === id);
  if (own === undefined) throw new Error(`The import ${id} is not among those applied with it.`);
  return done(own);
}
