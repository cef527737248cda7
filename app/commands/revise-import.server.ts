/** Plans an uploaded file again, with other answers or against a record that moved on; remembers what headings and fills mean. */
import { isTheirs } from "~/commands/apply-import.server";
import { memoryKey, planFile, waitingPlan } from "~/commands/plan-file.server";
import { readTaken } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { saveMemory } from "~/db/import-memory.server";
import { deleteImport, findImport, savePlan } from "~/db/imports.server";
import { write } from "~/db/write.server";
import type { ImportOptions } from "~/domain/import/import-plan";
import { fillsToRemember } from "~/domain/import/layout-key";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

const GONE = "There is no such import. It may have been discarded.";
const APPLIED = "This import was already applied. Upload the file again to see what is left to take in.";

export async function reviseImport(ctx: Ctx, id: string, changes: Partial<ImportOptions>): Promise<Done<true>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findImport(ctx.db.read, id);
  if (kept === null || !isTheirs(ctx, kept)) return refuse("missing", GONE);
  const read = await readTaken(kept, "worker");
  if (!read.ok) return read;
  const options: ImportOptions = { ...kept.options, ...changes };
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const now = await findImport(tx, id);
    if (now?.state !== "planned") return refuse("stale", APPLIED);
    const file = { fileName: kept.fileName, workbook: read.value, options };
    const plan = waitingPlan(file, await planFile(tx, ctx, file));
    if (!plan.ok) return plan;
    await savePlan(tx, id, options, plan.value);
    const key = memoryKey(ctx, read.value);
    if (changes.mapping !== undefined && plan.value.refusal?.field !== "mapping") await saveMemory(tx, "headings", key, JSON.stringify(options.mapping));
    if (changes.fills !== undefined && changes.fills !== null && changes.fills !== "proposed") {
      await saveMemory(tx, "fills", key, JSON.stringify(fillsToRemember(plan.value.fills, changes.fills)));
    }
    return done(true);
  }, { timeoutMs: 60_000 });
}

/** Forgets an uploaded file that was not applied. */
export async function discardImport(ctx: Ctx, id: string): Promise<Done<true>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const kept = await findImport(tx, id);
    if (kept === null || !isTheirs(ctx, kept)) return refuse("missing", GONE);
    if (kept.state !== "planned") return refuse("stale", APPLIED);
    await deleteImport(tx, id);
    return done(true);
  });
}
