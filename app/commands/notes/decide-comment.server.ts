/** The office accepts or declines a comment on notes; accepted words take their place in the notes, and whoever had agreed them agrees anew. */
import { findComment, findPart, labelIn, labelOf } from "~/commands/notes/comment-on-notes.server";
import { findNotes, findSeenNotes, speaksFor, type FoundNotes, type SeenNotes } from "~/commands/notes/find-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { insertComment, saveCommentDecision } from "~/db/notes-comments.server";
import { saveNotesContent } from "~/db/notes-versions.server";
import { write, type Tx } from "~/db/write.server";
import type { Side } from "~/domain/actor";
import { isOpenComment, readComment, type NotesComment, type TypedComment } from "~/domain/notes/notes-comment";
import type { NotesPart } from "~/domain/notes/notes-parts";
import { afterChange, mayChange } from "~/domain/notes/notes-rules";
import { amend } from "~/domain/notes/notes-version";
import { may } from "~/domain/permissions";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { normaliseText, parseText } from "~/domain/text";

/** Whose agreement the change withdrew. */
type Withdrew = { withdrew: Side[] };

async function putIn(tx: Tx, ctx: Ctx, { notes }: Pick<FoundNotes, "notes">, part: NotesPart, words: string): Promise<Done<Withdrew>> {
  if (part.locked) return refuse("refused", `${part.label} is HMICFRS’s text and is not reworded here. Decline the comment, and say so.`);
  const standing = afterChange(notes);
  if (!standing.ok) return standing;
  await saveNotesContent(tx, ctx, notes, { content: amend(notes.content, part.key, words), standing: standing.value, rewordings: [{ label: part.label, before: part.text, after: words }] });
  return done({ withdrew: standing.value.withdrew });
}

export type DecideComment = SeenNotes & { comment: string; as: "accepted" | "declined"; /** As typed: why it is declined. */ note: string };

async function decide(tx: Tx, ctx: Ctx, found: FoundNotes, comment: NotesComment, { as, note }: { as: DecideComment["as"]; note: string | null }): Promise<Done<Withdrew>> {
  const { notes } = found;
  if (!isOpenComment(comment)) return refuse("refused", comment.sentAt === null ? "It is a draft of your own office: send it, or discard it." : "It has been decided or taken back already.");
  await saveCommentDecision(tx, ctx, { notes, label: labelIn(notes, comment.about) }, comment, { as, note });
  if (as === "declined" || comment.proposed === null) return done({ withdrew: [] });
  const part = findPart(notes, comment.about);
  if (!part.ok) return refuse("refused", "The part it is about is not in the notes any more, so its wording cannot be put there. Decline it, and say so.");
  if (part.value === null) return done({ withdrew: [] });
  if (comment.was !== part.value.text && comment.proposed !== part.value.text) return refuse("stale", `${part.value.label} has other words by now than those this wording was proposed for, so it was not put in. Decline it and say so, or reword the part yourself.`);
  return putIn(tx, ctx, found, part.value, comment.proposed);
}

export async function decideComment(ctx: Ctx, { comment: id, as, note: typed, ...seen }: DecideComment): Promise<Done<Withdrew>> {
  const allowed = may(ctx.actor, "circulate notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  const note = inField(parseText(typed, "The reason"), `note-${id}`);
  if (!note.ok) return note;
  if (as === "declined" && note.value === null) return refuse("invalid", "Say why it is declined: the other side reads the reason.", { field: `note-${id}` });
  return write(ctx.db, async (tx): Promise<Done<Withdrew>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const open = mayChange(found.value.notes);
    if (!open.ok) return open;
    const comment = findComment(found.value, side.value, id);
    return comment.ok ? decide(tx, ctx, found.value, comment.value, { as, note: note.value }) : comment;
  });
}

export type RewordNotes = Omit<SeenNotes, "seen"> & { about: string; typed: TypedComment; base: string };

/** The office’s own correction of a slip: a comment of its own, accepted as it is made, so that both sides read what changed and why. */
export async function rewordNotes(ctx: Ctx, { about, typed, base, ...which }: RewordNotes): Promise<Done<Withdrew>> {
  const allowed = may(ctx.actor, "circulate notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  return write(ctx.db, async (tx): Promise<Done<Withdrew>> => {
    const found = await findNotes(tx, which);
    if (!found.ok) return found;
    const { notes } = found.value;
    const open = mayChange(notes);
    if (!open.ok) return open;
    const part = findPart(notes, about);
    if (!part.ok) return part;
    const read = readComment(typed, part.value);
    if (!read.ok) return read;
    const { proposed, text } = read.value;
    if (proposed === null || part.value === null) return refuse("invalid", "Write the other wording. These are the words that stand already.", { field: "proposed" });
    if (text === "") return refuse("invalid", "Say why it is reworded: the other side reads the reason.", { field: "text" });
    if (normaliseText(base).trim() !== part.value.text.trim()) {
      return refuse("stale", "The words of this part have changed since you opened this page. Compare the two, then put yours in again or leave theirs.", { field: "proposed", conflict: { base, current: part.value.text, wanted: proposed } });
    }
    const on = { notes, label: labelOf(part.value) };
    const id = await insertComment(tx, ctx, side.value, on, { about, sent: true, ...read.value });
    await saveCommentDecision(tx, ctx, on, { id, text, proposed }, { as: "accepted", note: null });
    return putIn(tx, ctx, found.value, part.value, proposed);
  });
}
