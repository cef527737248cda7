/** Whether somebody of either side may read the notes of a meeting as the record has them. */
import type { Ctx } from "~/db/ctx.server";
import type { Meeting } from "~/domain/meeting/meeting";

/** Until the office circulates them they are its own; those of a past meeting that was taken in were printed already. */
export async function readsNotes(ctx: Ctx, { id, imported }: Pick<Meeting, "id" | "imported">): Promise<boolean> {
  return ctx.actor.side !== "force" || imported || (await ctx.db.read.notesVersion.count({ where: { meetingId: id } })) > 0;
}
