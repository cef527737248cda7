/** Texts and dates as a workbook stores them, and the room they need on the sheet. */
import type { CalendarDate } from "~/domain/calendar-date";

/** A workbook takes `_x000D_` for a character's number: a text that really says so has its underscore written as `_x005F_`. */
export function encodeEscapes(text: string): string {
  return text.includes("_x") ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_") : text;
}

/** Blanks that a text may begin or end with, as it is stored. */
const BLANK = /[\s\u200b]/;
/** Characters that may stand side by side in the widest column. */
const ONE_LINE = 160;

/** LibreOffice cuts blank ends off a plain text and shows its lines as one where they fit; it does neither with a text in runs. */
export function needsRuns(text: string): boolean {
  return BLANK.test(text.charAt(0)) || BLANK.test(text.charAt(text.length - 1)) || (text.length < ONE_LINE && text.includes("\n"));
}

const DAY = 86_400_000;
const FIRST_MARCH_1900 = "1900-03-01";

/** Days as Excel counts them: it takes 1900 for a leap year. */
export function dateSerial(date: CalendarDate): number {
  const before = date < FIRST_MARCH_1900 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return Math.round((Date.parse(`${date}T00:00:00Z`) - before) / DAY);
}

/** The tallest row Excel shows, in points. */
const TALLEST = 409;
const LINE_HEIGHT = 12;
const PADDING = 5;
/** Characters of nine-point running text in the width of one character of the workbook's ordinary font. */
const CHARACTERS_PER_WIDTH = 1.27;

function linesOf(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor(width * CHARACTERS_PER_WIDTH));
  if (text.length <= perLine && !text.includes("\n")) return 1;
  let lines = 0;
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf("\n", from);
    const length = (end < 0 ? text.length : end) - from;
    lines += Math.max(1, Math.ceil(length / perLine));
    if (end < 0 || lines * LINE_HEIGHT > TALLEST) break;
    from = end + 1;
  }
  return lines;
}

/** In points: enough for the longest text of the row, as far as a row can be tall. */
export function rowHeight(texts: readonly (string | null)[], widths: readonly number[]): number {
  let lines = 1;
  for (const [index, text] of texts.entries()) if (text !== null) lines = Math.max(lines, linesOf(text, widths[index] ?? 10));
  return Math.min(TALLEST, lines * LINE_HEIGHT + PADDING);
}
