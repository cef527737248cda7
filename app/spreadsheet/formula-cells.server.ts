/** Finds the cells of a sheet that hold a formula, with the stored result of each. */
import { cellPlace } from "~/spreadsheet/cell-range.server";
import { opensWith, scanXml, type XmlScanner } from "~/spreadsheet/xml.server";

export type FormulaCell = {
  column: number;
  row: number;
  text: string;
  /** The number of the shared formula it takes part in. */
  shared: string | null;
  /** Where its stored result stands; null where none is stored. */
  result: { from: number; to: number } | null;
};

export function formulaCells(source: string, part: string): FormulaCell[] {
  // Nearly all sheets of a tracker have no formula, and looking for the tag is far cheaper than reading it all.
  if (!/<(?:[^\s<>:/]+:)?f[\s/>]/.test(source)) return [];
  const xml = scanXml(source, part);
  const cells: FormulaCell[] = [];
  if (!opensWith(xml, "worksheet") || xml.empty) return cells;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name === "sheetData") readRows(xml, cells);
    else xml.skip();
  }
  return cells;
}

function readRows(xml: XmlScanner, cells: FormulaCell[]): void {
  if (xml.empty) return;
  const inside = xml.depth;
  let row = 0;
  while (xml.nextInside(inside)) {
    const written = xml.name === "row" ? xml.attribute("r") : null;
    if (xml.name === "row") row = written === null ? row + 1 : Number(written);
    if (xml.name === "row") readRow(xml, cells, row);
    else xml.skip();
  }
}

function readRow(xml: XmlScanner, cells: FormulaCell[], row: number): void {
  if (xml.empty) return;
  const inside = xml.depth;
  let column = 0;
  while (xml.nextInside(inside)) {
    if (xml.name !== "c") {
      xml.skip();
      continue;
    }
    const written = xml.attribute("r");
    column = written === null ? column + 1 : (cellPlace(written)?.column ?? column + 1);
    const cell = readFormula(xml, column, row);
    if (cell !== null) cells.push(cell);
  }
}

function readFormula(xml: XmlScanner, column: number, row: number): FormulaCell | null {
  if (xml.empty) return null;
  const inside = xml.depth;
  let text: string | null = null;
  let shared: string | null = null;
  let result: FormulaCell["result"] = null;
  while (xml.nextInside(inside)) {
    const { name, start } = xml;
    if (name === "f") {
      // What a data table computes stands in its formula's attributes, and its cells have no formula of their own.
      const kind = xml.attribute("t");
      shared = kind === "shared" ? xml.attribute("si") : null;
      const written = xml.text();
      text = kind === "dataTable" ? null : written;
    } else xml.skip();
    if (name === "v") result = { from: start, to: xml.end };
  }
  return text === null ? null : { column, row, text, shared, result };
}
