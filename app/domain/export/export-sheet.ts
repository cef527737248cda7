/** What an exported sheet says, free of any file format: columns, and rows of canonical values. */
import type { CalendarDate, Instant } from "~/domain/calendar-date";

export const EXPORT_VIEWS = ["sib", "assurance"] as const;
export type ExportView = (typeof EXPORT_VIEWS)[number];

/** What a workbook that comes back may have been sent as: a view of the findings, or the action log. */
export const SENT_VIEWS = [...EXPORT_VIEWS, "actions"] as const;
export type SentView = (typeof SENT_VIEWS)[number];

export type SheetId = "tracker" | "assurance" | "to-answer" | "entries" | "details" | "actions" | "inspections" | "meetings" | "movement";

/**
 * `edit`: read back and compared with what was sent. `new-only`: grey; read where the row makes something new.
 * `copy`: grey; kept elsewhere and never read. `others`: grey in a copy for somebody whose it is not to change.
 */
export type Editing = "edit" | "new-only" | "copy" | "others";

export type ExportColumn = {
  key: string;
  heading: string;
  editing: Editing;
  /** `rag` is a choice that is shown with symbol and colour; `when` holds a day or words. */
  kind: "text" | "date" | "choice" | "rag" | "when";
  /** In characters of the workbook's ordinary font. */
  width: number;
  hidden: boolean;
  /** Of a choice: canonical value and the word shown. */
  words: readonly (readonly [string, string])[];
  /** What it holds, and who may change it: for the guide. */
  about: string;
  changedBy: string;
};

/** `values` stand in the order of the columns after the key: dates as 'YYYY-MM-DD', choices by code, null where empty. */
export type ExportRow = { rowId: string | null; values: (string | null)[] };

export type ExportSheet = {
  id: SheetId;
  name: string;
  title: string;
  /** Each row carries its key in a hidden first column. */
  keyed: boolean;
  columns: readonly ExportColumn[];
  rows: ExportRow[];
  /** How many rows, from the first, are the reader's to change; those below are grey. All of them where it is left out. */
  theirs?: number;
  /** Sentences above the headings. */
  instructions?: readonly string[];
};

/** A line of the guide sheet: a heading of its own, the head of a table, or a line of one. `rag` colours the first cell. */
export type GuideLine = { heading: string } | { head: readonly string[] } | { cells: readonly string[]; rag: string | null; grey: boolean };

export type ExportWorkbook = {
  view: SentView;
  title: string;
  marking: string;
  /** What every page of a working copy says of whose drafts it holds; null for the official record. */
  drafts: string | null;
  /** The line under each title, without the number of the export. */
  asAt: string;
  madeAt: Instant;
  today: CalendarDate;
  author: string;
  sheets: ExportSheet[];
  guide: GuideLine[];
};

/** What makes the keys of one export. */
export type Stamp = { instance: string; exportNumber: number };

/** Characters (UTF-16 units) that fit a cell of a workbook. */
export const LONGEST_CELL = 32_767;

/** Cuts before `length` without splitting a character in two. */
export function cutText(text: string, length: number): string {
  const code = text.charCodeAt(length - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length);
}

/** A composed text that would not fit its cell says at its end where the rest is. */
export function fitCell(text: string, sign: string): string {
  return text.length <= LONGEST_CELL ? text : `${cutText(text, LONGEST_CELL - sign.length - 3).trimEnd()}\n… ${sign}`;
}
