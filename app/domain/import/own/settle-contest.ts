/** Rows that claim to be the same thing and disagree: one of them is it, where a person says which. */
import { hold } from "~/domain/import/draft-reading";
import { askAbout, rowName, rowNames, type Identity } from "~/domain/import/own/identity";
import type { Place } from "~/domain/import/reading";
import { NEW_FINDING, type LikelyFinding, type UnsureThing } from "~/domain/import/unsure-row";

type Contest<Row> = {
  thing: UnsureThing;
  /** Names it at the beginning of a sentence: "The same question". */
  name: string;
  candidate: LikelyFinding;
  mayBeNew: (row: Row) => boolean;
  becomeNew: (row: Row) => void;
};

/** Returns the rows that are held back. */
export function settleContest<Row extends { place: Place; text: string | null }>(identity: Identity, rows: readonly Row[], { thing, name, candidate, mayBeNew, becomeNew }: Contest<Row>): Row[] {
  const asked = rows.map((row) => (
    { row, answer: askAbout(identity, row.place, { thing, why: "twice", text: row.text, candidates: [candidate], mayBeNew: mayBeNew(row) }, null) }));
  const [chosen, ...more] = asked.filter(({ answer }) => answer === candidate.reference);
  return asked.flatMap(({ row, answer }) => {
    if (answer === NEW_FINDING) {
      becomeNew(row);
      return [];
    }
    if (chosen !== undefined && more.length === 0) {
      if (chosen.row === row) return [];
      hold(identity.reading, row.place, `${candidate.reference} is taken from ${rowName(chosen.row.place, row.place)}, as decided.`);
      return [row];
    }
    const others = rowNames(rows.filter((each) => each !== row).map((each) => each.place), row.place);
    hold(identity.reading, row.place, `${name} stands in ${others} as well, and the rows do not say the same. Say on the import page which counts, or leave one of them and import the file again.`);
    return [row];
  });
}
