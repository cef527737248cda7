/** What an export sent, cell by cell: kept, so that a workbook that comes back is compared with what its sender was given. */
import { isCalendarDate, type CalendarDate } from "~/domain/calendar-date";
import { withKeysNamed } from "~/domain/export/entry-names";
import { SENT_VIEWS, type ExportSheet, type ExportWorkbook, type SentView, type SheetId } from "~/domain/export/export-sheet";

/**
 * Canonical values of the rows of a sheet, in the order of `columns`; null is empty. Joined copies are not kept.
 * `theirs` are the columns and rows whose cells were white, where only some were.
 */
export type SentSheet = { columns: string[]; rows: Record<string, (string | null)[]>; theirs?: { columns: string[]; rows: string[] } };

export type ExportSent = { version: 1; view: SentView; asAt: CalendarDate; sheets: Partial<Record<SheetId, SentSheet>> };

const JOINED: readonly string[] = ["questions", "responses"];

function theirsOf(sheet: ExportSheet): Pick<SentSheet, "theirs"> {
  if (sheet.theirs === undefined && !sheet.columns.some((column) => column.editing === "others")) return {};
  const columns = sheet.columns.filter((column) => column.editing === "edit").map((column) => column.key);
  return { theirs: { columns, rows: sheet.rows.slice(0, sheet.theirs).flatMap((row) => row.rowId ?? []) } };
}

function sentSheet(sheet: ExportSheet): SentSheet {
  const places = [...sheet.columns.keys()].filter((place) => !JOINED.includes(sheet.columns[place]?.key ?? ""));
  const rows: SentSheet["rows"] = {};
  for (const row of sheet.rows) {
    if (row.rowId === null) continue;
    const { values } = withKeysNamed(row, (rowId) => rowId);
    rows[row.rowId] = places.map((place) => values[place] ?? null);
  }
  return { columns: places.map((place) => sheet.columns[place]?.key ?? ""), rows, ...theirsOf(sheet) };
}

/** The rows of two sheets of one kind as those of one. Both say whose cells are, or neither does. */
function joined(one: SentSheet, other: SentSheet): SentSheet {
  const columns = [...new Set([...one.columns, ...other.columns])];
  const arranged = ({ columns: from, rows }: SentSheet): SentSheet["rows"] =>
    Object.fromEntries(Object.entries(rows).map(([rowId, values]) => [rowId, columns.map((column) => values[from.indexOf(column)] ?? null)]));
  const rows = { ...arranged(one), ...arranged(other) };
  if (one.theirs === undefined || other.theirs === undefined) return { columns, rows };
  return { columns, rows, theirs: { columns: [...new Set([...one.theirs.columns, ...other.theirs.columns])], rows: [...one.theirs.rows, ...other.theirs.rows] } };
}

export function sentValues(workbook: ExportWorkbook): ExportSent {
  const sheets: ExportSent["sheets"] = {};
  for (const sheet of workbook.sheets) {
    if (!sheet.keyed) continue;
    // Questions to answer come back as questions, whichever sheet they stand on.
    const id = sheet.id === "to-answer" ? "entries" : sheet.id;
    const before = sheets[id];
    sheets[id] = before === undefined ? sentSheet(sheet) : joined(before, sentSheet(sheet));
  }
  return { version: 1, view: workbook.view, asAt: workbook.today, sheets };
}

/** What a cell said; null where it was empty, undefined where it was not sent. */
export function sentValue(sent: ExportSent, at: { sheet: SheetId; rowId: string; column: string }): string | null | undefined {
  const sheet = sent.sheets[at.sheet];
  const place = sheet?.columns.indexOf(at.column) ?? -1;
  return place < 0 ? undefined : sheet?.rows[at.rowId]?.[place];
}

/** Whether the cell was white in the copy: its reader's to change. `column` of a further cell of a response is that of the response. */
export function wasTheirs(sent: ExportSent, at: { sheet: SheetId; rowId: string; column: string }): boolean {
  const theirs = sent.sheets[at.sheet]?.theirs;
  return theirs === undefined || (theirs.columns.includes(at.column) && theirs.rows.includes(at.rowId));
}

function isSent(value: unknown): value is ExportSent {
  if (typeof value !== "object" || value === null) return false;
  const { version, view, asAt, sheets } = value as Record<string, unknown>;
  return version === 1 && SENT_VIEWS.some((each) => each === view) && typeof asAt === "string" && isCalendarDate(asAt) && typeof sheets === "object" && sheets !== null;
}

/** `json` is what was stored of an export; anything else is a bug. */
export function readSent(json: string): ExportSent {
  const value: unknown = JSON.parse(json);
  if (!isSent(value)) throw new Error("The values sent by an export are not in the form they are stored in.");
  return value;
}
