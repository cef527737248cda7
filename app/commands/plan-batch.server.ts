/** Plans files that are taken in together: each against what was there before any of them, and then against each other. */
import { planAgainst, readSender, waitingPlan, type FileToPlan, type Records } from "~/commands/plan-file.server";
import type { Ctx } from "~/db/ctx.server";
import type { Reader } from "~/db/rows.server";
import type { ImportPlan } from "~/domain/import/import-plan";
import { joinPlans, type FileToJoin } from "~/domain/import/join-plans";
import { done, type Done } from "~/domain/problem";

export type FileOfBatch = FileToPlan & { importId: string };

/** What is wrong with one of several files names it. */
export function ofFile<T>(fileName: string, count: number, result: Done<T>): Done<T> {
  return result.ok || count < 2 ? result : { ok: false, problem: { ...result.problem, message: `${fileName}: ${result.problem.message}` } };
}

/** In the order of the files. A file that waits for an answer has a plan that says so, and no part in what the others say. */
export async function planBatch(reader: Reader, ctx: Ctx, files: readonly FileOfBatch[], records: Records): Promise<Done<ImportPlan[]>> {
  const planned: FileToJoin[] = [];
  for (const file of files) {
    const plan = ofFile(file.fileName, files.length, waitingPlan(file, planAgainst(records, await readSender(reader, file.workbook), ctx, file)));
    if (!plan.ok) return plan;
    planned.push({ importId: file.importId, options: file.options, plan: plan.value });
  }
  return done(joinPlans(planned, records.record));
}
