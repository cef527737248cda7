/** Applies files that were brought: small ones here, large ones in a process of their own. */
import { applyBatch, type AppliedFile } from "~/commands/apply-import.server";
import { LARGE_FILES } from "~/commands/plan-apart.server";
import { plansRemembered } from "~/commands/remembered-plans.server";
import { runApart } from "~/commands/run-apart.server";
import type { Ctx } from "~/db/ctx.server";
import { findBatch, sizeOfBatch } from "~/db/imports.server";
import type { Done } from "~/domain/problem";

/** `id` is that of any file of the batch. */
export async function applyApart(ctx: Ctx, id: string): Promise<Done<AppliedFile[]>> {
  if ((await sizeOfBatch(ctx.db.read, id)) < LARGE_FILES) return applyBatch(ctx, id);
  ctx.say?.({ percent: 30, words: "Writing what changed" });
  const ids = (await findBatch(ctx.db.read, id)).map((file) => file.id);
  return runApart(ctx, "apply", { id, known: plansRemembered(ctx, ids) });
}
