/** Discards a correction that was not issued: what stands goes on standing, and the words stay in the office's own history alone. */
import { findCorrection, type SeenCorrection } from "~/commands/find-correction.server";
import type { Ctx } from "~/db/ctx.server";
import { deleteCorrection } from "~/db/entry-corrections.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export async function discardCorrection(ctx: Ctx, correction: SeenCorrection): Promise<Done<{ entryId: string }>> {
  const allowed = may(ctx.actor, "edit an entry");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ entryId: string }>> => {
    const found = await findCorrection(tx, ctx, correction);
    if (!found.ok) return found;
    await deleteCorrection(tx, ctx, found.value.entry, found.value.correction);
    return done({ entryId: found.value.entry.id });
  });
}
