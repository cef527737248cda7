/** Finds where in a sheet's XML the rows and cells stand that are to be filled, and what forbids it. */
import type { Merge } from "~/domain/sheet";
import { cellPlace, cellRange } from "~/spreadsheet/cell-range.server";
import { limits } from "~/spreadsheet/limits.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import { isTrue } from "~/spreadsheet/sheet-surroundings.server";
import { prefixAt } from "~/spreadsheet/splice.server";
import { type AttributePlace, opensWith, scanXml, type XmlScanner } from "~/spreadsheet/xml.server";

/** `end` is just behind the closing tag. `style` as written, null where there is none. */
export type MappedCell = { column: number; start: number; end: number; style: string | null; addressed: boolean; formula: boolean };

/** `start` and `openEnd` are those of the opening tag, `closeStart` that of the closing one. */
export type MappedRow = {
  number: number;
  start: number;
  openEnd: number;
  closeStart: number;
  empty: boolean;
  style: string | null;
  spans: AttributePlace | null;
  cells: MappedCell[];
};

export type SheetMap = {
  prefix: string;
  data: { start: number; openEnd: number; closeStart: number; empty: boolean };
  /** The value of the dimension's `ref`. */
  dimension: AttributePlace | null;
  columnStyles: { first: number; last: number; style: string }[];
  /** The wanted rows that the sheet has. */
  rows: Map<number, MappedRow>;
  /** For a wanted row that it does not have: where it belongs. */
  missing: Map<number, number>;
  /** How often each style is met in a wanted column. */
  stylesIn: Map<number, Map<string, number>>;
  merges: Merge[];
  /** Ranges whose cells are computed without a formula of their own. */
  computed: Merge[];
  /** Relations of the sheet's tables. */
  tables: string[];
  isProtected: boolean;
};

/** `wanted`: the columns by row. */
export function mapSheet(source: string, sheet: { part: string; name: string }, wanted: ReadonlyMap<number, ReadonlySet<number>>): SheetMap {
  const xml = scanXml(source, sheet.part);
  const map: SheetMap = {
    prefix: "", data: { start: 0, openEnd: 0, closeStart: 0, empty: true }, dimension: null, columnStyles: [], rows: new Map(), missing: new Map(),
    stylesIn: new Map(), merges: [], computed: [], tables: [], isProtected: false,
  };
  const columns = new Set([...wanted.values()].flatMap((each) => [...each]));
  for (const column of columns) map.stylesIn.set(column, new Map());
  if (!opensWith(xml, "worksheet") || xml.empty) damaged(`its sheet “${sheet.name}” is not a sheet`);
  const inside = xml.depth;
  let seen = false;
  while (xml.nextInside(inside)) {
    switch (xml.name) {
      case "dimension": map.dimension = xml.attributePlace("ref"); xml.skip(); break;
      case "cols": mapColumns(xml, map); break;
      case "sheetData": seen = true; mapRows(source, xml, { map, sheet: sheet.name, wanted }); break;
      case "mergeCells": mapMerges(xml, map); break;
      case "tableParts": mapTables(xml, map); break;
      case "sheetProtection": map.isProtected = isTrue(xml.attribute("sheet")); xml.skip(); break;
      default: xml.skip();
    }
  }
  // A scan to the very end refuses a part that goes on behind its sheet.
  while (xml.next());
  if (!seen) damaged(`its sheet “${sheet.name}” has no cells`);
  return map;
}

function mapColumns(xml: XmlScanner, map: SheetMap): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    const style = xml.attribute("style");
    if (xml.name === "col" && style !== null) map.columnStyles.push({ first: Number(xml.attribute("min")), last: Number(xml.attribute("max")), style });
    xml.skip();
  }
}

function mapMerges(xml: XmlScanner, map: SheetMap): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    const area = xml.name === "mergeCell" ? cellRange(xml.attribute("ref") ?? "") : null;
    if (area !== null) map.merges.push(area);
    xml.skip();
  }
}

function mapTables(xml: XmlScanner, map: SheetMap): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    const id = xml.name === "tablePart" ? xml.prefixedAttribute("id") : null;
    if (id !== null) map.tables.push(id);
    xml.skip();
  }
}

type RowWork = { map: SheetMap; sheet: string; wanted: ReadonlyMap<number, ReadonlySet<number>> };

function notInOrder(sheet: string, what: string): never {
  return giveUp("refused", `The sheet “${sheet}” has ${what} that do not stand in order, so it is not certain where a cell belongs. Open the workbook in Excel, save it and use that copy.`);
}

function mapRows(source: string, xml: XmlScanner, work: RowWork): void {
  const { map, sheet, wanted } = work;
  map.prefix = prefixAt(source, xml.start);
  map.data = { start: xml.start, openEnd: xml.end, closeStart: xml.end, empty: xml.empty };
  const waiting = [...wanted.keys()].sort((a, b) => a - b);
  let next = 0;
  if (!xml.empty) {
    const inside = xml.depth;
    let number = 0;
    while (xml.nextInside(inside)) {
      if (xml.name !== "row") {
        xml.skip();
        continue;
      }
      const written = xml.attribute("r");
      const row = written === null ? number + 1 : Number(written);
      if (!Number.isInteger(row) || row > limits.excelRows) damaged(`its sheet “${sheet}” has a row numbered ${String(written).slice(0, 20)}`);
      if (row <= number) notInOrder(sheet, "rows");
      number = row;
      for (; (waiting[next] ?? Infinity) < row; next++) map.missing.set(waiting[next] ?? 0, xml.start);
      const isWanted = waiting[next] === row;
      if (isWanted) next++;
      const mapped = mapRow(xml, work, row);
      if (isWanted) map.rows.set(row, mapped);
    }
    map.data.closeStart = xml.start;
  }
  for (; next < waiting.length; next++) map.missing.set(waiting[next] ?? 0, map.data.closeStart);
}

function mapRow(xml: XmlScanner, { map, sheet }: RowWork, number: number): MappedRow {
  const style = isTrue(xml.attribute("customFormat")) ? xml.attribute("s") : null;
  const row: MappedRow = { number, start: xml.start, openEnd: xml.end, closeStart: xml.end, empty: xml.empty, style, spans: xml.attributePlace("spans"), cells: [] };
  if (xml.empty) return row;
  const inside = xml.depth;
  let column = 0;
  while (xml.nextInside(inside)) {
    if (xml.name !== "c") {
      xml.skip();
      continue;
    }
    const written = xml.attribute("r");
    const place = written === null ? null : cellPlace(written);
    if (written !== null && place?.row !== number) damaged(`its sheet “${sheet}” has a cell “${written.slice(0, 20)}” in row ${number}`);
    const at = place === null ? column + 1 : place.column;
    if (at <= column) notInOrder(sheet, `cells in row ${number}`);
    column = at;
    row.cells.push(mapCell(xml, map, { column, addressed: written !== null }));
  }
  row.closeStart = xml.start;
  return row;
}

function mapCell(xml: XmlScanner, map: SheetMap, { column, addressed }: { column: number; addressed: boolean }): MappedCell {
  const style = xml.attribute("s");
  const start = xml.start;
  const styles = map.stylesIn.get(column);
  if (styles !== undefined && style !== null) styles.set(style, (styles.get(style) ?? 0) + 1);
  let formula = false;
  if (!xml.empty) {
    const inside = xml.depth;
    while (xml.nextInside(inside)) {
      if (xml.name === "f") {
        formula = true;
        const kind = xml.attribute("t");
        const area = kind === "array" || kind === "dataTable" ? cellRange(xml.attribute("ref") ?? "") : null;
        if (area !== null) map.computed.push(area);
      }
      xml.skip();
    }
  }
  return { column, start, end: xml.end, style, addressed, formula };
}
