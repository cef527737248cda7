/** Circulates the notes of a meeting as a draft, takes in what the record says by now, or begins a correction of what was published. */
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import { withComposedNotes } from "~/commands/notes/compose-now.server";
import { findSeenNotes, type SeenNotes } from "~/commands/notes/find-notes.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { insertNotes, readNotesVersions, saveNotesContent, type Rewording } from "~/db/notes-versions.server";
import { write } from "~/db/write.server";
import type { Side } from "~/domain/actor";
import { notesDifference } from "~/domain/notes/notes-difference";
import { afterChange, mayCirculate, mayCorrect } from "~/domain/notes/notes-rules";
import { correctionOf, freshContent, renewed, standingOf } from "~/domain/notes/notes-version";
import { may } from "~/domain/permissions";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseText } from "~/domain/text";

/** From then on the force reads them, and what the record says later does not change them by itself. */
export async function circulateNotes(ctx: Ctx, meetingId: string): Promise<Done<{ number: number }>> {
  const allowed = may(ctx.actor, "circulate notes");
  if (!allowed.ok) return allowed;
  return withComposedNotes(ctx, meetingId, async (tx, notes): Promise<Done<{ number: number }>> => {
    const found = await findMeetingIn(tx, meetingId);
    if (!found.ok) return found;
    const { meeting } = found.value;
    const number = mayCirculate(meeting, await readNotesVersions(tx, meeting.id));
    if (!number.ok) return number;
    await insertNotes(tx, ctx, meeting.id, { number: number.value, reason: null, content: freshContent(notes) });
    return done({ number: number.value });
  });
}

/** `lost`: what had been reworded and is now as the record has it, because that says otherwise since. */
export type Renewed = { changed: number; lost: string[]; withdrew: Side[] };

export async function renewNotes(ctx: Ctx, seen: SeenNotes): Promise<Done<Renewed>> {
  const allowed = may(ctx.actor, "circulate notes");
  if (!allowed.ok) return allowed;
  return withComposedNotes(ctx, seen.meetingId, async (tx, composed): Promise<Done<Renewed>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const { notes } = found.value;
    const standing = afterChange(notes);
    if (!standing.ok) return standing;
    const { content, lost } = renewed(notes.content, composed);
    const differences = notesDifference(notes.content.notes, content.notes);
    if (differences.length === 0) return refuse("refused", "The record says nothing else than these notes do, so there is nothing to take in.");
    const rewordings = differences.map(({ label, before, after }): Rewording => ({ label, before: before ?? "not there", after: after ?? "taken out" }));
    await saveNotesContent(tx, ctx, notes, { content, standing: standing.value, rewordings });
    const labels = new Map(differences.map(({ key, label }) => [key, label]));
    return done({ changed: differences.length, lost: lost.map(({ key }) => labels.get(key) ?? key), withdrew: standing.value.withdrew });
  });
}

/** Begins with the words that were published. */
export async function correctNotes(ctx: Ctx, { meetingId, reason: typed }: { meetingId: string; reason: string }): Promise<Done<{ number: number }>> {
  const allowed = may(ctx.actor, "circulate notes");
  if (!allowed.ok) return allowed;
  const reason = inField(parseText(typed, "The reason"), "reason");
  if (!reason.ok) return reason;
  const why = reason.value;
  if (why === null) return refuse("invalid", "Say why the published notes are corrected. It is published with the correction.", { field: "reason" });
  return write(ctx.db, async (tx): Promise<Done<{ number: number }>> => {
    const found = await findMeetingIn(tx, meetingId);
    if (!found.ok) return found;
    const versions = await readNotesVersions(tx, found.value.meeting.id);
    const number = mayCorrect(versions);
    if (!number.ok) return number;
    const standing = standingOf(versions);
    if (standing === null) return refuse("missing", "There are no published notes of this meeting.");
    await insertNotes(tx, ctx, found.value.meeting.id, { number: number.value, reason: why, content: correctionOf(standing.content, await readActions(tx)) });
    return done({ number: number.value });
  });
}
