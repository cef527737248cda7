/** Correction: a new version of an issued entry, which goes through the same door as the first: draft, approved, issued. */
import type { Approval } from "~/domain/approval";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { moveEntryState } from "~/domain/entry-rules";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";
import type { Versioned } from "~/domain/versions";

export const CORRECTION_STATES = ["draft", "approved", "issued"] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

export const CORRECTION_MOVES = ["approve", "return-to-draft", "issue"] as const;
export type CorrectionMove = (typeof CORRECTION_MOVES)[number];

/** What a correction may change; to change more the entry is withdrawn and asked anew. */
export type EntryWords = { text: string; askedBy: string | null; dueOn: CalendarDate | null };

export const CORRECTED_FIELDS = ["text", "askedBy", "dueOn"] as const satisfies readonly (keyof EntryWords)[];

export type EntryCorrection = {
  id: string;
  entryId: string;
  words: EntryWords;
  reason: string;
  state: CorrectionState;
  /** The words it takes the place of, as its author saw them. */
  before: EntryWords;
  createdAt: Instant;
  createdBy: string;
  approval: Approval | null;
  issuedAt: Instant | null;
  /** Counts the edits of a draft; once issued, which version of the entry it is. */
  version: number;
};

/** What its author saw: one correction in one version, so that another begun after it is not taken for it. */
export function seenCorrection({ id, version }: Pick<EntryCorrection, "id" | "version">): string {
  return `${id}/${String(version)}`;
}

export function entryWords({ text, askedBy, dueOn }: EntryWords): EntryWords {
  return { text, askedBy, dueOn };
}

export function sameWords(a: EntryWords, b: EntryWords): boolean {
  return CORRECTED_FIELDS.every((field) => a[field] === b[field]);
}

/** The state a move of a correction leads to; the table is that of entries. */
export function moveCorrectionState(state: CorrectionState, move: CorrectionMove): Done<CorrectionState> {
  const moved = moveEntryState(state, move);
  if (!moved.ok) return moved;
  const after = CORRECTION_STATES.find((each) => each === moved.value);
  return after === undefined ? refuse("refused", "A correction has no such state.") : done(after);
}

/** Whether these words may become a correction of the entry. */
export function checkCorrection(entry: EntryRecord, words: EntryWords): Done<true> {
  if (!isIssued(entry.state)) return refuse("refused", "It has not been issued, so it needs no correction: edit the draft itself.");
  if (sameWords(entryWords(entry), words)) {
    return refuse("invalid", "These are the words that stand already. Change the text, who asks or the due date, or leave it as it is.", { field: "text" });
  }
  return done(true);
}

/** A version of an entry as both sides may read it. `reason` is null for the first. */
export type EntryVersion = EntryWords & { id: string; number: number; issuedAt: Instant | null; reason: string | null };

/** What was issued of an entry, the version that stands and those before it; `corrections` in the order of their issue. */
export function versionsOfEntry(entry: EntryRecord, corrections: readonly EntryCorrection[]): Versioned<EntryVersion> {
  const issued = corrections.filter((each) => each.state === "issued");
  const [first] = issued;
  const original: EntryVersion = { ...(first?.before ?? entryWords(entry)), id: entry.id, number: 1, issuedAt: entry.issuedAt, reason: null };
  const versions = issued.map(({ id, words, issuedAt, reason, version }): EntryVersion => ({ ...words, id, number: version, issuedAt, reason }));
  const [current = original, ...earlier] = [original, ...versions].reverse();
  return { current, earlier };
}
