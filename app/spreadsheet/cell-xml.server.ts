/** A cell's XML for a new value. */
import { address } from "~/domain/sheet";
import { encodeEscapes } from "~/spreadsheet/write-text.server";

export type NewCell = {
  /** 'x:' where the sheet's tags have that prefix. */
  prefix: string;
  column: number;
  row: number;
  /** Whether it says its own address. */
  addressed: boolean;
  style: string | null;
};

/** What Excel allows in one cell. */
export const LONGEST_CELL_TEXT = 32_767;

function opening({ prefix, column, row, addressed, style }: NewCell): string {
  return `<${prefix}c${addressed ? ` r="${address(column, row)}"` : ""}${style === null ? "" : ` s="${style}"`}`;
}

export function emptyCell(cell: NewCell): string {
  return `${opening(cell)}/>`;
}

export function numberCell(cell: NewCell, value: number): string {
  return `${opening(cell)}><${cell.prefix}v>${String(value)}</${cell.prefix}v></${cell.prefix}c>`;
}

export function textCell(cell: NewCell, text: string): string {
  const p = cell.prefix;
  return `${opening(cell)} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeText(text)}</${p}t></${p}is></${p}c>`;
}

// eslint-disable-next-line no-control-regex -- these are the characters that XML cannot hold
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as reading gives it back: line ends are single, and no half of a character is left. */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(LONE, "\ufffd");
}

function escapeText(text: string): string {
  return encodeEscapes(cellText(text))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}
