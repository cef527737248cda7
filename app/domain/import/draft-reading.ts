/** A reading while it is being put together, sheet by sheet. */
import type { Place, Reading, ReadingFinding } from "~/domain/import/reading";
import type { HeadingMapping } from "~/domain/import/headings";
import type { FillMeanings } from "~/domain/import/read-fills";
import type { AsideInput } from "~/domain/import/own/set-aside";
import { newTrace } from "~/domain/import/trace";

export type ReadOptions = {
  mapping: HeadingMapping;
  fills: FillMeanings | null;
  /** The inspection of rows for which the file names none. */
  inspection: string | null;
  /** Titles of the inspections in the record. */
  knownTitles: readonly string[];
  /** The code of this installation in the keys of its exports; null where it never exported. */
  instance: string | null;
  /** With it, rows of our own sheets of which nothing changed are set aside. */
  aside?: AsideInput;
};

export function emptyReading(): Reading {
  return {
    sheets: [], marked: false, meetings: [], inspections: [], findings: [], entries: [], actions: [],
    heldBack: [], ignoredColumns: [], notPlaced: [], notices: [], fills: [], unknownHeadings: [], unsure: [], astray: [], sent: new Map(), unread: [], unchanged: 0, trace: newTrace(),
  };
}

export function hold(reading: Pick<Reading, "heldBack">, place: Place, reason: string): void {
  reading.heldBack.push({ ...place, reason });
}

/** Looking through thousands of sentences for each new one would take a file of repeated rows minutes. */
const said = new WeakMap<string[], Set<string>>();

/** Adds a sentence to a list that is only ever added to, unless it is there. */
export function sayOnce(list: string[], sentence: string): void {
  let known = said.get(list);
  if (known?.size !== list.length) said.set(list, (known = new Set(list)));
  if (known.has(sentence)) return;
  known.add(sentence);
  list.push(sentence);
}

export function notice(reading: Reading, sentence: string): void {
  sayOnce(reading.notices, sentence);
}

/** A finding of which nothing is known yet but where it stands. */
export function blankFinding(key: string, place: Place): ReadingFinding {
  return {
    key, place, moreRows: [], mark: null, reference: null, theirReference: null, kind: null, number: null, text: null,
    inspection: null, parent: null, fields: {}, limbs: [], links: [], details: null, locked: {}, named: null, rows: [],
  };
}
