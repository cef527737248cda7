/** Accounts for a whole file: what became of every cell that says something. */

/** In the order in which they are shown. */
export const FATES = [
  "taken", "unchanged", "left", "conflict", "notYours", "heldBack", "greyCopy", "ignoredColumn", "identity", "heading", "titleLine", "guide", "notPlaced", "notRead",
] as const;
export type Fate = (typeof FATES)[number];

/** How many cells of the file say something, and what became of how many: the fates add up to the cells. */
export type ReceiptCounts = { cells: number } & Record<Fate, number>;

/** `column` is a letter. `why` is a sentence, or empty where the fate says it all. */
export type ReceiptLine = { sheet: string; row: number; column: string; fate: Fate; why: string };

export function noCounts(): ReceiptCounts {
  return {
    cells: 0, taken: 0, unchanged: 0, left: 0, conflict: 0, notYours: 0, heldBack: 0, greyCopy: 0, ignoredColumn: 0, identity: 0, heading: 0, titleLine: 0, guide: 0,
    notPlaced: 0, notRead: 0,
  };
}

export function receiptCounts(lines: readonly Pick<ReceiptLine, "fate">[]): ReceiptCounts {
  const counts = noCounts();
  for (const { fate } of lines) {
    counts.cells += 1;
    counts[fate] += 1;
  }
  return counts;
}
