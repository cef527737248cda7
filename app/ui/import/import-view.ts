/** What the page of an import is given. */
import type { Instant } from "~/domain/calendar-date";
import type { ReceiptCounts } from "~/domain/import/receipt";
import type { AstraySheet, UnsureRow } from "~/domain/import/unsure-row";
import type { Rag } from "~/domain/rag";

export type TextPiece = { text: string; is: "same" | "added" | "removed" };
export type ChangeLine = { heading: string; from: string; to: string; pieces: TextPiece[] | null; place: string };
export type ChangedThing = { reference: string; label: string; isFinding: boolean; changes: ChangeLine[] };
/** What the file says of a cell, or one of the files that disagree. */
export type FileSays = { importId: string; file: string; words: string; pieces: TextPiece[] | null; place: string };
export type CellLine = {
  cell: string;
  kind: "conflict" | "changed" | "left";
  heading: string;
  isRag: boolean;
  here: string;
  /** What differs here from what was sent. */
  herePieces: TextPiece[] | null;
  changedHere: string | null;
  base: string | null;
  says: FileSays[];
  /** "ours", "text", the id of the import whose words are taken, or null where nobody has settled it. */
  chosen: string | null;
  text: string | null;
  mayWrite: boolean;
  mayChoose: boolean;
  notes: string[];
};
export type FindingLines = { reference: string; title: string; isFinding: boolean; lines: CellLine[] };
export type AddedLine = { cell: string | null; taken: boolean; what: string; label: string; rag: Rag | null; text: string; about: string; place: string };
export type FillLine = { key: string; where: string; rgb: string; class: string; count: number; proposed: string | null; confirmed?: string | null };
export type HeadingLine = { key: string; heading: string; where: string; examples: string[]; chosen: string };
export type HeldLine = { sheet: string; row: number; column: string | null; reason: string };
export type UnsureLine = Omit<UnsureRow, "place"> & { name: string; where: string };

export type FileView = {
  id: string;
  fileName: string;
  refusal: { message: string; field: string } | null;
  added: string;
  addedLines: AddedLine[];
  conflicts: FindingLines[];
  cells: FindingLines[];
  know: { count: number; words: string }[];
  receipt: ReceiptCounts | null;
  undone: { at: Instant; by: string } | null;
  mayUndo: boolean;
  counts: Record<"added" | "changed" | "cleared" | "conflicts" | "settled" | "left" | "heldBack" | "notYours" | "unchanged" | "ignored" | "notPlaced" | "cells" | "plain" | "shown" | "lines", number>;
  heldBack: HeldLine[];
  /** Held back because it belongs to somebody else. */
  notYours: HeldLine[];
  ignoredColumns: { sheet: string; column: string; heading: string; reason: string }[];
  notPlaced: { sheet: string; row: number; text: string }[];
  notices: string[];
  unsure: UnsureLine[];
  astray: AstraySheet[];
  fills: FillLine[];
  headings: HeadingLine[];
  options: { inspection: string | null; published: string | null; emptiesCount: boolean; agreed?: { on: string | null } | null };
};

export type ImportView = {
  id: string;
  mark: string;
  state: "planned" | "applied";
  importedBy: string;
  createdAt: Instant;
  appliedAt: Instant | null;
  mayAnswer: boolean;
  /** Why they may not answer, and who may. */
  notTheirs: string | null;
  mayApply: boolean;
  writes: boolean;
  /** As what the words of the files enter, in a sentence. */
  voice: string;
  mayAgree: boolean;
  files: FileView[];
  inspection: string | null;
};
