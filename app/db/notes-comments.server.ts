/** Comments on notes as they are stored, and what becomes of them. What the other side may see of them is decided in domain/notes. */
import type { Ctx } from "~/db/ctx.server";
import type { NotesCommentModel } from "~/db/generated/prisma/models";
import { recordEvents } from "~/db/history.server";
import { notesEvent } from "~/db/notes-versions.server";
import { storedChoice, storedChoiceOrNull, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { SIDES, type Side } from "~/domain/actor";
import { COMMENT_DECISIONS, COMMENT_DECISION_WORDS, type CommentDecision, type NotesComment, type ReadComment } from "~/domain/notes/notes-comment";
import type { NotesVersion } from "~/domain/notes/notes-version";

function commentOf(row: NotesCommentModel): NotesComment {
  const { id, notesId, author, post, about, text, was, proposed, version } = row;
  const decision = storedChoiceOrNull(COMMENT_DECISIONS, row.decision, "NotesComment", id, "decision");
  return {
    id, notesId, author, post, about, text, was, proposed, version,
    side: storedChoice(SIDES, row.side, "NotesComment", id, "side"),
    at: storedInstant(row.at, "NotesComment", id, "at"),
    sentAt: storedInstantOrNull(row.sentAt, "NotesComment", id, "sentAt"),
    decided: decision === null ? null : { as: decision, note: row.decisionNote, by: row.decidedBy ?? "", at: storedInstant(row.decidedAt ?? "", "NotesComment", id, "decidedAt") },
  };
}

/** Drafts of both sides included, in the order in which they were written. */
export async function readNotesComments(reader: Reader, notesIds: readonly string[]): Promise<NotesComment[]> {
  return (await reader.notesComment.findMany({ where: { notesId: { in: [...notesIds] } }, orderBy: [{ at: "asc" }, { id: "asc" }] })).map(commentOf);
}

type On = { notes: Pick<NotesVersion, "id" | "meetingId" | "number">; /** What the part it is about is called. */ label: string };

function words({ text, proposed }: Pick<NotesComment, "text" | "proposed">, label: string): string {
  return [`${label}: ${text}`, ...(proposed === null ? [] : [`Proposed wording: ${proposed}`])].join("\n");
}

export async function insertComment(tx: Tx, ctx: Ctx, side: Side, { notes, label }: On, { about, sent, ...comment }: ReadComment & { about: string; sent: boolean }): Promise<string> {
  const id = ctx.newId();
  const { name, post } = ctx.actor;
  await tx.notesComment.create({ data: { id, notesId: notes.id, side, author: name, post, at: ctx.now, sentAt: sent ? ctx.now : null, about, ...comment } });
  await recordEvents(tx, ctx, [{ ...notesEvent(notes, "notesComment", null, words(comment, label)), draftOf: sent ? null : side }]);
  return id;
}

/** Of a draft. */
export async function saveCommentWords(tx: Tx, ctx: Ctx, { notes, label }: On, before: NotesComment, comment: ReadComment): Promise<void> {
  const { name, post } = ctx.actor;
  await tx.notesComment.update({ where: { id: before.id }, data: { ...comment, author: name, post, at: ctx.now, version: { increment: 1 } } });
  await recordEvents(tx, ctx, [{ ...notesEvent(notes, "notesComment", words(before, label), words(comment, label)), draftOf: before.side }]);
}

/** Of a draft. */
export async function deleteComment(tx: Tx, ctx: Ctx, { notes, label }: On, comment: NotesComment): Promise<void> {
  await tx.notesComment.delete({ where: { id: comment.id } });
  await recordEvents(tx, ctx, [{ ...notesEvent(notes, "notesComment", words(comment, label), null), draftOf: comment.side }]);
}

export async function saveCommentSent(tx: Tx, ctx: Ctx, { notes, label }: On, comment: NotesComment): Promise<void> {
  await tx.notesComment.update({ where: { id: comment.id }, data: { sentAt: ctx.now, version: { increment: 1 } } });
  await recordEvents(tx, ctx, [notesEvent(notes, "notesComment", null, words(comment, label))]);
}

export async function saveCommentDecision(tx: Tx, ctx: Ctx, { notes, label }: On, comment: Pick<NotesComment, "id" | "text" | "proposed">, { as, note }: { as: CommentDecision; note: string | null }): Promise<void> {
  const { name, post } = ctx.actor;
  const by = [name, post].filter((part) => part !== "").join(", ");
  await tx.notesComment.update({ where: { id: comment.id }, data: { decision: as, decisionNote: note, decidedBy: by, decidedAt: ctx.now, version: { increment: 1 } } });
  const decided = `${COMMENT_DECISION_WORDS[as]}${note === null ? "" : `: ${note}`}`;
  await recordEvents(tx, ctx, [notesEvent(notes, "notesDecision", words(comment, label), `${label}: ${decided}`)]);
}
