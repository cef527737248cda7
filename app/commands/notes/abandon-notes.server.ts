/** Drops a correction of published notes, with the reason: a comment of the office that both sides read. */
import { findSeenNotes, speaksFor, type SeenNotes } from "~/commands/notes/find-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { insertComment, saveCommentDecision } from "~/db/notes-comments.server";
import { saveNotesStanding } from "~/db/notes-versions.server";
import { write } from "~/db/write.server";
import { WHOLE_NOTES } from "~/domain/notes/notes-parts";
import { afterAbandoning } from "~/domain/notes/notes-rules";
import { may } from "~/domain/permissions";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseText } from "~/domain/text";

export async function abandonNotes(ctx: Ctx, { reason: typed, ...seen }: SeenNotes & { reason: string }): Promise<Done<true>> {
  const allowed = may(ctx.actor, "circulate notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  const reason = inField(parseText(typed, "The reason"), "reason");
  if (!reason.ok) return reason;
  const why = reason.value;
  if (why === null) return refuse("invalid", "Say why the correction is abandoned: the other side reads the reason.", { field: "reason" });
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const { notes, versions } = found.value;
    const standing = afterAbandoning(notes, versions);
    if (!standing.ok) return standing;
    const on = { notes, label: WHOLE_NOTES };
    const comment = { text: why, was: null, proposed: null };
    const id = await insertComment(tx, ctx, side.value, on, { about: "", sent: true, ...comment });
    await saveCommentDecision(tx, ctx, on, { id, ...comment }, { as: "abandoned", note: null });
    await saveNotesStanding(tx, ctx, notes, standing.value);
    return done(true);
  });
}
