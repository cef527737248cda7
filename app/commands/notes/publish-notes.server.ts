/** Publishes notes that both sides have agreed: from then on this version stays as it is, and what may be published of it is open to everybody. */
import { findSeenNotes, type SeenNotes } from "~/commands/notes/find-notes.server";
import { saveWording } from "~/commands/notes/save-wording.server";
import type { Ctx } from "~/db/ctx.server";
import { saveNotesPublished } from "~/db/notes-versions.server";
import { readSettings } from "~/db/settings.server";
import { write } from "~/db/write.server";
import { decideGiven, givenWords, type TypedGiven } from "~/domain/approval";
import { formatDate } from "~/domain/calendar-date";
import { publicNotes } from "~/domain/notes/composed-notes";
import { mayPublish } from "~/domain/notes/notes-rules";
import { done, type Done } from "~/domain/problem";

export async function publishNotes(ctx: Ctx, { how, for: inNameOf, ...seen }: SeenNotes & TypedGiven): Promise<Done<{ reference: string }>> {
  const given = decideGiven(ctx.actor, "publish notes", { how, for: inNameOf });
  if (!given.ok) return given;
  const words = givenWords({ ...given.value, by: ctx.actor.name, post: ctx.actor.post });
  return write(ctx.db, async (tx): Promise<Done<{ reference: string }>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const { meeting, notes, open } = found.value;
    const allowed = mayPublish(notes, { meeting, open });
    if (!allowed.ok) return allowed;
    const saved = await saveWording(tx, ctx, notes.content, `As both sides agreed it in the notes of ${meeting.title}, ${formatDate(meeting.date)}.`);
    if (!saved.ok) return saved;
    const { marking } = await readSettings(tx);
    await saveNotesPublished(tx, ctx, notes, { publicNotes: publicNotes(notes.content.notes, marking), words });
    return done({ reference: meeting.reference });
  });
}
