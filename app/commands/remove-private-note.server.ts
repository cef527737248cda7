/** Removes one's own private note from sight; its words stay in the history of one's side. */
import type { Ctx } from "~/db/ctx.server";
import { removeNote } from "~/db/private-notes.server";
import { write } from "~/db/write.server";
import { mayKeepNotes } from "~/domain/private-note";
import { done, refuse, type Done } from "~/domain/problem";

export async function removePrivateNote(ctx: Ctx, id: string): Promise<Done<true>> {
  const side = mayKeepNotes(ctx.actor);
  if (!side.ok) return side;
  return write(
    ctx.db,
    async (tx): Promise<Done<true>> => {
      // The other side's note is as if it were not there.
      const note = await tx.privateNote.findFirst({ where: { id, side: side.value, removedAt: null } });
      if (note === null) return refuse("missing", "That note is not there any more. Load the page of the finding again.");
      if (note.personId !== ctx.actor.personId) return refuse("refused", `Only ${note.author}, who wrote it, may remove this note. Ask them, or add a note of your own.`);
      await removeNote(tx, ctx, { id, findingId: note.findingId, side: side.value, text: note.text });
      return done(true);
    },
    { leavesRecord: true },
  );
}
