/** Takes into notes in circulation what the record has in closed session by now, and nothing else of it: what both sides had agreed otherwise they agree anew. */
import { withComposedNotes } from "~/commands/notes/compose-now.server";
import type { Ctx } from "~/db/ctx.server";
import { readNotesVersions, saveNotesContent } from "~/db/notes-versions.server";
import type { Side } from "~/domain/actor";
import { closedAsIn } from "~/domain/notes/composed-notes";
import { closedDifference } from "~/domain/notes/notes-difference";
import { afterChange } from "~/domain/notes/notes-rules";
import { isEnded } from "~/domain/notes/notes-version";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

/** `changed` counts the parts that are published or left out otherwise than before. */
export type TookIn = { changed: number; withdrew: Side[] };

/** Null where no notes are in circulation, or these say the same already. */
export async function takeInClosedSession(ctx: Ctx, meetingId: string): Promise<Done<TookIn | null>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  return withComposedNotes(ctx, meetingId, async (tx, composed): Promise<Done<TookIn | null>> => {
    const notes = (await readNotesVersions(tx, meetingId)).find((each) => !isEnded(each));
    const differences = notes === undefined ? [] : closedDifference(notes.content.notes, composed);
    if (notes === undefined || differences.length === 0) return done(null);
    const standing = afterChange(notes);
    if (!standing.ok) return standing;
    const content = { ...notes.content, notes: closedAsIn(notes.content.notes, composed) };
    await saveNotesContent(tx, ctx, notes, { content, standing: standing.value, rewordings: differences.map(({ label, before, after }) => ({ label, before: before ?? "", after: after ?? "" })) });
    return done({ changed: differences.length, withdrew: standing.value.withdrew });
  });
}
