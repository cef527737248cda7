/** Reads one sheet's XML part: its rows, and what stands around them. */
import { type Cell, columnLetter, type Sheet, type SheetRow } from "~/domain/sheet";
import { type CellContent, type CellSurroundings, cellContent, type StoredCell } from "~/spreadsheet/cell-content.server";
import { cellPlace } from "~/spreadsheet/cell-range.server";
import { limits, thousands } from "~/spreadsheet/limits.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import {
  attachLinks,
  isTrue,
  type Link,
  readConditionalFormatting,
  readExtensions,
  readHiddenColumns,
  readLinks,
  readMerges,
  spans,
} from "~/spreadsheet/sheet-surroundings.server";
import { readStringItem } from "~/spreadsheet/shared-strings.server";
import { type CellStyle, plainStyle } from "~/spreadsheet/styles.server";
import { opensWith, type XmlScanner } from "~/spreadsheet/xml.server";

export type ReadSoFar = { cells: number; characters: number; problems: number };

export type SheetSource = {
  name: string;
  state: Sheet["state"];
  xml: XmlScanner;
  styles: readonly CellStyle[];
  surroundings: CellSurroundings;
  /** Targets of the sheet's links by the id that stands in its XML. */
  linkTargets: ReadonlyMap<string, string>;
  /** Over the whole workbook. */
  count: ReadSoFar;
};

const empty: StoredCell = { type: "", value: null, inline: null, formula: false };
const blank: CellContent = { text: "", kind: "text", date: null };

export function readSheet(source: SheetSource): Sheet {
  const { xml, name, state } = source;
  const sheet: Sheet = { name, state, rows: [], merges: [], hiddenColumns: [], conditionallyFormatted: [], problems: [] };
  let links: Link[] = [];
  const coloured = new Set<number>();
  if (!opensWith(xml, "worksheet")) damaged(`its sheet “${name}” is not a sheet`);
  if (xml.empty) return sheet;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name === "sheetData") readRows(source, sheet);
    else if (xml.name === "cols") readHiddenColumns(xml, sheet);
    else if (xml.name === "mergeCells") readMerges(xml, sheet);
    else if (xml.name === "conditionalFormatting") readConditionalFormatting(xml, coloured);
    else if (xml.name === "hyperlinks") links = readLinks(xml, source.linkTargets);
    else if (xml.name === "extLst") readExtensions(xml, coloured);
    else xml.skip();
  }
  sheet.conditionallyFormatted = spans(coloured);
  sheet.rows = inOrder(source, sheet);
  attachLinks(sheet.rows, links);
  return sheet;
}

function readRows(source: SheetSource, sheet: Sheet): void {
  const { xml } = source;
  if (xml.empty) return;
  const inside = xml.depth;
  let number = 0;
  while (xml.nextInside(inside)) {
    if (xml.name !== "row") {
      xml.skip();
      continue;
    }
    const written = xml.attribute("r");
    number = written === null ? number + 1 : Number(written);
    if (!Number.isInteger(number) || number < 1 || number > limits.excelRows) {
      damaged(`its sheet “${source.name}” has a row numbered ${(written ?? String(number)).slice(0, 20)}`);
    }
    const row: SheetRow = { number, hidden: isTrue(xml.attribute("hidden")), cells: [] };
    const hasText = readCells(source, sheet, row);
    if (!hasText) continue;
    sheet.rows.push(row);
    source.count.cells += row.cells.length;
    if (sheet.rows.length > limits.rows) tooLarge(source, `more than ${thousands(limits.rows)} rows with text`);
    if (source.count.cells > limits.cells) tooLarge(source, `more than ${thousands(limits.cells)} cells, counted over the workbook`);
    if (source.count.characters > limits.characters) tooLarge(source, `more than ${thousands(limits.characters)} characters, counted over the workbook`);
  }
}

function tooLarge(source: SheetSource, what: string): never {
  return giveUp("too-large", `The sheet “${source.name}” has ${what}, which is more than is read. Copy the rows you need into a new workbook and use that.`);
}

/** Adds the row's cells to it; says whether one of them has text. */
function readCells(source: SheetSource, sheet: Sheet, row: SheetRow): boolean {
  const { xml } = source;
  if (xml.empty) return false;
  const inside = xml.depth;
  let column = 0;
  let hasText = false;
  while (xml.nextInside(inside)) {
    if (xml.name !== "c") {
      xml.skip();
      continue;
    }
    const written = xml.attribute("r");
    column = written === null ? column + 1 : columnOf(source, written, row.number);
    if (column > limits.excelColumns) damaged(`its sheet “${source.name}” has a row wider than Excel's sheets`);
    hasText = readCell(source, sheet, row, column) || hasText;
  }
  return hasText;
}

/** Adds the cell to its row when there is anything in it; says whether it has text. */
function readCell(source: SheetSource, sheet: Sheet, row: SheetRow, column: number): boolean {
  const { xml, styles, name } = source;
  const style = styles[Number(xml.attribute("s") ?? 0)] ?? plainStyle;
  const stored = xml.empty ? empty : readStored(xml, xml.attribute("t") ?? "");
  const content = cellContent(stored, style.number, source.surroundings);
  if (typeof content === "string") addProblem(source, sheet, { row: row.number, column, reason: content });
  const readable = content !== null && typeof content === "object";
  const filled = style.fill !== null && style.fill.class !== "white";
  if (column > limits.columns && readable) tooLarge(source, `text in column ${columnLetter(column)}, beyond the ${limits.columns} columns`);
  if (column > limits.columns || !(readable || filled)) return false;
  if (row.cells.length > limits.columns) damaged(`its sheet “${name}” has cells in row ${row.number} that are there twice`);
  const { text, kind, date } = readable ? content : blank;
  row.cells.push({ column, text, kind, date, formula: stored.formula, fill: style.fill, link: null });
  source.count.characters += text.length;
  return readable;
}

function addProblem(source: SheetSource, sheet: Sheet, { row, column, reason }: { row: number; column: number; reason: string }): void {
  if (++source.count.problems > limits.problems) {
    giveUp("too-large", `More than ${thousands(limits.problems)} cells of the workbook cannot be read. The last one is in the sheet “${source.name}”, row ${row}. ${reason}`);
  }
  sheet.problems.push({ sheet: source.name, row, column: columnLetter(column), reason });
}

function columnOf(source: SheetSource, reference: string, row: number): number {
  const place = cellPlace(reference);
  if (!place || place.row !== row) return damaged(`its sheet “${source.name}” has a cell “${reference.slice(0, 20)}” in row ${row}`);
  return place.column;
}

function readStored(xml: XmlScanner, type: string): StoredCell {
  const inside = xml.depth;
  let value: string | null = null;
  let inline: string | null = null;
  let formula = false;
  while (xml.nextInside(inside)) {
    if (xml.name === "v") value = xml.text();
    else if (xml.name === "is") inline = readStringItem(xml);
    else {
      if (xml.name === "f") formula = true;
      xml.skip();
    }
  }
  return { type, value, inline, formula };
}

/** Excel writes rows and cells in order; other writers are put in order here. */
function inOrder(source: SheetSource, sheet: Sheet): SheetRow[] {
  const rows = new Map<number, SheetRow>();
  for (const row of sheet.rows) {
    const earlier = rows.get(row.number);
    if (earlier) earlier.cells.push(...row.cells);
    else rows.set(row.number, row);
  }
  const ordered = [...rows.values()];
  if (ordered.some((row, index) => row.number < (ordered[index - 1]?.number ?? 0))) ordered.sort((a, b) => a.number - b.number);
  for (const row of ordered) row.cells = cellsInOrder(source, sheet, row);
  return ordered;
}

function cellsInOrder(source: SheetSource, sheet: Sheet, row: SheetRow): Cell[] {
  if (row.cells.every((cell, index) => cell.column > (row.cells[index - 1]?.column ?? 0))) return row.cells;
  const byColumn = new Map<number, Cell>();
  for (const cell of row.cells) {
    if (!byColumn.has(cell.column)) byColumn.set(cell.column, cell);
    else {
      const reason = "It is in the file twice; only the first is read. Open the workbook in Excel, save it and use that copy.";
      addProblem(source, sheet, { row: row.number, column: cell.column, reason });
    }
  }
  return [...byColumn.values()].sort((a, b) => a.column - b.column);
}
