/** A comment of one side on a version of notes: a draft of its side until it is sent, then open until it is decided or taken back. */
import type { Side } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { readPresent, type NotesPart } from "~/domain/notes/notes-parts";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseText } from "~/domain/text";

/** `abandoned`: it says why the whole correction was dropped. */
export const COMMENT_DECISIONS = ["accepted", "declined", "withdrawn", "abandoned"] as const;
export type CommentDecision = (typeof COMMENT_DECISIONS)[number];

export const COMMENT_DECISION_WORDS: Record<CommentDecision, string> = { accepted: "Accepted", declined: "Declined", withdrawn: "Withdrawn", abandoned: "Abandoned" };

export type NotesComment = {
  id: string;
  notesId: string;
  side: Side;
  author: string;
  post: string;
  at: Instant;
  /** Null while it is a draft. */
  sentAt: Instant | null;
  /** The key of a part; empty where it is about the notes as a whole. */
  about: string;
  text: string;
  /** The words of the part as its author saw them; null where it is about no part. */
  was: string | null;
  proposed: string | null;
  decided: { as: CommentDecision; note: string | null; by: string; at: Instant } | null;
  version: number;
};

export function isOpenComment({ sentAt, decided }: Pick<NotesComment, "sentAt" | "decided">): boolean {
  return sentAt !== null && decided === null;
}

export type Abandoned = { by: string; at: Instant; reason: string };

/** Who dropped the correction that the comments are on, and why; null where nobody did. */
export function abandonedIn(comments: readonly NotesComment[]): Abandoned | null {
  const last = comments.find(({ decided }) => decided?.as === "abandoned");
  return last?.decided == null ? null : { by: last.decided.by, at: last.decided.at, reason: last.text };
}

/** Drafts are seen by their own side alone; those at neither side see only what was sent. */
export function commentsFor<T extends Pick<NotesComment, "side" | "sentAt">>(side: string, comments: readonly T[]): T[] {
  return comments.filter((comment) => comment.sentAt !== null || comment.side === side);
}

/** As typed. */
export type TypedComment = { text: string; proposed: string };
export type ReadComment = Pick<NotesComment, "text" | "was" | "proposed">;

/** `part` is null where the comment is about the notes as a whole. Proposed words that are those of the part already are none. */
export function readComment(typed: TypedComment, part: NotesPart | null): Done<ReadComment> {
  const text = inField(parseText(typed.text, "The comment"), "text");
  if (!text.ok) return text;
  const words = inField(parseText(typed.proposed, "The proposed wording"), "proposed");
  if (!words.ok) return words;
  const proposed = part !== null && words.value === part.text ? null : words.value;
  if (proposed !== null && part === null) return refuse("invalid", "Another wording is proposed for one part of the notes. Choose the part, or say it as a comment.", { field: "proposed" });
  if (proposed !== null && part?.locked === true) return refuse("invalid", "The text of a finding is HMICFRS’s and is not reworded here. Say it as a comment.", { field: "proposed" });
  if (proposed !== null && part?.key.startsWith("attendance/") === true) {
    const present = readPresent(proposed);
    if (!present.ok) return present;
  }
  if (text.value === null && proposed === null) return refuse("invalid", "Write a comment, or propose another wording.", { field: "text" });
  return done({ text: text.value ?? "", was: part?.text ?? null, proposed });
}
