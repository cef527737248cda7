/** A row of a file of which a person says what it is, before anything of it is taken. */
import { cellName } from "~/domain/import/cell-name";
import type { ImportOptions } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";

/**
 * `likeness`: no key, reference or number says which finding it is, but its text is like that of one. `copy`: it has the key of
 * a finding that stands in another row, with another finding in it. `twice`: it and another row are the same finding and
 * disagree. `disagrees`: its hidden key, the reference it shows or its text are of two findings. `elsewhere`: its hidden key
 * is of another installation.
 */
export const UNSURE_REASONS = ["likeness", "copy", "twice", "disagrees", "elsewhere"] as const;
export type UnsureReason = (typeof UNSURE_REASONS)[number];

/** A finding of the record that the row may be. `likeness` is in per cent; null where it is not the text that speaks for it. */
export type LikelyFinding = { reference: string; label: string; text: string; likeness: number | null };

/** Listed among what is held back as well, until it is answered; an answered row stays here, so that the answer can be changed. */
export type UnsureRow = {
  place: Place;
  why: UnsureReason;
  /** What the row gives as the finding, to be read beside the texts of the candidates. */
  text: string;
  /** The likeliest first; none where the row can only be a new finding. */
  candidates: LikelyFinding[];
  /** Whether it may be taken in as a new finding. */
  mayBeNew: boolean;
  /** A reference of the candidates, "new", or null where nobody has said. */
  answer: string | null;
};

/** By the name of the row ('SIB tracker!12'): the reference of the finding it is, or "new". */
export type RowAnswers = Record<string, string>;

export const NEW_FINDING = "new";

/** The answer given to a row, where it is one of those the row may have. */
export function answerOf(options: Pick<ImportOptions, "sameAs">, place: Place, may: Pick<UnsureRow, "candidates" | "mayBeNew">): string | null {
  const answer = options.sameAs?.[cellName({ ...place, column: null })];
  if (answer === undefined) return null;
  if (answer === NEW_FINDING) return may.mayBeNew ? answer : null;
  return may.candidates.some((each) => each.reference === answer) ? answer : null;
}

/** Rows of a sheet of ours that show other references than their hidden keys say: it may be matched by reference, where a person says so. */
export type AstraySheet = { sheet: string; rows: number; byReference: boolean };
