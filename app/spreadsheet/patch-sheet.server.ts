/** Works out what has to change in a sheet's XML so that its cells have new values, and which cells are better left. */
import type { CellEdit, CellLeft, CellValue } from "~/domain/cell-edit";
import { address, type Merge } from "~/domain/sheet";
import { cellText, emptyCell, LONGEST_CELL_TEXT, type NewCell, numberCell, textCell } from "~/spreadsheet/cell-xml.server";
import { cellRange } from "~/spreadsheet/cell-range.server";
import type { DateStyles } from "~/spreadsheet/date-styles.server";
import type { MappedCell, MappedRow, SheetMap } from "~/spreadsheet/sheet-map.server";
import type { Splice } from "~/spreadsheet/splice.server";
import type { CellStyle } from "~/spreadsheet/styles.server";
import { dateSerial } from "~/spreadsheet/write-text.server";

/** Heading and total rows of the sheet's tables. */
export type TableLine = { area: Merge; is: "headings" | "totals" };

export type SheetToPatch = {
  source: string;
  map: SheetMap;
  tables: readonly TableLine[];
  styles: readonly CellStyle[];
  /** Null where the workbook has no styles. */
  dates: DateStyles | null;
  fromYear1904: boolean;
};

export type PatchedSheet = { splices: Splice[]; written: CellEdit[]; left: CellLeft[] };

/** Days between the two systems that Excel counts by. */
const FROM_1900_TO_1904 = 1462;

function inside({ top, bottom, left, right }: Merge, { row, column }: { row: number; column: number }): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Why a cell is never overwritten because of what it computes; null where it computes nothing. */
function computed({ map }: SheetToPatch, edit: CellEdit, cell: MappedCell | undefined): string | null {
  if (cell?.formula === true) return "It holds a formula, which is never overwritten.";
  return map.computed.some((area) => inside(area, edit)) ? "It shows the result of a formula in another cell, which is never overwritten." : null;
}

/** Why a cell is not to be written, whatever the value; null where nothing speaks against it. */
function forbidden({ map, tables }: SheetToPatch, edit: CellEdit): string | null {
  const merge = map.merges.find((area) => inside(area, edit));
  if (merge !== undefined && (merge.top !== edit.row || merge.left !== edit.column)) {
    return `It is merged with other cells; only the first of them, ${address(merge.left, merge.top)}, can be filled in.`;
  }
  const line = tables.find(({ area }) => inside(area, edit));
  return line === undefined ? null : `It belongs to the row of ${line.is} of a table of Excel’s.`;
}

function columnStyle({ map }: SheetToPatch, column: number): string | null {
  return map.columnStyles.find(({ first, last }) => first <= column && column <= last)?.style ?? null;
}

/** A cell that is not there yet looks like its row, its column, or most of the column's cells; never coloured like one of them. */
function newStyle(sheet: SheetToPatch, row: MappedRow | undefined, column: number): string | null {
  const own = row?.style ?? columnStyle(sheet, column);
  if (own !== null) return own;
  const met = [...(sheet.map.stylesIn.get(column) ?? [])].sort(([, a], [, b]) => b - a);
  const plain = met.find(([style]) => {
    const fill = sheet.styles[Number(style)]?.fill ?? null;
    return fill === null || fill.class === "white";
  });
  return plain?.[0] ?? null;
}

/** The style that shows a date: the cell's own, one of its colour that the column uses for dates, or the one that is added. */
function dateStyle({ map, dates, styles }: SheetToPatch, column: number, style: string | null): string | null {
  if (dates === null) return null;
  if (dates.showsDay(style)) return style ?? "0";
  const colour = (each: string | null) => styles[Number(each ?? 0)]?.fill?.rgb ?? null;
  const met = [...(map.stylesIn.get(column) ?? [])].sort(([, a], [, b]) => b - a);
  return met.find(([each]) => dates.showsDay(each) && colour(each) === colour(style))?.[0] ?? dates.alike(style);
}

type Written = { xml: string } | { reason: string };

function write(sheet: SheetToPatch, cell: NewCell, value: CellValue): Written {
  if (value === null) return { xml: emptyCell(cell) };
  if ("text" in value) {
    if (cellText(value.text).length > LONGEST_CELL_TEXT) return { reason: `The text has more than ${LONGEST_CELL_TEXT.toLocaleString("en-GB")} characters, which is the most that a cell can hold.` };
    return { xml: value.text === "" ? emptyCell(cell) : textCell(cell, value.text) };
  }
  if ("number" in value) {
    const kind = sheet.styles[Number(cell.style ?? 0)]?.number ?? "number";
    return kind === "number" ? { xml: numberCell(cell, value.number) } : { reason: "Its format would show the number as something else." };
  }
  const serial = dateSerial(value.date) - (sheet.fromYear1904 ? FROM_1900_TO_1904 : 0);
  if (serial < 1) return { reason: `The workbook counts days from ${sheet.fromYear1904 ? "1904" : "1900"}, so it cannot hold this date.` };
  const style = dateStyle(sheet, cell.column, cell.style);
  return style === null ? { reason: "The workbook has no style that shows a date, and none can be added." } : { xml: numberCell({ ...cell, style }, serial) };
}

type Filled = { edit: CellEdit; cell: MappedCell | undefined; xml: string };

/** Edits are in the order of their columns. */
function fillRow(sheet: SheetToPatch, row: MappedRow | undefined, edits: readonly CellEdit[], out: PatchedSheet): Filled[] {
  return edits.flatMap((edit): Filled[] => {
    const cell = row?.cells.find((each) => each.column === edit.column);
    const formula = computed(sheet, edit, cell);
    const reason = formula ?? forbidden(sheet, edit);
    if (reason === null && cell === undefined && edit.value === null) return [];
    const { column } = edit;
    const style = cell === undefined ? newStyle(sheet, row, column) : cell.style;
    const place: NewCell = { prefix: sheet.map.prefix, column, row: edit.row, addressed: cell?.addressed ?? true, style };
    const made = reason === null ? write(sheet, place, edit.value) : { reason };
    if ("reason" in made) {
      out.left.push({ sheet: edit.sheet, row: edit.row, column, reason: made.reason, formula: formula !== null });
      return [];
    }
    out.written.push(edit);
    return [{ edit, cell, xml: made.xml }];
  });
}

function spliceRow({ source }: SheetToPatch, prefix: string, row: MappedRow, filled: readonly Filled[]): Splice[] {
  const splices: Splice[] = [];
  const [first = 1, last = 0] = (row.spans === null ? "" : source.slice(row.spans.valueFrom, row.spans.valueTo)).split(":").map(Number);
  const outside = filled.some(({ edit: { column } }) => column < first || column > last);
  const spans = row.spans !== null && outside ? { start: row.start + source.slice(row.start, row.spans.start).trimEnd().length, end: row.spans.end } : null;
  if (row.empty) {
    let tag = source.slice(row.start, row.openEnd);
    if (spans !== null) tag = tag.slice(0, spans.start - row.start) + tag.slice(spans.end - row.start);
    return [{ from: row.start, to: row.openEnd, text: `${tag.slice(0, -2).trimEnd()}>${filled.map(({ xml }) => xml).join("")}</${prefix}row>` }];
  }
  if (spans !== null) splices.push({ from: spans.start, to: spans.end, text: "" });
  for (const { edit, cell, xml } of filled) {
    const after = row.cells.find((each) => each.column > edit.column)?.start ?? row.closeStart;
    splices.push(cell === undefined ? { from: after, to: after, text: xml } : { from: cell.start, to: cell.end, text: xml });
  }
  return splices;
}

/** New rows at one place, in their order; also where the sheet has no rows at all. */
function spliceRows({ source, map }: SheetToPatch, added: ReadonlyMap<number, string>): Splice[] {
  const { data, prefix } = map;
  const rows = [...added].sort(([a], [b]) => a - b);
  if (rows.length > 0 && data.empty) {
    const tag = source.slice(data.start, data.openEnd - 2).trimEnd();
    return [{ from: data.start, to: data.openEnd, text: `${tag}>${rows.map(([, xml]) => xml).join("")}</${prefix}sheetData>` }];
  }
  return rows.map(([number, text]) => {
    const at = map.missing.get(number) ?? data.closeStart;
    return { from: at, to: at, text };
  });
}

function growDimension({ source, map: { dimension } }: SheetToPatch, written: readonly CellEdit[]): Splice[] {
  const area = dimension === null ? null : cellRange(source.slice(dimension.valueFrom, dimension.valueTo));
  if (dimension === null || area === null) return [];
  const grown = { ...area };
  for (const { row, column, value } of written) {
    if (value === null) continue;
    grown.top = Math.min(grown.top, row);
    grown.bottom = Math.max(grown.bottom, row);
    grown.left = Math.min(grown.left, column);
    grown.right = Math.max(grown.right, column);
  }
  if (grown.top === area.top && grown.bottom === area.bottom && grown.left === area.left && grown.right === area.right) return [];
  return [{ from: dimension.valueFrom, to: dimension.valueTo, text: `${address(grown.left, grown.top)}:${address(grown.right, grown.bottom)}` }];
}

export function patchSheet(sheet: SheetToPatch, edits: readonly CellEdit[]): PatchedSheet {
  const { map } = sheet;
  const out: PatchedSheet = { splices: [], written: [], left: [] };
  const byRow = new Map<number, CellEdit[]>();
  for (const edit of [...edits].sort((a, b) => a.row - b.row || a.column - b.column)) byRow.set(edit.row, [...(byRow.get(edit.row) ?? []), edit]);
  const added = new Map<number, string>();
  for (const [number, wanted] of byRow) {
    const row = map.rows.get(number);
    const filled = fillRow(sheet, row, wanted, out);
    if (filled.length === 0) continue;
    if (row === undefined) added.set(number, `<${map.prefix}row r="${String(number)}">${filled.map(({ xml }) => xml).join("")}</${map.prefix}row>`);
    else out.splices.push(...spliceRow(sheet, map.prefix, row, filled));
  }
  out.splices.push(...spliceRows(sheet, added), ...growDimension(sheet, out.written));
  return out;
}
