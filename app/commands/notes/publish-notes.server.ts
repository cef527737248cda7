/** Publishes notes that both sides have agreed: from then on this version stays as it is, and what may be published of it is open to everybody. */
import { withComposedNotes } from "~/commands/notes/compose-now.server";
import { findSeenNotes, type SeenNotes } from "~/commands/notes/find-notes.server";
import { saveWording } from "~/commands/notes/save-wording.server";
import type { Ctx } from "~/db/ctx.server";
import { saveNotesPublished } from "~/db/notes-versions.server";
import { readSettings } from "~/db/settings.server";
import { decideGiven, givenWords, type TypedGiven } from "~/domain/approval";
import { formatDate } from "~/domain/calendar-date";
import { publicNotes } from "~/domain/notes/composed-notes";
import { closedDifference, type PartDifference } from "~/domain/notes/notes-difference";
import { mayPublish } from "~/domain/notes/notes-rules";
import { done, refuse, type Done } from "~/domain/problem";

/** Words that were set into closed session since are never published because a version of before is agreed. */
function sameClosed(differences: readonly PartDifference[]): Done<true> {
  const [first, ...more] = differences;
  if (first === undefined) return done(true);
  return refuse("stale", `The record says otherwise by now of what is in closed session: ${first.label}${more.length === 0 ? "" : `, and ${String(more.length)} more`}. Take in what the record says, read it, and agree the notes again.`);
}

export async function publishNotes(ctx: Ctx, { how, for: inNameOf, ...seen }: SeenNotes & TypedGiven): Promise<Done<{ reference: string }>> {
  const given = decideGiven(ctx.actor, "publish notes", { how, for: inNameOf });
  if (!given.ok) return given;
  const words = givenWords({ ...given.value, by: ctx.actor.name, post: ctx.actor.post });
  return withComposedNotes(ctx, seen.meetingId, async (tx, composed): Promise<Done<{ reference: string }>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const { meeting, notes, open } = found.value;
    const allowed = mayPublish(notes, { meeting, open });
    if (!allowed.ok) return allowed;
    const closed = sameClosed(closedDifference(notes.content.notes, composed));
    if (!closed.ok) return closed;
    const saved = await saveWording(tx, ctx, notes.content, `As both sides agreed it in the notes of ${meeting.title}, ${formatDate(meeting.date)}.`);
    if (!saved.ok) return saved;
    const { marking } = await readSettings(tx);
    await saveNotesPublished(tx, ctx, notes, { publicNotes: publicNotes(notes.content.notes, marking), words });
    return done({ reference: meeting.reference });
  });
}
