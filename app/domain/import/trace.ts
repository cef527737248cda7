/** Follows every cell of a file while it is read and planned, so that a receipt can say what became of each. */
import { cellName } from "~/domain/import/cell-name";
import type { OwnRow } from "~/domain/import/own/own-row";
import type { Place } from "~/domain/import/reading";
import type { Fate } from "~/domain/import/receipt";

export type Mark = { fate: Fate; why: string };

/** Cells and rows by the names that `cellName` gives them. */
export type Trace = {
  marks: Map<string, Mark>;
  /** What shares the fate of another cell or row: a text that goes on in a second cell, who asked beside what was asked. */
  follows: Map<string, string>;
  /** The rows of our own sheets, and whether each turned out to be new or known. */
  ownRows: OwnRow[];
  outcomes: Map<string, "added" | "known">;
  /** Rows that were set aside, by the name of their sheet and their number. */
  aside: Map<string, Map<number, OwnRow>>;
  /** What is to be known of a cell beside its fate. */
  notes: Map<string, string>;
};

export function newTrace(): Trace {
  return { marks: new Map(), follows: new Map(), ownRows: [], outcomes: new Map(), aside: new Map(), notes: new Map() };
}

/** A cell that several things are read from shows what most asks for attention. */
const STRENGTH: Record<Fate, number> = {
  conflict: 13, heldBack: 12, notYours: 11, left: 10, notPlaced: 9, taken: 8, unchanged: 7, identity: 6, titleLine: 5, heading: 4, greyCopy: 3, guide: 2, ignoredColumn: 1, notRead: 0,
};

const IN_PART = "The rest of what the cell says is taken.";

export function mark({ marks }: Trace, place: Place | string, fate: Fate, why = ""): void {
  const name = typeof place === "string" ? place : cellName(place);
  const before = marks.get(name);
  if (before === undefined) {
    marks.set(name, { fate, why });
    return;
  }
  const [strong, weak] = STRENGTH[fate] > STRENGTH[before.fate] ? [{ fate, why }, before] : [before, { fate, why }];
  const inPart = weak.fate === "taken" && strong.fate !== "taken" && strong.fate !== "notPlaced" && !strong.why.endsWith(IN_PART);
  marks.set(name, inPart ? { ...strong, why: `${strong.why} ${IN_PART}`.trim() } : strong);
}

export function note({ notes }: Trace, place: Place, sentence: string): void {
  notes.set(cellName(place), sentence);
}

/** `place` fares as `leader` does, but for what is said of it alone. */
export function follow({ follows }: Trace, place: Place, leader: Place): void {
  const [name, of] = [cellName(place), cellName(leader)];
  if (name !== of) follows.set(name, of);
}

/** Of a cell with a dash in it. */
export const SAYS_NOTHING = "It only says that there is nothing.";

const FARTHEST = 10;

/** What was said of a cell or row, or of what it follows. */
export function markOf({ marks, follows }: Trace, name: string): Mark | undefined {
  let at: string | undefined = name;
  for (let steps = 0; at !== undefined && steps < FARTHEST; steps += 1) {
    const found = marks.get(at);
    if (found !== undefined) return found;
    at = follows.get(at);
  }
  return undefined;
}
