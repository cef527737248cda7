/** Rows out of the text of a printed page: the paragraphs of an item run on to the next number, and the margin stands below them. */
import { isMarginLine } from "~/domain/notes/margin";
import type { PaperRow } from "~/domain/notes/paper-rows";

const NUMBER = /^\s*(\d{1,2}(?:\.\d{1,2})*)\.?\s{1,}(?=\S)(.*)$/;
const DOTTED = /^\s*\d{1,2}\./;
export const PAGE = /^\s*(?:Page\s+)?\d+\s+of\s+\d+\s*$/i;
const ENDS_ITEMS = /^\s*Confirmation of next meeting\b/i;
const BULLET = /^[\u2022\u25cf\uf0b7\u2013-]\s+|^\s*\uf0b7/;

/** `tail` is the line added last, `setIn` whether that began with a space. */
type Open = PaperRow & { blank: boolean; tail: string; setIn: boolean };

function depthOf(number: string): number {
  return number.split(".").length;
}

/** Whether a number may begin an item after another: the count goes on, or a level begins or ends. A year or a sum in a sentence does not. */
function follows(number: string, before: string | null): boolean {
  if (depthOf(number) > 1) return true;
  const last = before === null ? 0 : Number(before.split(".")[0]);
  return Number(number) === last + 1 || Number(number) === last || before === null;
}

const UNFINISHED = /(?:^|[\s(])(?:a|an|and|are|as|at|by|for|from|if|in|is|of|on|or|that|the|to|was|were|which|with)$/i;

/** A word broken at its hyphen; “pre- and post-” are two. */
function isBroken(before: string, text: string): boolean {
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(text) && !/^(?:and|or|to)\b/.test(text);
}

/** Pages printed with a blank line after each line: a sentence goes on over it. */
function goesOn(before: string, text: string): boolean {
  return UNFINISHED.test(before) || isBroken(before, text) || (/[\p{L},]$/u.test(before) && /^\p{Ll}/u.test(text));
}

/** A line that alone is set in, below the end of a sentence, begins a paragraph. */
function isSetOff({ tail, setIn }: Open, text: string, isIn: boolean): boolean {
  return isIn && !setIn && /[.!?][”"’')]*$/.test(tail) && /^\p{Lu}/u.test(text);
}

function addLine(row: Open, text: string, line: number, isIn: boolean): void {
  const last = row.paragraphs.at(-1);
  const begins = (row.blank && !goesOn(row.tail, text)) || isSetOff(row, text, isIn) || BULLET.test(text) || /^ACTIONS?\b\s*[:–-]/i.test(text) || last === undefined;
  if (begins) row.paragraphs.push({ line, text });
  else last.text = `${last.text}${isBroken(row.tail, text) ? "" : " "}${text}`;
  row.blank = false;
  row.tail = text;
  row.setIn = isIn;
}

/** `first` is the index of the line after the heading of the table. Lines in no row are left to the caller. */
export function printedRows(lines: readonly string[], first: number): { rows: PaperRow[]; left: { line: number; text: string }[] } {
  const rows: Open[] = [];
  const left: { line: number; text: string }[] = [];
  let number: string | null = null;
  let ended = false;
  for (const [index, raw] of lines.entries()) {
    if (index < first) continue;
    const text = raw.replace(/\s+/g, " ").trim();
    const at = index + 1;
    const row = rows.at(-1);
    if (text === "") {
      if (row !== undefined) row.blank = true;
      continue;
    }
    if (PAGE.test(text)) continue;
    const numbered = NUMBER.exec(raw);
    if (ENDS_ITEMS.test(text)) {
      ended = true;
      rows.push({ line: at, cells: [""], paragraphs: [{ line: at, text }], margin: [], blank: true, tail: "", setIn: false });
      continue;
    }
    // Below the heading of the next meeting “5 May” is its day.
    if (numbered !== null && !(ended && !DOTTED.test(raw)) && follows(numbered[1] ?? "", number) && (row === undefined || row.blank || depthOf(numbered[1] ?? "") > 1) && /^[\p{Lu}“"'(]/u.test(numbered[2] ?? "")) {
      number = numbered[1] ?? null;
      ended = ended || ENDS_ITEMS.test(numbered[2] ?? "");
      rows.push({ line: at, cells: [number ?? ""], paragraphs: [], margin: [], blank: false, tail: "", setIn: false });
      const opened = rows.at(-1);
      if (opened !== undefined) addLine(opened, (numbered[2] ?? "").replace(/\s+/g, " ").trim(), at, false);
      continue;
    }
    if (row === undefined) left.push({ line: at, text });
    else if (isMarginLine(text) && (row.blank || row.margin.length > 0)) row.margin.push(text);
    else addLine(row, text, at, /^\s/.test(raw));
  }
  return { rows: rows.map(({ line, cells, paragraphs, margin }) => ({ line, cells, paragraphs, margin })), left };
}
