/** Why something was changed by an import: the file says so. The name of a file is for the side that brought it, unless both agreed it. */
import type { Ctx } from "~/db/ctx.server";
import { importVoiceOf } from "~/db/imports.server";
import type { Tx } from "~/db/write.server";

const WHOSE = { opcc: "a file of the commissioner’s office", force: "a file of the force" } as const;

export async function importReason(tx: Tx, ctx: Ctx): Promise<string> {
  const kept = ctx.importId === undefined ? null : await importVoiceOf(tx, ctx.importId);
  if (kept === null) return "As in an imported file";
  return `As in ${kept.voice === "both" ? kept.fileName : WHOSE[kept.voice]}`;
}
