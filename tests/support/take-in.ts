/** Takes a file into the record in tests, as its import does. */
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { writesSomething, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { plainOptions, readBytes } from "./plan-fixture";

/** `id` is null where the file says nothing new. */
export type TakenIn = { id: string | null; plan: ImportPlan };

export async function takeIn(ctx: Ctx, fileName: string, bytes: Uint8Array, options: Partial<ImportOptions> = {}): Promise<TakenIn> {
  const file = { fileName, bytes, options: { ...plainOptions, ...options } };
  const workbook = readBytes(bytes, fileName);
  const planned = await planOnly(ctx, { ...file, workbook });
  if (!planned.ok) throw new Error(planned.problem.message);
  if (!writesSomething(planned.value)) return { id: null, plan: planned.value };
  const id = await keepPlan(ctx, file, planned.value);
  const applied = await applyImport(ctx, id, workbook);
  if (!applied.ok) throw new Error(applied.problem.message);
  return { id, plan: applied.value.plan };
}
