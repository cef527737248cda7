/** Resolves the ways a workbook names a colour (rgb, theme with tint, index) to six hexadecimal digits. */
import { tinted } from "~/spreadsheet/fill-class.server";
import type { XmlScanner } from "~/spreadsheet/xml.server";

/** Twelve colours in the order in which cells number them. */
export type Theme = readonly string[];

/** For a file without a theme of its own: that of Excel 2013. */
export const defaultTheme: Theme = [
  "FFFFFF", "000000", "E7E6E6", "44546A", "5B9BD5", "ED7D31", "A5A5A5", "FFC000", "4472C4", "70AD47", "0563C1", "954F72",
];

const eight = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"];

/** Excel's 64 numbered colours, then the two of the window's text and background. */
const palette: readonly string[] = [
  ...eight, ...eight,
  "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
  "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
  "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
  "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
  "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
  "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
  "000000", "FFFFFF",
];

/** The file lists dark 1, light 1, dark 2, light 2 …; cells number them light 1, dark 1, light 2, dark 2 … */
const themeOrder = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];

export function readTheme(xml: XmlScanner): Theme {
  const found = new Map<string, string>();
  let slot = "";
  while (xml.next()) {
    if (xml.kind === "close") {
      if (xml.name === "clrScheme") break;
      continue;
    }
    if (themeOrder.includes(xml.name)) slot = xml.name;
    const colour = xml.name === "srgbClr" ? xml.attribute("val") : xml.name === "sysClr" ? xml.attribute("lastClr") : null;
    if (colour && slot && !found.has(slot)) found.set(slot, lastSix(colour) ?? "000000");
  }
  return themeOrder.map((name, index) => found.get(name) ?? defaultTheme[index] ?? "000000");
}

export type ColourAttributes = { rgb: string | null; theme: string | null; tint: string | null; indexed: string | null; auto: string | null };

export function colourAttributes(xml: XmlScanner): ColourAttributes {
  return {
    rgb: xml.attribute("rgb"),
    theme: xml.attribute("theme"),
    tint: xml.attribute("tint"),
    indexed: xml.attribute("indexed"),
    auto: xml.attribute("auto"),
  };
}

/** `ownPalette` is the file's own list of numbered colours, where it has one. Null for a colour that cannot be known. */
export function resolveColour(colour: ColourAttributes, theme: Theme, ownPalette: readonly string[]): string | null {
  const base = baseColour(colour, theme, ownPalette);
  return base === null ? null : tinted(base, Number(colour.tint ?? 0));
}

function baseColour(colour: ColourAttributes, theme: Theme, ownPalette: readonly string[]): string | null {
  if (colour.rgb !== null) return lastSix(colour.rgb);
  if (colour.theme !== null) return theme[Number(colour.theme)] ?? null;
  if (colour.indexed !== null) {
    const index = Number(colour.indexed);
    return ownPalette[index] ?? palette[index] ?? null;
  }
  return colour.auto === null ? null : (palette[64] ?? null);
}

/** The first two of eight digits say how transparent the colour is, which writers fill in as they like. */
export function lastSix(rgb: string): string | null {
  return /^(?:[0-9a-fA-F]{2})?[0-9a-fA-F]{6}$/.test(rgb) ? rgb.slice(-6).toUpperCase() : null;
}
