/** Plans files that were brought: small ones here, large ones in a process of their own. */
import { planHere, type FilesPlanned, type FileToRead } from "~/commands/plan-here.server";
import type { FileToTake } from "~/commands/plan-import.server";
import { recallPlans } from "~/commands/remembered-plans.server";
import { runApart } from "~/commands/run-apart.server";
import type { Ctx } from "~/db/ctx.server";
import { done, type Done } from "~/domain/problem";
import { unpackedSize } from "~/spreadsheet/unpacked-size.server";

/** In bytes, of all files together: below it they are planned in less time than it takes to start a process. */
const LARGE_FILES = 300_000;

/** The same once they are unpacked: a file of few letters may have many cells. Several files are a few hundred rows, which are joined as well. */
const LARGE_UNPACKED = { one: 3_000_000, several: 800_000 };

export function areLarge(files: readonly Pick<FileToRead, "bytes">[]): boolean {
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) >= LARGE_FILES) return true;
  return files.reduce((sum, file) => sum + unpackedSize(file.bytes), 0) >= (files.length > 1 ? LARGE_UNPACKED.several : LARGE_UNPACKED.one);
}

export function planApart(ctx: Ctx, files: readonly FileToRead[], { recall }: { recall: boolean }): Promise<Done<FilesPlanned>> {
  if (!areLarge(files) || files.some((file) => file.workbook !== undefined)) return planHere(ctx, files, { recall, readIn: "worker" });
  return runApart(ctx, "plan", { files: [...files], recall });
}

/** Plans large files and keeps them with their plans, all in a process of its own: to write so many bytes takes a while as well. */
export async function takeApart(ctx: Ctx, files: readonly FileToTake[]): Promise<Done<true>> {
  const taken = await runApart(ctx, "take", { files: [...files] });
  if (!taken.ok) return taken;
  recallPlans(ctx, taken.value);
  return done(true);
}
