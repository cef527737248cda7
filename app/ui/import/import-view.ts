/** What the page of an import is given. */
import type { Instant } from "~/domain/calendar-date";

export type TextPiece = { text: string; is: "same" | "added" | "removed" };
export type ChangeLine = { heading: string; from: string; to: string; pieces: TextPiece[] | null; place: string };
export type ChangedThing = { reference: string; label: string; isFinding: boolean; changes: ChangeLine[] };
export type AddedLine = { what: string; label: string; text: string; about: string; place: string };
export type FillLine = { key: string; where: string; rgb: string; class: string; count: number; proposed: string | null; confirmed?: string | null };
export type HeadingLine = { key: string; heading: string; where: string; examples: string[]; chosen: string };
export type HeldLine = { sheet: string; row: number; column: string | null; reason: string };

export type ImportView = {
  id: string;
  fileName: string;
  state: "planned" | "applied";
  importedBy: string;
  createdAt: Instant;
  appliedAt: Instant | null;
  refusal: { message: string; field: string } | null;
  mayApply: boolean;
  added: string;
  addedLines: AddedLine[];
  changed: ChangedThing[];
  cleared: ChangedThing[];
  counts: { added: number; changed: number; cleared: number; heldBack: number; notYours: number; unchanged: number; ignored: number; notPlaced: number; shown: number };
  heldBack: HeldLine[];
  /** Held back because it belongs to somebody else. */
  notYours: HeldLine[];
  /** As what the file's words enter, in a sentence. */
  voice: string;
  mayAgree: boolean;
  ignoredColumns: { sheet: string; column: string; heading: string; reason: string }[];
  notPlaced: { sheet: string; row: number; text: string }[];
  notices: string[];
  sheets: { name: string; headerRow: number; columns: { heading: string; column: string; means: string | null }[] }[];
  fills: FillLine[];
  headings: HeadingLine[];
  options: { inspection: string | null; published: string | null; emptiesCount: boolean; agreed?: { on: string | null } | null };
  inspection: string | null;
};
