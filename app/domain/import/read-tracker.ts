/** Reads a sheet of somebody's tracker or meeting paper, table by table, under its headers and section rows. */
import { columnLetter, type Sheet, type SheetRow } from "~/domain/sheet";
import { decideRoles } from "~/domain/import/decide-roles";
import type { ReadOptions } from "~/domain/import/draft-reading";
import { headerAt, likelyHeader, type Header } from "~/domain/import/find-header";
import { filledCells, gridOf, placeOf, textAt, type Grid } from "~/domain/import/grid";
import { readTableRow } from "~/domain/import/read-table-row";
import { readTitles } from "~/domain/import/read-titles";
import type { Reading } from "~/domain/import/reading";
import { dropLabel, explain, startWork, type Table, type Work } from "~/domain/import/tracker-work";
import { mark } from "~/domain/import/trace";

function listColumns(work: Work, table: Table): void {
  const { reading, grid } = work;
  const name = grid.sheet.name;
  for (const column of table.columns) {
    if (column.reason === null) continue;
    const seen = reading.ignoredColumns.some((each) => each.sheet === name && each.column === column.letter && each.heading === column.heading);
    if (!seen) reading.ignoredColumns.push({ sheet: name, column: column.letter, heading: column.heading, reason: column.reason });
    if (column.unknown && !seen) {
      const examples = grid.rows.filter((row) => row.number > table.header.bottom).map((row) => textAt(grid, row.number, column.column)).filter((text) => text !== "").slice(0, 3);
      reading.unknownHeadings.push({ sheet: name, column: column.letter, heading: column.heading, examples });
    }
  }
}

/** Marks the headings, and the cells of ignored columns, with the reason. */
function traceTable(work: Work, { header, columns }: Table, rows: readonly SheetRow[]): void {
  const { grid, reading } = work;
  for (const number of [header.top, header.bottom]) {
    const row = grid.byNumber.get(number);
    if (row !== undefined) explain(work, row, "heading", "");
  }
  const ignored = new Map(columns.flatMap(({ column, reason }) => (reason === null ? [] : [[column, reason] as const])));
  if (ignored.size === 0) return;
  for (const row of rows) {
    for (const cell of filledCells(row)) {
      const reason = ignored.get(cell.column);
      if (reason !== undefined) mark(reading.trace, placeOf(grid, row.number, cell.column), "ignoredColumn", reason);
    }
  }
}

/** The headers of a sheet with the rows under each. */
function tablesOf(grid: Grid, options: ReadOptions): { header: Header; rows: SheetRow[] }[] {
  const tables: { header: Header; rows: SheetRow[] }[] = [];
  for (let index = 0; index < grid.rows.length; index += 1) {
    const row = grid.rows[index];
    if (row === undefined) continue;
    const header = headerAt(grid, index, options.mapping, tables.at(-1)?.header ?? null);
    if (header === null) {
      tables.at(-1)?.rows.push(row);
      continue;
    }
    tables.push({ header, rows: [] });
    if (header.bottom !== header.top) index += 1;
  }
  return tables;
}

/** A header of which only one heading is known, above a column that plainly holds findings. */
function plainTable(grid: Grid, options: ReadOptions): { header: Header; rows: SheetRow[] }[] {
  const header = likelyHeader(grid, options.mapping);
  if (header === null || !header.columns.some((column) => column.read !== null)) return [];
  const rows = grid.rows.filter((row) => row.number > header.bottom);
  const holdsFindings = decideRoles(header, rows, false).some((column) => column.role === "finding");
  return holdsFindings ? [{ header, rows }] : [];
}

/** The index of the meeting whose notes the sheet is, and which rows were read as their header. */
export type ReadAbove = { meeting: number; read: (row: number) => boolean };

/** Adds what a sheet says to the reading. False where it has no table. */
export function readTracker(sheet: Sheet, sheetNumber: number, reading: Reading, options: ReadOptions, above: ReadAbove | null = null): boolean {
  const grid = gridOf(sheet);
  const work = startWork(grid, sheetNumber, reading, options);
  const known = tablesOf(grid, options);
  const parts = known.length > 0 ? known : plainTable(grid, options);
  const [first] = parts;
  if (first === undefined) {
    const likely = likelyHeader(grid, options.mapping);
    for (const each of likely?.columns ?? []) {
      reading.unknownHeadings.push({ sheet: sheet.name, column: columnLetter(each.column), heading: each.heading, examples: [] });
    }
    return false;
  }
  work.meeting = above?.meeting ?? null;
  readTitles(work, grid.rows.filter((row) => row.number < first.header.top && above?.read(row.number) !== true));
  const tables = parts.map(({ header, rows }) => ({ header, rows, columns: decideRoles(header, rows, false) }));
  for (const table of tables) {
    listColumns(work, table);
    traceTable(work, table, table.rows);
    work.above.mode = table.columns.some((each) => each.role === "opening") ? "opening" : "findings";
    work.above.finding = null;
    for (const row of table.rows) readTableRow(work, row, table);
    dropLabel(work);
  }
  const main = tables.find((table) => table.columns.some((each) => each.role === "finding")) ?? tables[0];
  if (main !== undefined) {
    reading.sheets.push({
      name: sheet.name,
      headerRow: main.header.top,
      columns: main.columns.map((each) => ({ column: each.letter, heading: each.heading, meaning: each.role })),
    });
  }
  return true;
}
