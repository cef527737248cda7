/** Rows of a file that claim to be the same thing: which of them it is, which only repeat it, and which say something else. */

export type Repeats<Row> = {
  /** The row that is the thing; null where that is not certain. */
  keep: Row | null;
  /** Rows equal to the one that is kept. */
  repeats: Row[];
  /** Copies in which what is locked was written anew, beside one that came back as it was sent. */
  copies: Row[];
  /** Rows between which nothing decides. */
  contested: Row[];
};

/** `asSent`: what is locked in the row is as it was sent. `rows` are in the order in which one is to be preferred to its equals. */
export function weighRepeats<Row>(rows: readonly Row[], { asSent, equal }: { asSent: (row: Row) => boolean; equal: (one: Row, other: Row) => boolean }): Repeats<Row> {
  const [first, ...others] = rows;
  if (first === undefined) return { keep: null, repeats: [], copies: [], contested: [] };
  if (others.every((each) => equal(first, each))) return { keep: first, repeats: others, copies: [], contested: [] };
  const [original, ...more] = rows.filter(asSent);
  if (original === undefined) return { keep: null, repeats: [], copies: [], contested: [...rows] };
  const copies = rows.filter((row) => !asSent(row));
  if (more.every((each) => equal(original, each))) return { keep: original, repeats: more, copies, contested: [] };
  return { keep: null, repeats: [], copies, contested: [original, ...more] };
}
