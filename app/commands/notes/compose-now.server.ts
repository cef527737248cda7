/** Composes the notes of a meeting before the transaction that keeps them, and again where the record moved meanwhile: reading all of it takes too long to let others wait. */
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import { changeNumber } from "~/db/change-number.server";
import { composedNotesIn } from "~/db/composed-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { asOfOneMoment, wholeRecordIn } from "~/db/record.server";
import { write, type Tx } from "~/db/write.server";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { done, refuse, type Done } from "~/domain/problem";
import { recordFor } from "~/domain/visibility";

const TRIES = 5;

/** `keep` is given the notes as the record has them in its own transaction. */
export async function withComposedNotes<T>(ctx: Ctx, meetingId: string, keep: (tx: Tx, notes: ComposedNotes) => Promise<Done<T>>): Promise<Done<T>> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const made = await asOfOneMoment(ctx.db, async (reader) => {
      const found = await findMeetingIn(reader, meetingId);
      return found.ok ? done({ change: await changeNumber(reader), notes: await composedNotesIn(reader, recordFor("official", await wholeRecordIn(reader)), found.value.meeting, { audience: "full", today: ctx.today }) }) : found;
    });
    if (!made.ok) return made;
    const { change, notes } = made.value;
    const kept = await write(ctx.db, async (tx): Promise<Done<{ is: T } | "moved">> => {
      // This transaction has counted itself already.
      if ((await changeNumber(tx)) !== change + 1) return done("moved" as const);
      const value = await keep(tx, notes);
      return value.ok ? done({ is: value.value }) : value;
    });
    if (!kept.ok) return kept;
    if (kept.value !== "moved") return done(kept.value.is);
  }
  return refuse("stale", "The record kept changing while the notes were composed. Do it again in a quieter moment.");
}
