/** A row of a file of which a person says what it is, before anything of it is taken. */
import { cellName } from "~/domain/import/cell-name";
import type { ImportOptions } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";

/**
 * `likeness`: no key, reference or number says which finding it is, but its text is like that of one. `copy`: it has the key of
 * a finding that stands in another row, with another finding in it. `twice`: it and another row are the same finding and
 * disagree. `disagrees`: its hidden key, the reference it shows, its number or its text are of two findings. `elsewhere`: its
 * hidden key is of another installation. Of questions and actions the same.
 */
export const UNSURE_REASONS = ["likeness", "copy", "twice", "disagrees", "elsewhere"] as const;
export type UnsureReason = (typeof UNSURE_REASONS)[number];

/** What a row is one of. */
export type UnsureThing = "finding" | "entry" | "action";

/** What of the record the row may be: `reference` is that of a finding or action, or the findings of a question with its numbers. `likeness` is in per cent; null where it is not the text that speaks for it. */
export type LikelyFinding = { reference: string; label: string; text: string; likeness: number | null };

/** Listed among what is held back as well, until it is answered; an answered row stays here, so that the answer can be changed. */
export type UnsureRow = {
  place: Place;
  /** A finding where it is absent. */
  thing?: UnsureThing;
  /** Which of several in that row: "Q2". */
  part?: string;
  why: UnsureReason;
  /** What the row says, to be read beside the texts of the candidates. */
  text: string;
  /** The likeliest first; none where the row can only be something new. */
  candidates: LikelyFinding[];
  /** Whether it may be taken in as something new. */
  mayBeNew: boolean;
  /** A reference of the candidates, "new", or null where nobody has said. */
  answer: string | null;
};

/** By the name of the row ('SIB tracker!12', 'Notes!4 Q2'): the reference of what it is, or "new". */
export type RowAnswers = Record<string, string>;

export const NEW_FINDING = "new";

export function unsureName({ place, part }: Pick<UnsureRow, "place" | "part">): string {
  return `${cellName({ ...place, column: null })}${part === undefined ? "" : ` ${part}`}`;
}

/** The answer given to a row, where it is one of those the row may have. */
export function answerOf(options: Pick<ImportOptions, "sameAs">, row: Pick<UnsureRow, "place" | "part" | "candidates" | "mayBeNew">): string | null {
  const answer = options.sameAs?.[unsureName(row)];
  if (answer === undefined) return null;
  if (answer === NEW_FINDING) return row.mayBeNew ? answer : null;
  return row.candidates.some((each) => each.reference === answer) ? answer : null;
}

/** Rows of a sheet of ours that show other references than their hidden keys say: it may be matched by reference, where a person says so. */
export type AstraySheet = { sheet: string; rows: number; byReference: boolean };
