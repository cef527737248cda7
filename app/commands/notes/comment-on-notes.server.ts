/** Writes comments on notes in circulation: kept as a draft of one’s own side, or sent to the other. */
import { findNotes, speaksFor, type FoundNotes, type WhichNotes } from "~/commands/notes/find-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { deleteComment, insertComment, saveCommentDecision, saveCommentSent, saveCommentWords } from "~/db/notes-comments.server";
import { saveNotesStanding } from "~/db/notes-versions.server";
import { write, type Tx } from "~/db/write.server";
import type { Side } from "~/domain/actor";
import { isOpenComment, readComment, type NotesComment, type TypedComment } from "~/domain/notes/notes-comment";
import { notesParts, WHOLE_NOTES, type NotesPart } from "~/domain/notes/notes-parts";
import { afterTakingBack, mayChange } from "~/domain/notes/notes-rules";
import type { NotesVersion } from "~/domain/notes/notes-version";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { normaliseText } from "~/domain/text";

export function labelOf(part: NotesPart | null): string {
  return part?.label ?? WHOLE_NOTES;
}

/** Null where it is about the notes as a whole. */
export function findPart(notes: NotesVersion, about: string): Done<NotesPart | null> {
  if (about === "") return done(null);
  const part = notesParts(notes.content.notes).find(({ key }) => key === about);
  return part === undefined ? refuse("missing", "This part is not in the notes any more. Open the notes as they are now.") : done(part);
}

/** What it is about may be gone once the notes were composed anew. */
export function labelIn(notes: NotesVersion, about: string): string {
  const part = findPart(notes, about);
  return part.ok ? labelOf(part.value) : "A part that is not in the notes any more";
}

/** To either side the drafts of the other do not exist. */
export function findComment({ comments }: FoundNotes, side: Side, id: string): Done<NotesComment> {
  const comment = comments.find((each) => each.id === id && (each.sentAt !== null || each.side === side));
  return comment === undefined ? refuse("missing", "There is no such comment. It may have been discarded; open the notes as they are now.") : done(comment);
}

/** Whoever has something to say about the notes has not agreed them. */
async function takesBack(tx: Tx, ctx: Ctx, notes: NotesVersion, side: Side): Promise<boolean> {
  if (notes.agreed[side] === null) return false;
  const standing = afterTakingBack(notes, side);
  if (standing.ok) await saveNotesStanding(tx, ctx, notes, standing.value);
  return standing.ok;
}

export type CommentOnNotes = WhichNotes & {
  /** The key of a part; empty for the notes as a whole. */
  about: string;
  typed: TypedComment;
  /** The words of the part that its author saw. */
  base: string;
  /** A draft that is changed, as its author saw it; null for a new one. */
  draft: { id: string; seen: number } | null;
  /** It goes to the other side at once. */
  send: boolean;
};

export async function commentOnNotes(ctx: Ctx, { about, typed, base, draft, send, ...which }: CommentOnNotes): Promise<Done<{ id: string; tookBack: boolean }>> {
  const allowed = may(ctx.actor, send ? "send comments on notes" : "comment on notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  return write(ctx.db, async (tx): Promise<Done<{ id: string; tookBack: boolean }>> => {
    const found = await findNotes(tx, which);
    if (!found.ok) return found;
    const { notes } = found.value;
    const open = mayChange(notes);
    if (!open.ok) return open;
    const drafted = draft === null ? null : findComment(found.value, side.value, draft.id);
    if (drafted?.ok === false) return drafted;
    if (drafted !== null && drafted.value.about !== about) return refuse("stale", "This draft is about another part of the notes. Open it from the list of comments, and change it there.");
    const part = findPart(notes, about);
    if (!part.ok) return part;
    const read = readComment(typed, part.value);
    if (!read.ok) return read;
    if (read.value.proposed !== null && part.value !== null && normaliseText(base).trim() !== part.value.text.trim()) {
      return refuse("stale", "The words of this part have changed since you opened this page. Compare the two, then send your wording again or leave theirs.", { field: "proposed", conflict: { base, current: part.value.text, wanted: read.value.proposed } });
    }
    const on = { notes, label: labelOf(part.value) };
    if (draft === null || drafted === null) {
      const id = await insertComment(tx, ctx, side.value, on, { about, sent: send, ...read.value });
      return done({ id, tookBack: send && (await takesBack(tx, ctx, notes, side.value)) });
    }
    const comment = drafted.value;
    if (comment.sentAt !== null) return refuse("stale", "This comment has been sent meanwhile, so it stays as it was sent. Write another, or take that one back.");
    if (comment.version !== draft.seen) return refuse("stale", "A colleague has changed this comment since you opened this page. What you typed is below: compare it with the comment as it is now.", { field: "text", conflict: { base: "", current: comment.text, wanted: read.value.text } });
    await saveCommentWords(tx, ctx, on, comment, read.value);
    if (!send) return done({ id: draft.id, tookBack: false });
    await saveCommentSent(tx, ctx, on, { ...comment, ...read.value });
    return done({ id: draft.id, tookBack: await takesBack(tx, ctx, notes, side.value) });
  });
}

export async function discardComment(ctx: Ctx, { comment: id, ...which }: WhichNotes & { comment: string }): Promise<Done<true>> {
  const allowed = may(ctx.actor, "comment on notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findNotes(tx, which);
    if (!found.ok) return found;
    const comment = findComment(found.value, side.value, id);
    if (!comment.ok) return comment;
    if (comment.value.sentAt !== null) return refuse("refused", "It has been sent, so it is kept. Your side may take it back until it is decided.");
    await deleteComment(tx, ctx, { notes: found.value.notes, label: labelIn(found.value.notes, comment.value.about) }, comment.value);
    return done(true);
  });
}

/** All drafts of one’s own side on these notes. */
export async function sendComments(ctx: Ctx, which: WhichNotes): Promise<Done<{ sent: number; tookBack: boolean }>> {
  const allowed = may(ctx.actor, "send comments on notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  return write(ctx.db, async (tx): Promise<Done<{ sent: number; tookBack: boolean }>> => {
    const found = await findNotes(tx, which);
    if (!found.ok) return found;
    const { notes, comments } = found.value;
    const open = mayChange(notes);
    if (!open.ok) return open;
    const drafts = comments.filter((each) => each.side === side.value && each.sentAt === null);
    if (drafts.length === 0) return refuse("refused", "There is no draft of a comment to send. A colleague may have sent them already.");
    for (const comment of drafts) await saveCommentSent(tx, ctx, { notes, label: labelIn(notes, comment.about) }, comment);
    return done({ sent: drafts.length, tookBack: await takesBack(tx, ctx, notes, side.value) });
  });
}

/** A comment of one’s own side that the office has not decided. */
export async function withdrawComment(ctx: Ctx, { comment: id, ...which }: WhichNotes & { comment: string }): Promise<Done<true>> {
  const allowed = may(ctx.actor, "send comments on notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findNotes(tx, which);
    if (!found.ok) return found;
    const { notes } = found.value;
    const open = mayChange(notes);
    if (!open.ok) return open;
    const comment = findComment(found.value, side.value, id);
    if (!comment.ok) return comment;
    if (comment.value.side !== side.value) return refuse("refused", "It is a comment of the other side, so it is theirs to take back.");
    if (!isOpenComment(comment.value)) return refuse("refused", comment.value.sentAt === null ? "It has not been sent: discard it instead." : "It has been decided already, and stays as it was decided.");
    await saveCommentDecision(tx, ctx, { notes, label: labelIn(notes, comment.value.about) }, comment.value, { as: "withdrawn", note: null });
    return done(true);
  });
}
