/** How exported cells look: quiet, with colour for RAG and grey for what is not changed there. */
import type ExcelJS from "exceljs";
import { wholeDay } from "~/domain/export/action-cells";
import type { ExportColumn } from "~/domain/export/export-sheet";
import { RAGS, RAG_SYMBOLS, type Rag } from "~/domain/rag";

type Style = Partial<ExcelJS.Style>;

const INK = "FF0B0C0C";
const SOFT = "FF505A5F";
const LINE = "FFCFD4D8";
const GREY = "FFF0F1F2";
const FONT = "Arial";

/** Dark text on a light tint, as on the screen. */
const RAG_COLOURS: Record<Rag, { text: string; fill: string }> = {
  red: { text: "FFB1201B", fill: "FFFBD5D0" },
  amber: { text: "FF7A4200", fill: "FFFFE3B3" },
  green: { text: "FF00603A", fill: "FFCDEBDA" },
  blue: { text: "FF144E81", fill: "FFD0E4F7" },
  white: { text: "FF505A5F", fill: "FFFFFFFF" },
};

function solid(argb: string): ExcelJS.FillPattern {
  return { type: "pattern", pattern: "solid", fgColor: { argb } };
}

const edge = { style: "thin", color: { argb: LINE } } as const;
const borders: Partial<ExcelJS.Borders> = { top: edge, left: edge, bottom: edge, right: edge };
const alignment: Partial<ExcelJS.Alignment> = { vertical: "top", horizontal: "left", wrapText: true };

export const DATE_FORMAT = "dd mmm yyyy";

/** The word stays the cell's text; the symbol is only shown. */
function ragFormat(rag: Rag): string {
  return `"${RAG_SYMBOLS[rag]} "@`;
}

const styles = new Map<string, Style>();

/** One object per look: the writer recognises a style it has met by identity. */
function remembered(name: string, make: () => Style): Style {
  const known = styles.get(name) ?? make();
  styles.set(name, known);
  return known;
}

function readRagCode(value: string | null): Rag | null {
  return RAGS.find((rag) => rag === value) ?? null;
}

export function ragStyle(rag: Rag): Style {
  const { text, fill } = RAG_COLOURS[rag];
  return remembered(`rag ${rag}`, () => ({
    font: { name: FONT, size: 9, bold: true, color: { argb: text } }, fill: solid(fill), border: borders, alignment, numFmt: ragFormat(rag),
  }));
}

/** `ofOthers`: in a row that is grey whatever its columns are. A RAG keeps its colour. */
export function cellStyle(column: ExportColumn, value: string | null, ofOthers = false): Style {
  const rag = column.kind === "rag" ? readRagCode(value) : null;
  if (rag !== null) return ragStyle(rag);
  const grey = ofOthers || column.editing !== "edit";
  const numFmt = column.kind === "date" || (column.kind === "when" && value !== null && wholeDay(value) !== null) ? DATE_FORMAT : "@";
  return remembered(`cell ${String(grey)} ${numFmt}`, () => ({
    font: { name: FONT, size: 9, color: { argb: INK } },
    ...(grey ? { fill: solid(GREY) } : {}),
    border: borders,
    alignment,
    numFmt,
  }));
}

export function headerStyle(grey: boolean): Style {
  return remembered(`header ${String(grey)}`, () => ({
    font: { name: FONT, size: 9, bold: true, color: { argb: "FFFFFFFF" } },
    fill: solid(grey ? "FF59656E" : "FF14283C"),
    border: borders,
    alignment: { vertical: "middle", horizontal: "left", wrapText: true },
  }));
}

export const titleStyle: Style = { font: { name: FONT, size: 16, bold: true, color: { argb: INK } }, alignment: { vertical: "middle" } };
export const lineStyle: Style = { font: { name: FONT, size: 10, color: { argb: SOFT } } };
export const markingStyle: Style = { font: { name: FONT, size: 10, bold: true, color: { argb: INK } } };
export const instructionStyle: Style = { font: { name: FONT, size: 10, bold: true, color: { argb: "FF14283C" } }, alignment: { vertical: "middle" } };
export const sectionStyle: Style = { font: { name: FONT, size: 11, bold: true, color: { argb: INK } }, alignment: { vertical: "bottom" } };

/** The same looks for a value chosen later from the drop-down. Dxf fills show their background colour. */
export function ragRule(rag: Rag, word: string, priority: number): ExcelJS.CellIsRuleType {
  const { text, fill } = RAG_COLOURS[rag];
  return {
    type: "cellIs",
    operator: "equal",
    formulae: [`"${word}"`],
    priority,
    style: { font: { bold: true, color: { argb: text } }, fill: { type: "pattern", pattern: "solid", bgColor: { argb: fill } }, numFmt: ragFormat(rag) },
  };
}
