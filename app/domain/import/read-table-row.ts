/** Reads a row under a header: a finding, more of the finding above, something said at the meeting, or nothing with a place. */
import { COLUMNS } from "~/domain/columns";
import type { SheetRow } from "~/domain/sheet";
import { beginFinding, nameParent } from "~/domain/import/begin-finding";
import type { TableColumn } from "~/domain/import/decide-roles";
import { hold } from "~/domain/import/draft-reading";
import { readFindingLabel, soundsLikeFinding } from "~/domain/import/finding-label";
import { cellAt, filledCells, placeOf, textAt } from "~/domain/import/grid";
import { joinContinued } from "~/domain/import/join-continued";
import { readAlone } from "~/domain/import/read-alone";
import { readFindingRow } from "~/domain/import/read-finding-row";
import { readAtMeeting, readBeside, type Beside, type Said } from "~/domain/import/read-questions";
import { isFieldKey } from "~/domain/import/reading";
import { keyOf, notPlaced, type Table, type Work } from "~/domain/import/tracker-work";

type Role = TableColumn["role"];

const SUMMARY = /^(?:grand |sub-?)?totals?\b|^(?:key|notes?|legend|average|count)\b\s*[:–-]?\s*$/i;

function said(work: Work, row: number, columns: readonly TableColumn[], role: TableColumn["role"]): Said | null {
  const column = columns.find((each) => each.role === role);
  const found = column === undefined ? null : cellAt(work.grid, row, column.column);
  if (column === undefined || found === null || found.row !== row || found.cell.text.trim() === "") return null;
  return { text: found.cell.text.trim(), place: placeOf(work.grid, row, column.column) };
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

function besideOf(work: Work, row: SheetRow, table: Table): Beside {
  const questions = said(work, row.number, table.columns, "questions") ?? said(work, row.number, table.columns, "opening");
  return { questions, responses: said(work, row.number, table.columns, "responses"), meeting: work.meeting };
}

/** The roles of the cells that a row's reading takes up. */
const SAID: ReadonlySet<Role> = new Set<Role>(["questions", "responses", "opening"]);

/** Lists the cells of a row that its reading took no notice of, but for those of ignored columns. */
function listRest(work: Work, row: SheetRow, table: Table, isTaken: (column: TableColumn) => boolean): void {
  const rest = filledCells(row).filter((cell) => {
    const column = table.columns.find((each) => each.column === cell.column);
    return column === undefined || (column.role === null ? column.reason === null : !isTaken(column));
  });
  notPlaced(work, row, rest);
}

/** Of several columns of findings only one is taken from a row, and of an opening comment and a question the question. */
function firstOfRole(work: Work, row: SheetRow, table: Table, column: TableColumn): boolean {
  const same = table.columns.filter((each) => each.role === column.role && textAt(work.grid, row.number, each.column) !== "");
  return same[0] === column;
}

function takesSaid(work: Work, row: SheetRow, table: Table, column: TableColumn): boolean {
  if (!SAID.has(column.role)) return false;
  return column.role !== "opening" || said(work, row.number, table.columns, "questions") === null;
}

function readMeetingRow(work: Work, row: SheetRow, table: Table, beside: Beside): void {
  const { above, reading } = work;
  if (above.mode === "findings" || (beside.questions === null && beside.responses === null)) {
    notPlaced(work, row);
    return;
  }
  readAtMeeting(reading, beside, above.mode, keyOf(work, row.number));
  listRest(work, row, table, (column) => takesSaid(work, row, table, column));
}

function readFinding(work: Work, row: SheetRow, table: Table, beside: Beside): void {
  const { above, grid, reading, options } = work;
  const finding = readFindingRow({ grid, row: row.number, columns: table.columns, reading, options }, keyOf(work, row.number), above.kind);
  if (finding === null) {
    above.finding = null;
    hold(reading, placeOf(grid, row.number, null), "The row is left out, because its finding cannot be taken.");
    return;
  }
  beginFinding(work, finding);
  above.lastRow = row.number;
  readBeside(reading, beside, finding);
  const cause = said(work, row.number, table.columns, "causeOfConcern");
  const named = cause !== null && nameParent(work, finding, cause);
  listRest(work, row, table, (column) => {
    if (column.role === "causeOfConcern") return named;
    if (column.role === "kind") return finding.kind === null || COLUMNS.kind.parse(textAt(grid, row.number, column.column)).ok;
    if (column.role === "questions" || column.role === "responses" || column.role === "opening") return takesSaid(work, row, table, column);
    return firstOfRole(work, row, table, column);
  });
}

export function readTableRow(work: Work, row: SheetRow, table: Table): void {
  const { above, grid, reading, options } = work;
  const alone = filledCells(row).length === 1;
  if (alone && readAlone(work, row, table)) return;
  const beside = besideOf(work, row, table);
  const findingText = table.columns.filter((each) => each.role === "finding").map((each) => textAt(grid, row.number, each.column)).find((text) => text !== "") ?? "";
  const labelled = readFindingLabel(findingText) !== null || soundsLikeFinding(findingText);
  const fresh = filledCells(row).some((cell) => table.columns.some((each) => each.column === cell.column && (each.role === "finding" || each.role === "number")));
  if (above.mode !== "findings" && (!fresh || !labelled)) {
    readMeetingRow(work, row, table, beside);
    return;
  }
  if (continues(work, row, table) && above.finding !== null && (!alone || beside.questions !== null || beside.responses !== null || textAt(grid, row.number, 1) === "")) {
    above.finding.moreRows.push(placeOf(grid, row.number, null));
    joinContinued({ grid, row: row.number, columns: table.columns, reading, options }, above.finding);
    readBeside(reading, beside, above.finding);
    above.lastRow = row.number;
    listRest(work, row, table, (column) => takesSaid(work, row, table, column) || (column.role !== null && isFieldKey(column.role)));
    return;
  }
  const theirs = table.columns.some((each) => each.role === "theirReference" && textAt(grid, row.number, each.column) !== "");
  const stray = findingText !== "" && !labelled && ((alone && findingText.length < 60) || SUMMARY.test(findingText));
  if (stray || (!fresh && (!theirs || alone))) notPlaced(work, row);
  else readFinding(work, row, table, beside);
}
