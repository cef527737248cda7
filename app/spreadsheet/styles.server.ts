/** Reads what the cells' styles say about numbers and fills, and nothing else of them. */
import type { Fill } from "~/domain/sheet";
import { type ColourAttributes, colourAttributes, lastSix, resolveColour, type Theme } from "~/spreadsheet/colour.server";
import { colourClass } from "~/spreadsheet/fill-class.server";
import { limits } from "~/spreadsheet/limits.server";
import { type NumberKind, numberKind } from "~/spreadsheet/number-format.server";
import { giveUp } from "~/spreadsheet/refusal.server";
import type { XmlScanner } from "~/spreadsheet/xml.server";

export type CellStyle = { number: NumberKind; fill: Fill | null };

export const plainStyle: CellStyle = { number: "number", fill: null };

type RawFill = { pattern: string; foreground: ColourAttributes | null };
type RawFormat = { numberFormat: number; fill: number };

const GRADIENT = "gradient";

/** In the order in which cells number their styles. */
export function readStyles(xml: XmlScanner, theme: Theme): CellStyle[] {
  const numberFormats = new Map<number, string>();
  const fills: RawFill[] = [];
  const formats: RawFormat[] = [];
  const ownPalette: string[] = [];
  let section = "";
  while (xml.next()) {
    if (xml.kind === "close") continue;
    if (xml.depth === (xml.empty ? 1 : 2)) section = xml.name;
    if (Math.max(numberFormats.size, fills.length, formats.length, ownPalette.length) > limits.styles) {
      giveUp("too-large", "The workbook has more cell formats than Excel allows. Copy the rows you need into a new workbook and use that.");
    }
    if (section === "numFmts" && xml.name === "numFmt") numberFormats.set(Number(xml.attribute("numFmtId")), xml.attribute("formatCode") ?? "");
    else if (section === "fills" && xml.name === "fill") fills.push(readFill(xml));
    else if (section === "cellXfs" && xml.name === "xf") {
      formats.push({ numberFormat: Number(xml.attribute("numFmtId") ?? 0), fill: Number(xml.attribute("fillId") ?? 0) });
      xml.skip();
    } else if (section === "colors" && xml.name === "rgbColor") ownPalette.push(lastSix(xml.attribute("rgb") ?? "") ?? "000000");
    else if (section === "dxfs") xml.skip();
  }
  const resolved = fills.map((fill) => resolveFill(fill, theme, ownPalette));
  return formats.map(({ numberFormat, fill }) => ({
    number: numberKind(numberFormat, numberFormats.get(numberFormat)),
    fill: resolved[fill] ?? null,
  }));
}

function readFill(xml: XmlScanner): RawFill {
  const fill: RawFill = { pattern: "none", foreground: null };
  if (xml.empty) return fill;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name === "patternFill") fill.pattern = xml.attribute("patternType") ?? "none";
    else if (xml.name === "gradientFill") fill.pattern = GRADIENT;
    else if (xml.name === "fgColor" || (xml.name === "color" && !fill.foreground)) fill.foreground = colourAttributes(xml);
  }
  return fill;
}

/** A solid fill shows its foreground colour; the background colour matters in hatchings only. */
function resolveFill(fill: RawFill, theme: Theme, ownPalette: readonly string[]): Fill | null {
  if (fill.pattern === "none") return null;
  const rgb = fill.foreground && resolveColour(fill.foreground, theme, ownPalette);
  if (fill.pattern !== "solid") return { rgb: rgb ?? "000000", class: "pattern" };
  return rgb ? { rgb, class: colourClass(rgb) } : null;
}
