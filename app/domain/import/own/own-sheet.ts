/** Recognises the sheets of our own exports by their headings, wherever their columns and rows have been moved. */
import { columnOfHeading, headingKey } from "~/domain/columns";
import type { ExportColumn, SheetId } from "~/domain/export/export-sheet";
import {
  ACTION_COLUMNS, ACTION_LOG_COLUMNS, ASKED_OF, ASSURANCE_COLUMNS, DETAIL_COLUMNS, entryColumns, GUIDE_NAME, INSPECTION_COLUMNS, KEY_HEADING, MEETING_COLUMNS, REPORT_HEADING, SHEET_NAMES, TRACKER_COLUMNS,
} from "~/domain/export/layout";
import { readFindingReference } from "~/domain/finding";
import { filledCells, gridOf, type Grid } from "~/domain/import/grid";
import { readKey, type RowKey } from "~/domain/row-key";
import { columnLetter, type Sheet, type SheetRow, type Workbook } from "~/domain/sheet";

/** `response` counts from 1 and `continued` from 0, for the columns of a response. */
export type OwnColumn = { column: number; heading: string; spec: ExportColumn; response: number; continued: number };
export type OwnSheet = { id: ReadSheetId; grid: Grid; headerRow: number; columns: OwnColumn[]; rows: SheetRow[]; unknown: { letter: string; heading: string }[] };

type Meaning = Omit<OwnColumn, "column" | "heading">;

const LAYOUTS: Record<Exclude<ReadSheetId, "entries">, readonly ExportColumn[]> = {
  tracker: TRACKER_COLUMNS, assurance: ASSURANCE_COLUMNS, details: DETAIL_COLUMNS, actions: [...ACTION_COLUMNS, ...ACTION_LOG_COLUMNS], inspections: INSPECTION_COLUMNS, meetings: MEETING_COLUMNS,
};
/** The sheet of questions to answer has them too, and what they are asked of. */
const ENTRY_COLUMNS = [...entryColumns([1]), ASKED_OF];
const COUNTED = /^(.*?)(?: (\d{1,3}))?( continued)?(?: (\d{1,3}))?$/;

/** The columns of each sheet by the keys of their headings. */
const BY_HEADING = new Map([...Object.values(LAYOUTS), ENTRY_COLUMNS].map((columns) => [columns, new Map(columns.map((each) => [headingKey(each.heading), each]))]));

function plainMeaning(columns: readonly ExportColumn[], heading: string): Meaning | null {
  const spec = BY_HEADING.get(columns)?.get(headingKey(heading));
  return spec === undefined ? null : { spec, response: 1, continued: 0 };
}

/** "Response 2, continued 3" → the third further cell of the second response. */
function entryMeaning(heading: string): Meaning | null {
  const plain = plainMeaning(ENTRY_COLUMNS, heading);
  if (plain !== null) return plain;
  const [, name = "", response, continued, part] = COUNTED.exec(headingKey(heading)) ?? [];
  const spec = BY_HEADING.get(ENTRY_COLUMNS)?.get(name);
  if (spec === undefined) return null;
  return { spec, response: Number(response ?? "1"), continued: continued === undefined ? 0 : Number(part ?? "1") };
}

function trackerMeaning(heading: string): Meaning | null {
  const key = columnOfHeading(heading);
  const spec = key === null ? undefined : TRACKER_COLUMNS.find((each) => each.key === key);
  return spec === undefined ? null : { spec, response: 1, continued: 0 };
}

function meaningIn(id: ReadSheetId, heading: string): Meaning | null {
  if (id === "entries") return entryMeaning(heading);
  return plainMeaning(LAYOUTS[id], heading) ?? (id === "tracker" ? trackerMeaning(heading) : null);
}

/** The sheets that are read back: what moved is only a copy, and questions to answer are read as questions. */
export type ReadSheetId = Exclude<SheetId, "movement" | "to-answer">;
const IDS: readonly ReadSheetId[] = ["tracker", "entries", "details", "actions", "assurance", "inspections", "meetings"];
/** In characters: what is longer is the text of a row. */
const LONGEST_HEADING = 80;
/** How many of the first rows of a sheet may hold its headings. */
const HEADING_ROWS = 30;
const FEWEST: Record<ReadSheetId, number> = { tracker: 4, entries: 4, details: 3, actions: 3, assurance: 4, inspections: 3, meetings: 3 };

function headerIn(grid: Grid): { id: ReadSheetId; row: SheetRow } | null {
  let best: { id: ReadSheetId; row: SheetRow; hits: number } | null = null;
  for (const row of grid.rows.slice(0, HEADING_ROWS)) {
    const texts = filledCells(row).map((cell) => cell.text.trim()).filter((text) => text.length <= LONGEST_HEADING);
    for (const id of IDS) {
      const hits = new Set(texts.flatMap((text) => (id === "tracker" ? plainMeaning(TRACKER_COLUMNS, text) : meaningIn(id, text))?.spec.key ?? [])).size;
      const key = texts.some((text) => headingKey(text) === headingKey(KEY_HEADING)) ? 1 : 0;
      if (hits >= FEWEST[id] && hits + key > (best?.hits ?? 0)) best = { id, row, hits: hits + key };
    }
  }
  return best;
}

/** The sheet as one of ours, "guide" for the sheets that only explain or repeat, or null. */
export function ownSheetOf(sheet: Sheet): OwnSheet | "guide" | null {
  if (sheet.name === GUIDE_NAME || sheet.name === SHEET_NAMES.movement) return "guide";
  const grid = gridOf(sheet);
  const header = headerIn(grid);
  if (header === null) return null;
  const columns: OwnColumn[] = [];
  const unknown: OwnSheet["unknown"] = [];
  for (const cell of filledCells(header.row)) {
    const heading = cell.text.trim();
    const meaning = meaningIn(header.id, heading);
    const twice = meaning !== null && columns.some((each) => each.spec.key === meaning.spec.key && each.response === meaning.response && each.continued === meaning.continued);
    if (meaning !== null && !twice) columns.push({ column: cell.column, heading, ...meaning });
    else if (headingKey(heading) !== headingKey(KEY_HEADING)) unknown.push({ letter: columnLetter(cell.column), heading });
  }
  return { id: header.id, grid, headerRow: header.row.number, columns, rows: grid.rows.filter((row) => row.number > header.row.number), unknown };
}

/** In characters, with a few spaces: what is longer is no key. */
const LONGEST_KEY = 120;

export type FoundKey = { key: RowKey | "bad checksum" | "two keys"; column: number };

const NO_COLUMNS: ReadonlySet<number> = new Set();

/** Rows are looked through several times, for one thing after another. */
const keysFound = new WeakMap<SheetRow, FoundKey | null>();

/** False where the first character alone says that it is no key, which is quicker than a pattern. */
function mayBeKey(text: string): boolean {
  const code = text.charCodeAt(0);
  const isPlain = code > 32 && code < 128;
  if (isPlain && code !== 65 && code !== 97) return false;
  return text.length <= LONGEST_KEY && /^\s*AT\d*\./i.test(text);
}

/** The key in a row, in whatever column it stands but those whose headings say something else: they may name other rows by their keys. */
export function keyIn(row: SheetRow, headed: ReadonlySet<number> = NO_COLUMNS): FoundKey | null {
  const known = keysFound.get(row);
  // What is the only key of the row is so without the columns that do not hold it as well.
  if (known !== undefined && (known === null || headed.size === 0 || (known.key !== "two keys" && !headed.has(known.column)))) return known;
  if (headed.size > 0) return findKey(row, headed);
  const found = findKey(row, headed);
  keysFound.set(row, found);
  return found;
}

function findKey(row: SheetRow, headed: ReadonlySet<number>): FoundKey | null {
  let found: FoundKey | null = null;
  for (const { text, column } of row.cells) {
    if (!mayBeKey(text) || headed.has(column)) continue;
    const key = readKey(text);
    if (key === null) continue;
    if (found === null) found = { key, column };
    else if (typeof found.key === "string" || key === "bad checksum" || key.instance !== found.key.instance || key.rowId !== found.key.rowId) return { key: "two keys", column: found.column };
  }
  return found;
}

/** The numbers of the exports of this installation whose rows the workbook holds. */
export function exportNumbersIn(workbook: Workbook, instance: string | null): Set<number> {
  const numbers = new Set<number>();
  if (instance === null) return numbers;
  for (const sheet of workbook.sheets) {
    for (const row of sheet.rows) {
      const found = keyIn(row);
      if (found !== null && typeof found.key !== "string" && found.key.instance === instance) numbers.add(found.key.exportNumber);
    }
  }
  return numbers;
}

/** Whether the workbook may hold a returned action log: then it is compared with actions in full. */
export function mayHoldActionLog(workbook: Workbook): boolean {
  const wanted = headingKey(REPORT_HEADING);
  return workbook.sheets.some(({ rows }) => rows.slice(0, HEADING_ROWS).some(({ cells }) => cells.some(({ text }) => text.length <= LONGEST_HEADING && headingKey(text) === wanted)));
}

/** An export of no findings has no row to mark: then the heading of the keys stands over nothing, beside the sheet of explanations. */
function isEmptyExport(workbook: Workbook): boolean {
  if (!workbook.sheets.some((sheet) => sheet.name === GUIDE_NAME)) return false;
  return workbook.sheets.some((sheet) => {
    const header = headerIn(gridOf(sheet));
    if (header?.id !== "tracker" && header?.id !== "assurance" && header?.id !== "actions") return false;
    const keyed = header.row.cells.some((cell) => headingKey(cell.text) === headingKey(KEY_HEADING));
    return keyed && !sheet.rows.some((row) => row.number > header.row.number && row.cells.some((cell) => cell.text.trim() !== ""));
  });
}

/** A sheet of somebody else’s has hardly so many of the headings of the tracker, word for word. */
const ALL_BUT_CERTAIN = 10;

/** What is left of an export whose visible columns alone were copied: its headings, with references of ours below one of them. */
function isCopiedWithoutKeys(workbook: Workbook): boolean {
  return workbook.sheets.some((sheet) => {
    const header = headerIn(gridOf(sheet));
    if (header?.id !== "tracker") return false;
    const own = header.row.cells.flatMap((cell) => { const spec = plainMeaning(TRACKER_COLUMNS, cell.text)?.spec; return spec === undefined ? [] : [{ column: cell.column, key: spec.key }]; });
    const reference = own.find((each) => each.key === "reference")?.column;
    if (own.length < ALL_BUT_CERTAIN || reference === undefined) return false;
    const below = sheet.rows.filter((row) => row.number > header.row.number).flatMap((row) => row.cells.find((cell) => cell.column === reference && cell.text.trim() !== "")?.text ?? []);
    return below.length > 0 && below.every((text) => readFindingReference(text) === text.trim());
  });
}

/** Whether the workbook is an export: a row of it carries the mark, or it is one without findings, or one without its keys. */
export function isMarked(workbook: Workbook): boolean {
  return workbook.sheets.some((sheet) => sheet.rows.some((row) => keyIn(row) !== null)) || isEmptyExport(workbook) || isCopiedWithoutKeys(workbook);
}
