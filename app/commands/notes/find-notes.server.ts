/** A version of the notes of a meeting inside a transaction, as somebody saw it on a page. */
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import type { Ctx } from "~/db/ctx.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import type { Tx } from "~/db/write.server";
import type { Side } from "~/domain/actor";
import type { Meeting } from "~/domain/meeting/meeting";
import { isOpenComment, type NotesComment } from "~/domain/notes/notes-comment";
import type { NotesVersion } from "~/domain/notes/notes-version";
import { done, refuse, type Done } from "~/domain/problem";

/** `seen`: the version of the row that the page was made from. */
export type WhichNotes = { meetingId: string; number: number };
export type SeenNotes = WhichNotes & { seen: number };

export type FoundNotes = { meeting: Meeting; versions: NotesVersion[]; notes: NotesVersion; /** Of this version, drafts of both sides included. */ comments: NotesComment[]; /** Sent and not decided. */ open: number };

/** For which side the actor speaks: the operator of the machine speaks for neither. */
export function speaksFor(ctx: Ctx): Done<Side> {
  const { side } = ctx.actor;
  return side === "opcc" || side === "force" ? done(side) : refuse("refused", "Notes are agreed and commented on by a person of one of the two sides. Name the person with --as.");
}

export async function findNotes(tx: Tx, { meetingId, number }: WhichNotes): Promise<Done<FoundNotes>> {
  const found = await findMeetingIn(tx, meetingId);
  if (!found.ok) return found;
  const { meeting } = found.value;
  const versions = await readNotesVersions(tx, meeting.id);
  const notes = versions.find((each) => each.number === number);
  if (notes === undefined) return refuse("missing", "There is no such version of the notes. Open it from the notes of its meeting.");
  const comments = await readNotesComments(tx, [notes.id]);
  return done({ meeting, versions, notes, comments, open: comments.filter(isOpenComment).length });
}

/** What is decided here is decided on the words that were read. */
export async function findSeenNotes(tx: Tx, seen: SeenNotes): Promise<Done<FoundNotes>> {
  const found = await findNotes(tx, seen);
  if (!found.ok || found.value.notes.version === seen.seen) return found;
  return refuse("stale", "These notes have been changed or agreed since you opened this page, so nothing was done. Read them as they are now, and decide again.");
}
