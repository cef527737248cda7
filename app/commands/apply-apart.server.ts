/** Applies files that were brought: what changes little here, what changes much in a process of its own. */
import { applyBatch, type AppliedFile } from "~/commands/apply-import.server";
import { plansRemembered } from "~/commands/remembered-plans.server";
import { runApart } from "~/commands/run-apart.server";
import type { Ctx } from "~/db/ctx.server";
import { findBatch, type BatchedImport } from "~/db/imports.server";
import { addedCount } from "~/domain/import/import-plan";
import type { Done } from "~/domain/problem";

/** Cells changed and things added, of all files together: fewer are written in less time than it takes to start a process, however large the files are. */
const MANY_CHANGES = 250;

export function changeMuch(files: readonly Pick<BatchedImport, "state" | "plan">[]): boolean {
  const changes = ({ plan }: Pick<BatchedImport, "plan">) => addedCount(plan) + plan.changed.length + plan.cleared.length;
  return files.every((file) => file.state === "planned") && files.reduce((sum, file) => sum + changes(file), 0) >= MANY_CHANGES;
}

/** `id` is that of any file of the batch. Where the plans have to be made anew, large files are planned apart in either case. */
export async function applyApart(ctx: Ctx, id: string): Promise<Done<AppliedFile[]>> {
  const files = await findBatch(ctx.db.read, id);
  if (!changeMuch(files)) return applyBatch(ctx, id);
  ctx.say?.({ percent: 5, words: "Comparing with the record once more" });
  return runApart(ctx, "apply", { id, known: plansRemembered(ctx, files.map((file) => file.id)) });
}
