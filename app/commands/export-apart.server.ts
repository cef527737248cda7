/** Makes an export: of a few findings here, of many in a process of its own. */
import { exportTracker, type Exported } from "~/commands/export-tracker.server";
import { runApart } from "~/commands/run-apart.server";
import type { Ctx } from "~/db/ctx.server";
import type { ExportOrder } from "~/domain/export/export-order";
import type { Done } from "~/domain/problem";

/** Fewer are written in less time than it takes to start a process. */
const MANY_FINDINGS = 500;

export async function exportApart(ctx: Ctx, order: ExportOrder): Promise<Done<Exported>> {
  if ((await ctx.db.read.finding.count()) < MANY_FINDINGS) return exportTracker(ctx, order);
  ctx.say?.({ percent: 5, words: "Reading the record" });
  return runApart(ctx, "export", order);
}
