/** Plans files that were brought: small ones here, large ones in a process of their own. */
import { planHere, type FilesPlanned, type FileToRead } from "~/commands/plan-here.server";
import { runApart } from "~/commands/run-apart.server";
import type { Ctx } from "~/db/ctx.server";
import type { Done } from "~/domain/problem";

/** In bytes, of all files together: below it they are planned in less time than it takes to start a process. */
export const LARGE_FILES = 300_000;

export function planApart(ctx: Ctx, files: readonly FileToRead[], { recall }: { recall: boolean }): Promise<Done<FilesPlanned>> {
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (size < LARGE_FILES || files.some((file) => file.workbook !== undefined)) return planHere(ctx, files, { recall, readIn: "worker" });
  return runApart(ctx, "plan", { files: [...files], recall });
}
