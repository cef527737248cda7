/** Reads a sheet of somebody's tracker or meeting paper, row by row, under its headers and section rows. */
import type { FindingKind } from "~/domain/finding";
import { columnLetter, type SheetRow } from "~/domain/sheet";
import { decideRoles, type TableColumn } from "~/domain/import/decide-roles";
import { blankFinding, hold, type ReadOptions } from "~/domain/import/draft-reading";
import { headerAt, likelyHeader, type Header } from "~/domain/import/find-header";
import { readFindingLabel, soundsLikeFinding } from "~/domain/import/finding-label";
import { cellAt, filledCells, gridOf, mergeAt, placeOf, textAt, type Grid } from "~/domain/import/grid";
import { inspectionKind, readInspectionTitle, titleKey, type InspectionTitle } from "~/domain/import/inspection-title";
import { joinContinued } from "~/domain/import/join-continued";
import { readFindingRow } from "~/domain/import/read-finding-row";
import { readMeeting, type TitleLine } from "~/domain/import/read-meeting";
import { readAtMeeting, readBeside, type Said } from "~/domain/import/read-questions";
import { readSection } from "~/domain/import/read-section";
import type { Reading, ReadingFinding, ReadingMeeting } from "~/domain/import/reading";
import type { Sheet } from "~/domain/sheet";

/** What rows above say of the rows below. */
type Above = {
  mode: "findings" | "opening" | "aob";
  kind: FindingKind | null;
  parent: ReadingFinding | null;
  inspection: string | null;
  finding: ReadingFinding | null;
  lastRow: number;
};

const SUMMARY = /^(?:grand |sub-?)?totals?\b|^(?:key|notes?|legend|average|count)\b\s*[:–-]?\s*$/i;

type Table = { header: Header; columns: TableColumn[] };
type Work = { grid: Grid; sheetNumber: number; reading: Reading; options: ReadOptions; above: Above; meeting: number | null };

function notPlaced(work: Work, row: SheetRow): void {
  const text = filledCells(row).map((cell) => cell.text.trim()).join(" | ");
  work.reading.notPlaced.push({ sheet: work.grid.sheet.name, row: row.number, text });
}

function addInspection(work: Work, read: Omit<InspectionTitle, "sure">, row: number): string {
  const { reading, options } = work;
  const key = titleKey(read.title);
  const seen = reading.inspections.find((each) => each.title === read.title) ?? reading.inspections.find((each) => titleKey(each.title) === key);
  if (seen !== undefined) {
    seen.publishedOn ??= read.publishedOn;
    return seen.title;
  }
  const title = options.knownTitles.find((each) => titleKey(each) === key) ?? read.title;
  reading.inspections.push({ title, kind: inspectionKind(title), publishedOn: read.publishedOn, place: placeOf(work.grid, row, null) });
  return title;
}

function addMeeting(reading: Reading, meeting: ReadingMeeting): number {
  const index = reading.meetings.findIndex((each) => each.title === meeting.title && each.date === meeting.date);
  return index >= 0 ? index : reading.meetings.push(meeting) - 1;
}

/** The lines above the first header: the meeting, the inspection (a line that only looks like one gives way to the person's own word), and what has no place. */
function readTitles(work: Work, rows: readonly SheetRow[]): void {
  const { grid, reading, options, above } = work;
  const lines = rows.map((row): TitleLine => ({ texts: filledCells(row).map((cell) => cell.text.trim()), place: placeOf(grid, row.number, null) }));
  const found = readMeeting(lines);
  if (found !== null) work.meeting = addMeeting(reading, found.meeting);
  for (const [index, row] of rows.entries()) {
    if (found?.used.includes(index)) continue;
    const text = (lines[index]?.texts ?? []).join(" ");
    const inspection = readInspectionTitle(text, options.knownTitles);
    const said = inspection?.sure === true || options.inspection === null;
    if (inspection !== null && said) above.inspection = addInspection(work, inspection, row.number);
    else notPlaced(work, row);
  }
}

function said(work: Work, row: number, columns: readonly TableColumn[], role: TableColumn["role"]): Said | null {
  const column = columns.find((each) => each.role === role);
  const found = column === undefined ? null : cellAt(work.grid, row, column.column);
  if (column === undefined || found === null || found.row !== row || found.cell.text.trim() === "") return null;
  return { text: found.cell.text.trim(), place: placeOf(work.grid, row, column.column) };
}

function keyOf(work: Work, row: number): string {
  return `S${String(work.sheetNumber)}R${String(row)}`;
}

/** Makes a finding of a row the one that the rows below belong to. */
function begin(work: Work, finding: ReadingFinding): void {
  const { above, reading, options } = work;
  if (finding.inspection !== null) {
    const title = finding.inspection === above.inspection ? finding.inspection : addInspection(work, { title: finding.inspection, publishedOn: null }, finding.place.row);
    if (title !== above.inspection && above.parent !== null && above.parent.inspection !== title) above.parent = null;
    finding.inspection = title;
  } else {
    finding.inspection = above.inspection ?? options.inspection;
  }
  if (finding.kind === "cause-of-concern" || finding.kind === "accelerated-cause-of-concern") {
    finding.number = null;
    above.parent = finding;
  } else if (finding.kind === "afi") {
    above.parent = null;
  } else if (above.parent !== null) {
    finding.kind ??= "recommendation";
    if (finding.kind === "recommendation") finding.parent = { key: above.parent.key };
  }
  above.finding = finding;
  above.mode = "findings";
  reading.findings.push(finding);
}

/** A row with one text only. True when it is understood. */
function readAlone(work: Work, row: SheetRow, table: Table): boolean {
  const { above, grid, options, reading } = work;
  const [cell] = filledCells(row);
  if (cell === undefined) return true;
  const merged = (mergeAt(grid, row.number, cell.column)?.right ?? cell.column) > cell.column;
  const findingColumn = table.columns.find((each) => each.role === "finding");
  const text = cell.text.trim();
  const section = readSection(text, options.knownTitles);
  const leads = findingColumn === undefined || cell.column <= findingColumn.column;
  if (section === null || (!merged && !leads)) return false;
  switch (section.is) {
    case "kind":
      above.kind = section.kind;
      above.finding = null;
      if (section.kind !== "recommendation") above.parent = null;
      above.mode = "findings";
      return true;
    case "inspection":
      above.inspection = addInspection(work, section.inspection, row.number);
      above.parent = null;
      above.kind = null;
      above.finding = null;
      above.mode = "findings";
      return true;
    case "finding": {
      if (!merged && findingColumn?.column === cell.column) return false;
      const finding = blankFinding(keyOf(work, row.number), placeOf(grid, row.number, null));
      finding.kind = section.label.kind;
      finding.number = section.label.number;
      finding.text = section.label.text;
      finding.locked.finding = placeOf(grid, row.number, cell.column);
      begin(work, finding);
      if (finding.kind === "cause-of-concern" || finding.kind === "accelerated-cause-of-concern") above.kind = null;
      return true;
    }
    case "opening": case "aob":
      above.mode = section.is;
      above.finding = null;
      above.parent = null;
      if (section.text !== "") readAtMeeting(reading, { questions: { text: section.text, place: placeOf(grid, row.number, cell.column) }, responses: null, meeting: work.meeting }, section.is, keyOf(work, row.number));
      return true;
    default: return section satisfies never;
  }
}

/** Whether a row goes on with the finding above: its cell of the finding is empty or merged from above, and it has no label of its own. */
function continues(work: Work, row: SheetRow, table: Table): boolean {
  const { above, grid } = work;
  if (above.finding === null) return false;
  const own = (role: TableColumn["role"]) =>
    table.columns.some((each) => each.role === role && filledCells(row).some((cell) => cell.column === each.column));
  if (own("finding") || own("number") || own("theirReference") || own("reference")) return false;
  const merged = table.columns.some((each) => each.role === "finding" && (cellAt(grid, row.number, each.column)?.row ?? row.number) < row.number);
  return merged || row.number - above.lastRow <= 1;
}

function readRow(work: Work, row: SheetRow, table: Table): void {
  const { above, grid, reading, options } = work;
  const opening = said(work, row.number, table.columns, "opening");
  const beside = { questions: said(work, row.number, table.columns, "questions") ?? opening, responses: said(work, row.number, table.columns, "responses"), meeting: work.meeting };
  if (filledCells(row).length === 1 && readAlone(work, row, table)) return;
  const context = { grid, row: row.number, columns: table.columns, reading, options };
  const alone = filledCells(row).length === 1;
  const findingText = table.columns.filter((each) => each.role === "finding").map((each) => textAt(grid, row.number, each.column)).find((text) => text !== "") ?? "";
  const fresh = filledCells(row).some((cell) => table.columns.some((each) => each.column === cell.column && (each.role === "finding" || each.role === "number")));
  if (above.mode !== "findings" && (!fresh || (readFindingLabel(findingText) === null && !soundsLikeFinding(findingText)))) {
    if (beside.questions === null && beside.responses === null) notPlaced(work, row);
    else readAtMeeting(reading, beside, above.mode, keyOf(work, row.number));
    return;
  }
  if (continues(work, row, table) && above.finding !== null && (!alone || beside.questions !== null || beside.responses !== null || textAt(grid, row.number, 1) === "")) {
    joinContinued(context, above.finding);
    readBeside(reading, beside, above.finding);
    above.lastRow = row.number;
    return;
  }
  if (!fresh && !table.columns.some((each) => each.role === "theirReference" && textAt(grid, row.number, each.column) !== "")) {
    notPlaced(work, row);
    return;
  }
  const stray = findingText !== "" && readFindingLabel(findingText) === null && !soundsLikeFinding(findingText);
  if (stray && ((alone && findingText.length < 60) || SUMMARY.test(findingText))) {
    notPlaced(work, row);
    return;
  }
  const held = reading.heldBack.length;
  const finding = readFindingRow(context, keyOf(work, row.number), above.kind);
  if (finding === null) {
    above.finding = null;
    if (reading.heldBack.length === held) hold(reading, placeOf(grid, row.number, null), "The finding of this row could not be read.");
    return;
  }
  begin(work, finding);
  above.lastRow = row.number;
  readBeside(reading, beside, finding);
}

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

/** Adds what a sheet says to the reading. False where it has no table. */
export function readTracker(sheet: Sheet, sheetNumber: number, reading: Reading, options: ReadOptions): boolean {
  const grid = gridOf(sheet);
  const work: Work = {
    grid, sheetNumber, reading, options, meeting: null,
    above: { mode: "findings", kind: null, parent: null, inspection: null, finding: null, lastRow: 0 },
  };
  const parts = tablesOf(grid, options);
  const [first] = parts;
  if (first === undefined) {
    const likely = likelyHeader(grid, options.mapping);
    for (const each of likely?.columns ?? []) {
      reading.unknownHeadings.push({ sheet: sheet.name, column: columnLetter(each.column), heading: each.heading, examples: [] });
    }
    return false;
  }
  readTitles(work, grid.rows.filter((row) => row.number < first.header.top));
  const tables = parts.map(({ header, rows }) => ({ header, rows, columns: decideRoles(header, rows, false) }));
  for (const table of tables) {
    listColumns(work, table);
    work.above.mode = table.columns.some((each) => each.role === "opening") ? "opening" : "findings";
    work.above.finding = null;
    for (const row of table.rows) readRow(work, row, table);
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
