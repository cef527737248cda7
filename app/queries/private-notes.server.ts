/** The private notes on a finding of the side that asks. */
import type { Ctx } from "~/db/ctx.server";
import { notesOn } from "~/db/private-notes.server";
import type { Side } from "~/domain/actor";
import { mayKeepNotes, type PrivateNote } from "~/domain/private-note";

export type PrivateNotes = { side: Side; notes: PrivateNote[] };

/** Null for whoever keeps none. */
export async function privateNotes(ctx: Ctx, findingId: string): Promise<PrivateNotes | null> {
  const side = mayKeepNotes(ctx.actor);
  return side.ok ? { side: side.value, notes: await notesOn(ctx.db.read, findingId, { side: side.value, personId: ctx.actor.personId }) } : null;
}
