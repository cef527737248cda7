/** Private notes of a side: read by side, never deleted, only removed from sight. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import type { Side } from "~/domain/actor";
import type { PrivateNote } from "~/domain/private-note";

/** Newest first. */
export async function notesOn(reader: Reader, findingId: string, reads: { side: Side; personId: string | null }): Promise<PrivateNote[]> {
  const rows = await reader.privateNote.findMany({ where: { findingId, side: reads.side, removedAt: null }, orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
  return rows.map(({ id, text, author, post, createdAt, personId }) => ({
    id, text, author, post, createdAt: storedInstant(createdAt, "PrivateNote", id, "createdAt"), own: personId !== null && personId === reads.personId,
  }));
}

type Event = { noteId: string; findingId: string; side: Side; before: string | null; after: string | null };

function recordNote(tx: Tx, ctx: Ctx, { noteId, findingId, side, before, after }: Event): Promise<void> {
  return recordEvents(tx, ctx, [{ subject: "private note", subjectId: noteId, findingId, draftOf: side, field: "text", before, after }]);
}

export async function insertNote(tx: Tx, ctx: Ctx, note: { findingId: string; side: Side; text: string }): Promise<void> {
  const { actor, now } = ctx;
  const id = ctx.newId();
  await tx.privateNote.create({ data: { ...note, id, personId: actor.personId, author: actor.name, post: actor.post, createdAt: now } });
  await recordNote(tx, ctx, { ...note, noteId: id, before: null, after: note.text });
}

export async function removeNote(tx: Tx, ctx: Ctx, note: { id: string; findingId: string; side: Side; text: string }): Promise<void> {
  await tx.privateNote.update({ where: { id: note.id }, data: { removedAt: ctx.now } });
  await recordNote(tx, ctx, { ...note, noteId: note.id, before: note.text, after: null });
}
