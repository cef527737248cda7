/** One version of the notes of a meeting: its words part by part, what was said of them, and what the reader may do. */
import { composedNotesIn } from "~/db/composed-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { asOfOneMoment } from "~/db/record.server";
import { actsInNameOf } from "~/domain/approval";
import { namedMeeting, type Meeting } from "~/domain/meeting/meeting";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { abandonedIn, commentsFor, isOpenComment, type Abandoned, type NotesComment } from "~/domain/notes/notes-comment";
import { notesDifference, type PartDifference } from "~/domain/notes/notes-difference";
import { notesParts, WHOLE_NOTES, type NotesPart } from "~/domain/notes/notes-parts";
import { isEnded, isSuperseded, renewed, standingWords, type NotesVersion } from "~/domain/notes/notes-version";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { noSuchMeeting } from "~/queries/meeting-page.server";
import { officialRecord } from "~/queries/record.server";
import { textDifference, type TextPiece } from "~/queries/text-difference.server";

export type CommentLine = NotesComment & {
  /** What the part it is about is called. */
  label: string;
  /** From the words it proposes to take the place of to those it proposes; null where marking them would not help. */
  pieces: TextPiece[] | null;
  /** The words of the part now, where they are others than its author saw; null where it is gone. */
  now: string | null;
};

export type DifferenceLine = PartDifference & { pieces: TextPiece[] | null };

export type NotesVersionPage = {
  meeting: Pick<Meeting, "id" | "reference" | "title" | "date" | "state">;
  version: Omit<NotesVersion, "content" | "meetingId"> & { superseded: boolean; last: boolean; /** As a file of it says. */ standing: string; abandoned: Abandoned | null };
  notes: ComposedNotes;
  parts: Pick<NotesPart, "key" | "label" | "text" | "said" | "closed" | "locked">[];
  comments: CommentLine[];
  /** The number of the version it is compared with: the last before it that was not abandoned. */
  before: number | null;
  /** Against that; none of the first. */
  differences: DifferenceLine[];
  /** Parts of which the record says otherwise by now, for whoever may take that in; 0 once they are published. */
  moved: number;
  may: { comment: boolean; discard: boolean; send: boolean; decide: boolean; abandon: boolean; agree: boolean; publish: boolean };
  inNameOf: { agree: string[]; publish: string[] };
};

export function differenceLines(before: ComposedNotes, after: ComposedNotes): DifferenceLine[] {
  return notesDifference(before, after).map((each) => ({ ...each, pieces: each.before === null || each.after === null ? null : textDifference(each.before, each.after) }));
}

function commentLine(comment: NotesComment, parts: ReadonlyMap<string, NotesPart>): CommentLine {
  const part = parts.get(comment.about);
  return {
    ...comment, label: comment.about === "" ? WHOLE_NOTES : (part?.label ?? "A part that is not in the notes any more"),
    pieces: comment.proposed === null || comment.was === null ? null : textDifference(comment.was, comment.proposed), now: part?.text ?? null,
  };
}

/** How many parts the record has otherwise: it is composed anew to see. */
async function partsMoved(ctx: Ctx, meeting: Meeting, { content, state }: NotesVersion): Promise<number> {
  if (isEnded({ state }) || !can(ctx.actor, "circulate notes")) return 0;
  const record = await officialRecord(ctx);
  if (!record.ok) return 0;
  const composed = await asOfOneMoment(ctx.db, (reader) => composedNotesIn(reader, record.value, meeting, { audience: "full", today: ctx.today }));
  return notesDifference(content.notes, renewed(content, composed).content.notes).length;
}

export async function notesVersionPage(ctx: Ctx, named: string, number: number): Promise<Done<NotesVersionPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const meeting = namedMeeting(await readMeetings(ctx.db.read), named);
  if (meeting === undefined) return noSuchMeeting;
  const versions = await readNotesVersions(ctx.db.read, meeting.id);
  const found = versions.find((each) => each.number === number);
  if (found === undefined) return refuse("missing", "There is no such version of the notes. Open it from the notes of its meeting.");
  const { content: { notes }, id: notesId, state, reason, circulated, agreed, published, version } = found;
  const parts = notesParts(notes);
  const byKey = new Map(parts.map((part) => [part.key, part]));
  const comments = commentsFor(ctx.actor.side, await readNotesComments(ctx.db.read, [notesId]));
  const before = versions.findLast((each) => each.number < number && each.state !== "abandoned");
  const { id, reference, title, date } = meeting;
  const { actor } = ctx;
  const changes = !isEnded(found);
  return done({
    meeting: { id, reference, title, date, state: meeting.state },
    version: { id: notesId, number, state, reason, circulated, agreed, published, version, superseded: isSuperseded(found, versions), standing: standingWords(found, versions), abandoned: abandonedIn(comments), last: versions.at(-1)?.number === number },
    notes,
    parts: parts.map(({ key, label, text, said, closed, locked }) => ({ key, label, text, said, closed, locked })),
    // What is still to be decided stands first.
    comments: comments.map((comment) => commentLine(comment, byKey)).sort((a, b) => Number(isOpenComment(b)) - Number(isOpenComment(a))),
    before: before?.number ?? null,
    differences: before === undefined ? [] : differenceLines(before.content.notes, notes),
    moved: await partsMoved(ctx, meeting, found),
    may: {
      comment: changes && can(actor, "comment on notes"), discard: can(actor, "comment on notes"), abandon: changes && number > 1 && can(actor, "circulate notes"), send: changes && can(actor, "send comments on notes"), decide: changes && can(actor, "circulate notes"),
      agree: changes && can(actor, "agree notes"), publish: changes && can(actor, "publish notes"),
    },
    inNameOf: { agree: actsInNameOf(actor, "agree notes"), publish: actsInNameOf(actor, "publish notes") },
  });
}

export type CommentPage = {
  meeting: Pick<Meeting, "id" | "title" | "date">;
  number: number;
  about: string;
  label: string;
  part: Pick<NotesPart, "text" | "said" | "locked" | "closed"> | null;
  /** A draft of the reader’s own side that is changed. */
  draft: { id: string; seen: number; text: string; proposed: string | null } | null;
  may: { send: boolean; reword: boolean };
};

/** The form for a comment: on a part, on the notes as a whole (`about` empty), or the draft of one. */
export async function commentPage(ctx: Ctx, named: { meetingId: string; number: number; about: string; comment: string }): Promise<Done<CommentPage>> {
  const allowed = may(ctx.actor, "comment on notes");
  if (!allowed.ok) return allowed;
  const page = await notesVersionPage(ctx, named.meetingId, named.number);
  if (!page.ok) return page;
  const { meeting, parts, comments, version } = page.value;
  if (isEnded(version)) return refuse("refused", "These notes are published or abandoned, so nothing of them is commented on any more. Ask the commissioner’s office to begin a correction.");
  const draft = named.comment === "" ? null : comments.find((each) => each.id === named.comment && each.sentAt === null);
  if (draft === undefined) return refuse("missing", "There is no such draft of a comment. It may have been sent or discarded.");
  const about = draft?.about ?? named.about;
  const part = parts.find(({ key }) => key === about) ?? null;
  if (part === null && about !== "") return refuse("missing", "This part is not in the notes any more. Open the notes as they are now.");
  return done({
    meeting: { id: meeting.id, title: meeting.title, date: meeting.date }, number: version.number, about, label: part?.label ?? WHOLE_NOTES, part,
    draft: draft === null ? null : { id: draft.id, seen: draft.version, text: draft.text, proposed: draft.proposed },
    may: { send: can(ctx.actor, "send comments on notes"), reword: draft === null && part !== null && !part.locked && can(ctx.actor, "circulate notes") },
  });
}
