/** Which cell styles show a date, and the one style that is added where none does. */
import { damaged } from "~/spreadsheet/refusal.server";
import { codeShowsDay } from "~/spreadsheet/number-format.server";
import type { Splice } from "~/spreadsheet/splice.server";
import type { CellStyle } from "~/spreadsheet/styles.server";
import { type AttributePlace, opensWith, scanXml, type XmlScanner } from "~/spreadsheet/xml.server";

/** Excel's own short date, written as the reader's country writes it. */
const SHORT_DATE = 14;
/** More formats than this a workbook of Excel cannot have. */
const MOST_FORMATS = 64_000;

/** `looks` is all that it says of font, fill, border and protection; a fill may mean RAG, so it is never changed. */
type Format = { start: number; end: number; numberFormat: number; fill: string; looks: string };

export type DateStyles = {
  /** Whether a style shows the day of a number. */
  showsDay: (style: string | null) => boolean;
  /** A style that shows a date and has the colours of `style`: one that is there, or the one that is added; null where neither can be. */
  alike: (style: string | null) => string | null;
  /** What the added style changes in the part; none where none was needed. */
  splices: () => Splice[];
};

/** `styles`: the same formats as they are read. */
export function dateStyles(source: string, part: string, styles: readonly CellStyle[]): DateStyles {
  const { codes, formats, listEnd, count } = readFormats(source, part, styles);
  const known = new Map<number, boolean>();
  let base: Format | null = null;

  function showsDay(style: string | null): boolean {
    const index = Number(style ?? 0);
    const id = formats[index]?.numberFormat ?? 0;
    const before = known.get(index);
    if (before !== undefined) return before;
    const shows = codeShowsDay(id, codes.get(id));
    known.set(index, shows);
    return shows;
  }

  function alike(style: string | null): string | null {
    const wanted = formats[Number(style ?? 0)] ?? formats[0];
    if (wanted === undefined) return null;
    const there = (fits: (format: Format) => boolean) => formats.findIndex((format, index) => fits(format) && showsDay(String(index)));
    const twin = there((format) => format.looks === wanted.looks);
    if (twin >= 0) return String(twin);
    if (base === null && formats.length < MOST_FORMATS) base = wanted;
    if (base?.fill === wanted.fill) return String(formats.length);
    const near = there((format) => format.fill === wanted.fill);
    return near < 0 ? null : String(near);
  }

  function splices(): Splice[] {
    if (base === null) return [];
    const text = asDate(source.slice(base.start, base.end), part);
    const more = [{ from: listEnd, to: listEnd, text }];
    return count === null ? more : [{ from: count.valueFrom, to: count.valueTo, text: String(formats.length + 1) }, ...more];
  }

  return { showsDay, alike, splices };
}

type Formats = { codes: Map<number, string>; formats: Format[]; listEnd: number; count: AttributePlace | null };

function readFormats(source: string, part: string, styles: readonly CellStyle[]): Formats {
  const xml = scanXml(source, part);
  const read: Formats = { codes: new Map(), formats: [], listEnd: -1, count: null };
  if (!opensWith(xml, "styleSheet") || xml.empty) damaged(`its part “${part}” holds no styles`);
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name === "numFmts") readCodes(xml, read);
    else if (xml.name === "cellXfs") readList(xml, source, styles, read);
    else xml.skip();
  }
  return read;
}

function readCodes(xml: XmlScanner, { codes }: Formats): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    codes.set(Number(xml.attribute("numFmtId") ?? 0), xml.attribute("formatCode") ?? "");
    xml.skip();
  }
}

function readList(xml: XmlScanner, source: string, styles: readonly CellStyle[], read: Formats): void {
  if (xml.empty) return;
  read.count = xml.attributePlace("count");
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    const { start, end: openEnd } = xml;
    const numberFormat = Number(xml.attribute("numFmtId") ?? 0);
    const fill = JSON.stringify(styles[read.formats.length]?.fill ?? null);
    const looks = ["fontId", "fillId", "borderId", "xfId"].map((name) => xml.attribute(name) ?? "0").join(" ");
    xml.skip();
    read.formats.push({ start, end: xml.end, numberFormat, fill, looks: looks + source.slice(openEnd, xml.end) });
  }
  read.listEnd = xml.start;
}

/** The format once more, with the short date for its number. */
function asDate(text: string, part: string): string {
  // Its prefix may be one that an element around it declares; the scanner does not mind.
  const xml = scanXml(text, part);
  xml.next();
  const drop = ["numFmtId", "applyNumberFormat", "quotePrefix"].flatMap((name) => xml.attributePlace(name) ?? []).sort((a, b) => b.start - a.start);
  let tag = text.slice(0, xml.end);
  for (const { start, end } of drop) tag = tag.slice(0, start).trimEnd() + tag.slice(end);
  const nameEnd = /^<[^\s/>]+/.exec(tag)?.[0].length ?? 0;
  return `${tag.slice(0, nameEnd)} numFmtId="${SHORT_DATE}" applyNumberFormat="1"${tag.slice(nameEnd)}${text.slice(xml.end)}`;
}
