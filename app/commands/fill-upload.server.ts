/** Fills in an uploaded workbook and keeps it for the one who brought it, to be looked at and fetched. */
import { fillWorkbook, type WorkbookToFill } from "~/commands/fill-workbook.server";
import type { Ctx } from "~/db/ctx.server";
import { keepFilled } from "~/db/filled-files.server";
import { done, type Done } from "~/domain/problem";

/** Returns the id of what is kept. */
export async function fillUpload(ctx: Ctx, file: WorkbookToFill): Promise<Done<string>> {
  const filled = await fillWorkbook(ctx, file);
  return filled.ok ? done(keepFilled(ctx, { fileName: file.fileName, ...filled.value })) : filled;
}
