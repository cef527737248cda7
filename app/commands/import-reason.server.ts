/** Why something was changed by an import: the file says so. */
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";

export async function importReason(tx: Tx, ctx: Ctx): Promise<string> {
  const file = ctx.importId === undefined ? null : await tx.import.findUnique({ where: { id: ctx.importId }, select: { fileName: true } });
  return `As in ${file?.fileName ?? "an imported file"}`;
}
