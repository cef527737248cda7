/** The drafts on one finding as the force reads them: old beside new, who wrote them, and what the reader may do with them. */
import type { Actor } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { COLUMNS, columnValue } from "~/domain/columns";
import { draftsIn, markOf, seenOf, waitingMove, type SeenDrafts } from "~/domain/draft-rules";
import { withDrafts, type DraftColumn, type FieldDraft } from "~/domain/field-draft";
import { findingTitle } from "~/domain/finding-name";
import { fingerprintOf } from "~/domain/fingerprint";
import { can } from "~/domain/permissions";
import type { Rag } from "~/domain/rag";
import { SIGN_OFF, signsOffInNameOf } from "~/domain/rag-sign-off";
import type { FindingRecord, UpdateRecord } from "~/domain/record";
import type { Step } from "~/domain/step";

export type DraftNote = {
  column: DraftColumn;
  heading: string;
  /** In words; '' is empty. */
  value: string;
  submitted: string;
  /** What was last submitted is another than when the draft was written. */
  moved: boolean;
  author: string;
  savedAt: Instant;
  waiting: boolean;
  note: string | null;
  /** A mark of the draft. */
  draft: string;
  /** A mark of what was last submitted. */
  official: string;
};

/** What a move is judged by, as it was last submitted. */
export type MoveContext = { text: string; update: UpdateRecord | null; steps: Step[] };

export type WaitingMove = { from: Rag | null; to: Rag | null; reason: string | null; author: string; savedAt: Instant; seen: SeenDrafts };

export type FindingDrafts = {
  reference: string;
  title: string;
  notes: DraftNote[];
  /** May submit and discard. */
  mayDecide: boolean;
  move: WaitingMove | null;
  /** In whose names the reader may sign off: none in their own right; null where they may not. */
  signOff: readonly string[] | null;
};

export function draftNote(finding: FindingRecord, draft: FieldDraft): DraftNote {
  const { column, value, base, author, savedAt, state, note } = draft;
  const { heading, format } = COLUMNS[column];
  const official = columnValue(finding, column);
  return {
    column, heading, value: format(value), submitted: format(official), moved: official !== base, author, savedAt, waiting: state === "waiting", note, draft: markOf(draft),
    official: fingerprintOf(official),
  };
}

function moveOf(finding: FindingRecord): WaitingMove | null {
  const move = waitingMove(finding);
  const [first] = move?.drafts ?? [];
  if (move === null || first === undefined) return null;
  return { from: move.from, to: move.to, reason: move.reason, author: first.author, savedAt: first.savedAt, seen: seenOf({ ...finding, drafts: move.drafts }) };
}

/** Null where the reader is shown no drafts, or there are none. */
export function findingDrafts(finding: FindingRecord, actor: Actor): FindingDrafts | null {
  if (finding.drafts.length === 0) return null;
  return {
    reference: finding.reference,
    title: findingTitle(withDrafts(finding)),
    notes: draftsIn(finding).map((draft) => draftNote(finding, draft)),
    mayDecide: can(actor, "submit an update", finding),
    move: moveOf(finding),
    signOff: can(actor, SIGN_OFF) ? signsOffInNameOf(actor) : null,
  };
}

/** RAG and its reason in one, everything else by itself. */
export function together(notes: readonly DraftNote[]): DraftNote[][] {
  const reason = notes.find((note) => note.column === "ragReason");
  const rag = notes.find((note) => note.column === "rag");
  if (rag === undefined || reason === undefined) return notes.map((note) => [note]);
  return notes.filter((note) => note !== reason).map((note) => (note === rag ? [rag, reason] : [note]));
}
