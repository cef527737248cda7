/** What the page of a filled workbook is given. */
import type { ChangedThing } from "~/ui/import/import-view";

export type LeftLine = { place: string; reference: string; heading: string; reason: string };

export type FillView = {
  id: string;
  fileName: string;
  things: ChangedThing[];
  formulas: LeftLine[];
  left: LeftLine[];
  rows: { place: string; text: string; reason: string }[];
  findings: { reference: string; label: string }[];
  entries: { reference: string; label: string; text: string; reason: string }[];
  columns: { sheet: string; column: string; heading: string; reason: string }[];
  notices: string[];
  /** Why nothing could be filled in. */
  nothing: string | null;
  counts: { filled: number; right: number; formulas: number; left: number; rows: number; findings: number; entries: number; columns: number; shown: number };
};
