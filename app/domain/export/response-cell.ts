/**
 * A response in one cell. One part stands plain, its post in a cell beside it; several parts each start a line with their
 * post in brackets: '[CC] …', '[DCC] …'. A line of a text that starts with a bracket itself gets a backslash before it.
 */
import { joinList } from "~/domain/export/list-cell";
import type { ResponsePart } from "~/domain/response";

const NOBODY = "–";
const MARK = /^\[((?:\\[^\n]|[^\]\\\n])+)\][ \t]?/;

function escapeLines(text: string): string {
  return !text.includes("[") ? text : text.replace(/^\\*\[/gm, "\\$&");
}

function unescapeLine(line: string): string {
  return /^\\+\[/.test(line) ? line.slice(1) : line;
}

function formatMark(by: string | null): string {
  if (by === null) return `[${NOBODY}]`;
  return by === NOBODY ? `[\\${NOBODY}]` : `[${by.replace(/[\]\\]/g, "\\$&")}]`;
}

function readMark(written: string): string | null {
  return written.trim() === NOBODY ? null : written.replace(/\\(.)/g, "$1").trim();
}

/** `by` is the post where there is one part, and a copy of all posts where there are several. */
export function formatResponseParts(parts: readonly ResponsePart[]): { by: string | null; text: string | null } {
  const [first, second] = parts;
  if (first === undefined) return { by: null, text: null };
  if (second === undefined) return { by: first.by, text: escapeLines(first.text) };
  return {
    by: joinList(parts.map((part) => part.by ?? NOBODY)),
    text: parts.map((part) => `${formatMark(part.by)} ${escapeAllButFirst(part.text)}`).join("\n"),
  };
}

/** The first line of a marked part does not start a line of the cell. */
function escapeAllButFirst(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end + 1) + escapeLines(text.slice(end + 1));
}

/** The parts of a response: `by` counts only for a text that does not start with a post in brackets. */
export function readResponseParts(by: string | null, text: string): ResponsePart[] {
  const parts: { by: string | null; lines: string[] }[] = [];
  for (const line of text.trim().split("\n")) {
    const mark = MARK.exec(line);
    const current = parts.at(-1);
    if (mark) parts.push({ by: readMark(mark[1] ?? ""), lines: [line.slice(mark[0].length)] });
    else if (current) current.lines.push(unescapeLine(line));
    else parts.push({ by, lines: [unescapeLine(line)] });
  }
  return parts.map((part) => ({ by: part.by, text: part.lines.join("\n").trim() })).filter((part) => part.text !== "");
}

/** Characters of a text that go into one cell before it goes on in the next. */
const PIECE = 30_000;

/** Cuts where no blank is at either side, so that the pieces put together again are the text. */
export function cutIntoCells(text: string | null): string[] {
  if (text === null) return [];
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > PIECE) {
    const at = cuttingPlace(rest);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

function cuttingPlace(text: string): number {
  for (let at = PIECE; at > 0; at--) {
    const insideCharacter = /^[\ud800-\udbff]/.test(text.charAt(at - 1));
    if (!insideCharacter && /^\S\S$/.test(text.slice(at - 1, at + 1))) return at;
  }
  return PIECE;
}
