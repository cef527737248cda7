/** What is asked of whoever moves, edits or closes an entry, beyond the table of states. */
import type { CalendarDate } from "~/domain/calendar-date";
import { CLOSURE_WORDS, entryAfter, isIssued, type Closure, type EntryMove, type EntryState } from "~/domain/entry";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryLink, EntryRecord } from "~/domain/record";

const MOVE_WORDS: Record<EntryMove, string> = {
  approve: "approved", "return-to-draft": "returned to draft", issue: "issued", answer: "answered", close: "closed", withdraw: "withdrawn",
};

const WHAT_FIRST: Record<EntryState, string> = {
  draft: "It is a draft: approve it first, then issue it.",
  approved: "It is approved but not issued: issue it first, or return it to draft.",
  issued: "It has been issued, so the force knows of it.",
  answered: "It has been answered.",
  closed: "It is closed, and a closed entry does not change. Ask a follow-up instead.",
};

/** The state a move leads to, or the sentence why it cannot be made now. */
export function moveEntryState(state: EntryState, move: EntryMove): Done<EntryState> {
  const after = entryAfter(state, move);
  return after === null ? refuse("refused", `This cannot be ${MOVE_WORDS[move]} now. ${WHAT_FIRST[state]}`) : done(after);
}

/** A number is given at issue; a comment asks for nothing and gets none. */
export function getsNumber(entry: Pick<EntryRecord, "kind" | "place">): boolean {
  return entry.kind !== "comment" && entry.place === "finding";
}

export const EDITED_FIELDS = ["text", "kind", "askedBy", "dueOn", "meetingId", "references"] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];

/** The state after an edit: an approved entry has to be approved again. What is issued is corrected by a new version. */
export function stateAfterEdit(state: EntryState): Done<EntryState> {
  if (!isIssued(state)) return done("draft");
  return refuse("refused", "It has been issued, so these words stand. Correct them by a new version, which is approved and issued like the first.");
}

export type WantedClosure = { as: Closure; note: string | null; revisitOn: CalendarDate | null };

/** Which links of an entry a closure closes, and whether that closes the entry as a whole. */
export type ClosureDecision = { links: EntryLink[]; closesEntry: boolean };

/** `reference` names the finding it is closed for; null closes it for all that are still open. */
export function decideClosure(entry: EntryRecord, reference: string | null, { as, note, revisitOn }: WantedClosure, today: CalendarDate): Done<ClosureDecision> {
  const moved = moveEntryState(entry.state, as === "withdrawn" ? "withdraw" : "close");
  if (!moved.ok) return moved;
  if (as === "withdrawn" && note === null) return refuse("invalid", "Say why it is withdrawn.", { field: "note" });
  if (as === "revisit" && revisitOn === null) return refuse("invalid", "Say on what day it is to be revisited.", { field: "revisitOn" });
  if (as === "revisit" && revisitOn !== null && revisitOn < today) {
    return refuse("invalid", "The day of the revisit is past. Choose today or a later day.", { field: "revisitOn" });
  }
  const open = entry.links.filter((link) => link.closure === null);
  if (reference === null) return done({ links: open, closesEntry: true });
  const link = entry.links.find((each) => each.reference === reference);
  if (link === undefined) return refuse("missing", `This entry was not put on ${reference}. Open it from the page of its finding.`);
  if (link.closure !== null) return refuse("refused", `It is closed for ${reference} already: ${CLOSURE_WORDS[link.closure]}.`);
  return done({ links: [link], closesEntry: open.length === 1 });
}
