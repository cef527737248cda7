/** A sheet's XML without what filling may change: the filled cells, stored results taken out, and what rows say of their width. */
import { cellPlace } from "~/spreadsheet/cell-range.server";
import { limits } from "~/spreadsheet/limits.server";
import { scanXml, type XmlScanner } from "~/spreadsheet/xml.server";

type Place = { column: number; row: number };
type Cut = { source: string; pieces: string[]; at: number };

/** Equal before and after where nothing else was changed. */
export function withoutFilled(source: string, part: string, filled: readonly Place[], stale: readonly Place[]): string {
  const xml = scanXml(source, part);
  const cut: Cut = { source, pieces: [], at: 0 };
  const cells = new Set(filled.map(({ column, row }) => placeKey(column, row)));
  const results = new Set(stale.map(({ column, row }) => placeKey(column, row)));
  const rows = new Set(filled.map(({ row }) => row));
  const looked = new Set([...rows, ...stale.map(({ row }) => row)]);
  xml.next();
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name === "dimension") remove(cut, xml.start, xml.end);
    if (xml.name === "sheetData") readRows(xml, cut, { cells, results, rows, looked });
    else xml.skip();
  }
  return [...cut.pieces, source.slice(cut.at)].join("");
}

function placeKey(column: number, row: number): number {
  return row * (limits.excelColumns + 1) + column;
}

function remove(cut: Cut, from: number, to: number, instead = ""): void {
  cut.pieces.push(cut.source.slice(cut.at, from), instead);
  cut.at = to;
}

/** `rows` are those with filled cells, `looked` those with either. */
type Sought = { cells: ReadonlySet<number>; results: ReadonlySet<number>; rows: ReadonlySet<number>; looked: ReadonlySet<number> };

function readRows(xml: XmlScanner, cut: Cut, sought: Sought): void {
  const start = xml.start;
  if (xml.empty) {
    remove(cut, start, xml.end, "<rows/>");
    return;
  }
  const before = cut.pieces.length;
  remove(cut, start, xml.end, "<rows>");
  const inside = xml.depth;
  let number = 0;
  while (xml.nextInside(inside)) {
    if (xml.name !== "row") {
      xml.skip();
      continue;
    }
    const written = xml.attribute("r");
    number = written === null ? number + 1 : Number(written);
    if (sought.looked.has(number)) readRow(xml, cut, sought, number);
    else xml.skip();
  }
  remove(cut, xml.start, xml.end, "</rows>");
  // A sheet that had no rows at all says so in one tag.
  if (cut.pieces.slice(before + 1).join("") === "<rows></rows>") cut.pieces.splice(before + 1, Infinity, "<rows/>");
}

function readRow(xml: XmlScanner, cut: Cut, sought: Sought, number: number): void {
  const isSought = sought.rows.has(number);
  const { start, end, empty } = xml;
  const mark = { pieces: cut.pieces.length, at: cut.at };
  const tag = isSought ? plainTag(xml, cut.source) : "";
  if (isSought) remove(cut, start, end, tag);
  let others = false;
  if (!empty) {
    const inside = xml.depth;
    let column = 0;
    while (xml.nextInside(inside)) {
      const written = xml.name === "c" ? xml.attribute("r") : null;
      if (xml.name === "c") column = written === null ? column + 1 : (cellPlace(written)?.column ?? 0);
      const place = placeKey(column, number);
      const from = xml.start;
      if (xml.name === "c" && sought.cells.has(place)) {
        xml.skip();
        remove(cut, from, xml.end);
      } else {
        others = true;
        if (sought.results.has(place)) removeResult(xml, cut);
        else xml.skip();
      }
    }
  }
  if (!isSought) return;
  const close = empty ? "" : cut.source.slice(cut.at, xml.start);
  if (!others && close.trim() === "" && / r="[^"]*">$/.test(tag) && /^<\S+ r=/.test(tag)) {
    // A row of nothing but filled cells may be new.
    cut.pieces.length = mark.pieces;
    cut.at = mark.at;
    remove(cut, start, empty ? end : xml.end);
  } else if (empty) remove(cut, cut.at, cut.at, "</row>");
  else remove(cut, xml.start, xml.end, "</row>");
}

/** The row's opening tag without its spans, never self-closed. */
function plainTag(xml: XmlScanner, source: string): string {
  const { start, end } = xml;
  const spans = xml.attributePlace("spans");
  const tag = spans === null ? source.slice(start, end) : source.slice(start, spans.start).trimEnd() + source.slice(spans.end, end);
  return tag.replace(/\s*\/?>$/, ">");
}

function removeResult(xml: XmlScanner, cut: Cut): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    const from = xml.start;
    const isResult = xml.name === "v";
    xml.skip();
    if (isResult) remove(cut, from, xml.end);
  }
}
