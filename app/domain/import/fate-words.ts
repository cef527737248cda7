/** What became of a cell, in words. */
import { FATES, type Fate } from "~/domain/import/receipt";

export const FATE_WORDS: Record<Fate, string> = {
  taken: "Taken",
  unchanged: "Unchanged",
  left: "Left by choice",
  conflict: "Conflict",
  notYours: "Not yours to change",
  heldBack: "Held back",
  greyCopy: "Grey copy",
  ignoredColumn: "Ignored column",
  identity: "Names its row",
  heading: "Heading",
  titleLine: "Title line",
  guide: "Guide",
  notPlaced: "Not placed",
  notRead: "Not read",
};

/** What it means, for the list of its cells. */
export const FATE_ABOUT: Record<Fate, string> = {
  taken: "These cells are written to the record, or wait there as drafts.",
  unchanged: "These cells say what the record says, or came back as they were sent.",
  left: "Somebody decided against these cells in the preview.",
  conflict: "Both the file and the record changed these cells since they were sent.",
  notYours: "These cells belong to somebody else.",
  heldBack: "These cells cannot be taken, for the reason beside each.",
  greyCopy: "These cells only show what is kept elsewhere.",
  ignoredColumn: "These cells stand in columns that are not taken.",
  identity: "These cells say which row is which.",
  heading: "These cells head a column or a section.",
  titleLine: "These lines stand above a table, or say which inspection or meeting it is about.",
  guide: "These cells explain the workbook, or repeat it.",
  notPlaced: "These cells belong to no finding and no meeting.",
  notRead: "Nothing is read from these cells, for the reason beside each.",
};

export function readFate(text: string | null): Fate | null {
  return FATES.find((fate) => fate === text) ?? null;
}
