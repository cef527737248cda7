/** Carries out an import as it was shown: plans it again against what is there now, and writes it whole or not at all. */
import { carryOutPlan, type References } from "~/commands/carry-out-plan.server";
import { planFile } from "~/commands/plan-file.server";
import { readTaken } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { findImport, saveApplied, type StoredImport } from "~/db/imports.server";
import { write } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";

export type Applied = { plan: ImportPlan; references: References };

const MINUTES = 60_000;

/** An upload and its preview are only for the side that brought them. */
export function isTheirs(ctx: Ctx, kept: StoredImport): boolean {
  return ctx.actor.side === kept.side;
}

/** The day both sides said it: that of the first meeting the file names. */
function agreedOn(plan: ImportPlan, options: ImportOptions, ctx: Ctx): CalendarDate {
  return plan.meetings[0]?.date ?? options.agreed?.on ?? ctx.today;
}

/** `workbook`: the file as already read, where the caller has it. */
export async function applyImport(ctx: Ctx, id: string, workbook?: Workbook): Promise<Done<Applied>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findImport(ctx.db.read, id);
  if (kept === null || !isTheirs(ctx, kept)) return refuse("missing", "There is no such import. It may have been discarded.");
  const read = workbook === undefined ? await readTaken(kept, "worker") : done(workbook);
  if (!read.ok) return read;
  const { fileName, options } = kept;
  return write(ctx.db, async (tx): Promise<Done<Applied>> => {
    const now = await findImport(tx, id);
    if (now?.state !== "planned") return refuse("stale", "This import was already applied or discarded. Upload the file again to see what is left to take in.");
    const planned = await planFile(tx, ctx, { fileName, workbook: read.value, options });
    if (!planned.ok) return planned;
    const { plan } = planned.value;
    if (JSON.stringify(plan) !== JSON.stringify(now.plan)) {
      return refuse("stale", "The record has changed since this preview was made, so nothing was written. Look at the new preview, then apply it.");
    }
    const references = await carryOutPlan(tx, { ...ctx, importId: id }, plan, planned.value);
    if (!references.ok) return references;
    await saveApplied(tx, ctx, id, plan.voice === "both" ? agreedOn(plan, options, ctx) : null);
    return done({ plan, references: references.value });
  }, { timeoutMs: 5 * MINUTES });
}
