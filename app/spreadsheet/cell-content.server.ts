/** Turns what a cell stores (type, value, style) into what it says. */
import type { CellKind } from "~/domain/sheet";
import { type DateText, durationText, isoDate, serialDate } from "~/spreadsheet/excel-date.server";
import type { NumberKind } from "~/spreadsheet/number-format.server";
import { decodeEscapes } from "~/spreadsheet/xml-text.server";

export type StoredCell = {
  type: string;
  /** Of `<v>`; null when there is none. */
  value: string | null;
  /** Of `<is>`; null when there is none. */
  inline: string | null;
  formula: boolean;
};

export type CellContent = { text: string; kind: CellKind; date: string | null };

export type CellSurroundings = { strings: readonly string[]; fromYear1904: boolean };

const numeral = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** A sentence instead of the content says why the cell cannot be read; null is an empty cell. */
export function cellContent(cell: StoredCell, number: NumberKind, surroundings: CellSurroundings): CellContent | string | null {
  const { type, value, inline } = cell;
  if (type === "s") return value === null ? null : sharedText(value, surroundings.strings);
  if (type === "inlineStr") return plainText(inline ?? decodeEscapes(value ?? ""));
  if (type === "str") return plainText(decodeEscapes(value ?? inline ?? ""));
  if (value === null || value === "") {
    return cell.formula
      ? "It holds a formula whose result is not stored in the file. Open the workbook in Excel, save it and use that copy."
      : null;
  }
  if (type === "" || type === "n") return numeral.test(value) ? numberContent(Number(value), number, surroundings) : unreadable(value);
  if (type === "b") return booleanContent(value);
  if (type === "e") return { text: value, kind: "error", date: null };
  if (type === "d") return dateContent(isoDate(value)) ?? unreadable(value);
  return unreadable(value);
}

function unreadable(value: string): string {
  return `It holds “${value.slice(0, 40)}”, which is not a value of its type. Type it again in Excel.`;
}

function plainText(text: string): CellContent | null {
  return text === "" ? null : { text, kind: "text", date: null };
}

function sharedText(value: string, strings: readonly string[]): CellContent | string | null {
  const text = /^\s*\d+\s*$/.test(value) ? strings[Number(value)] : undefined;
  return text === undefined ? "Its text is missing from the file. Type it again in Excel." : plainText(text);
}

function booleanContent(value: string): CellContent {
  return { text: value === "1" || value === "true" ? "TRUE" : "FALSE", kind: "boolean", date: null };
}

function dateContent(date: DateText | null): CellContent | null {
  return date && { text: date.text, kind: "date", date: date.date };
}

function numberContent(value: number, number: NumberKind, { fromYear1904 }: CellSurroundings): CellContent {
  const date = number === "date" ? dateContent(serialDate(value, fromYear1904)) : null;
  if (date) return date;
  if (number === "duration") return { text: durationText(value), kind: "number", date: null };
  if (number === "percent") return { text: `${plainNumber(value * 100)}%`, kind: "number", date: null };
  return { text: plainNumber(value), kind: "number", date: null };
}

/** At most the fifteen digits that Excel keeps, so that 0.1 + 0.2 is 0.3. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(15));
  const size = Math.abs(rounded);
  if (size === 0) return "0";
  if (size >= 1e21 || size < 1e-15) return String(rounded).toUpperCase();
  return size < 1e-6 ? rounded.toFixed(20).replace(/0+$/, "") : String(rounded);
}
