/** Reads a row under a header: a finding, more of the finding above, something said at the meeting, or nothing with a place. */
import { COLUMNS } from "~/domain/columns";
import type { SheetRow } from "~/domain/sheet";
import { beginFinding, nameParent } from "~/domain/import/begin-finding";
import type { TableColumn } from "~/domain/import/decide-roles";
import { hold } from "~/domain/import/draft-reading";
import { readFindingLabel, soundsLikeFinding } from "~/domain/import/finding-label";
import { cellAt, cellIn, filledCells, placeOf, textAt } from "~/domain/import/grid";
import { joinContinued } from "~/domain/import/join-continued";
import { readAlone } from "~/domain/import/read-alone";
import { readFindingRow } from "~/domain/import/read-finding-row";
import { readAtMeeting, readBeside, type Beside, type Said } from "~/domain/import/read-questions";
import { isAddressedElsewhere } from "~/domain/import/read-entry";
import { splitNumbered } from "~/domain/import/split-numbered";
import { isFieldKey, type ReadingFinding, type ReadingRow } from "~/domain/import/reading";
import { dropLabel, keyOf, notPlaced, type Table, type Work } from "~/domain/import/tracker-work";
import { follow } from "~/domain/import/trace";

type Role = TableColumn["role"];

const SUMMARY = /^(?:grand |sub-?)?totals?\b|^(?:key|notes?|legend|average|count)\b\s*[:–-]?\s*$/i;

/** Asked for several times in each row of a large file, so without a function made for each. */
function firstWith(columns: readonly TableColumn[], role: Role): TableColumn | undefined {
  for (const column of columns) if (column.role === role) return column;
  return undefined;
}

/** Of the columns of a role, what the first says that says anything. */
function firstText({ grid }: Work, row: SheetRow, { columns }: Table, role: Role): string {
  for (const column of columns) {
    const text = column.role === role ? textAt(grid, row.number, column.column) : "";
    if (text !== "") return text;
  }
  return "";
}

function said(work: Work, row: number, columns: readonly TableColumn[], role: TableColumn["role"]): Said | null {
  const column = firstWith(columns, role);
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
  const line = (role: Role) => said(work, row.number, table.columns, role)?.text.replace(/\s+/g, " ") ?? null;
  const number = /^\s*(?:Q|question)?\s*(\d{1,3})\.?\s*$/i.exec(line("questionNumber") ?? "")?.[1];
  return {
    questions, responses: said(work, row.number, table.columns, "responses"), meeting: work.meeting,
    number: number === undefined ? null : Number(number), askedBy: line("askedBy"), respondedBy: line("respondedBy"),
  };
}

/** The roles of the cells that a row's reading takes up. */
const SAID: ReadonlySet<Role> = new Set<Role>(["questions", "responses", "opening", "questionNumber", "askedBy", "respondedBy"]);

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

/** Who asks and responds under what number is taken where the row holds one question; a plain question has no other numbers in it. */
function takesSaid(work: Work, row: SheetRow, table: Table, column: TableColumn): boolean {
  if (!SAID.has(column.role)) return false;
  const { questions, responses, number } = besideOf(work, row, table);
  switch (column.role) {
    case "opening": return said(work, row.number, table.columns, "questions") === null;
    case "askedBy": case "questionNumber": case "respondedBy": {
      const single = questions !== null && splitNumbered(questions.text).length === 1 && !isAddressedElsewhere(questions.text);
      return single && (column.role !== "respondedBy" || responses !== null) && (column.role !== "questionNumber" || number !== null);
    }
    default: return true;
  }
}

/** Who asked and responded, under what number, fares as what was asked and said. */
function tieSaid({ grid, reading }: Work, row: SheetRow, { columns }: Table, { questions, responses }: Beside): void {
  for (const { role, column } of columns) {
    const leader = role === "respondedBy" ? responses : role === "askedBy" || role === "questionNumber" ? questions : null;
    if (leader !== null) follow(reading.trace, placeOf(grid, row.number, column), leader.place);
  }
}

function readMeetingRow(work: Work, row: SheetRow, table: Table, beside: Beside): void {
  const { above, reading } = work;
  if (above.mode === "findings" || (beside.questions === null && beside.responses === null)) {
    notPlaced(work, row);
    return;
  }
  readAtMeeting(reading, beside, above.mode, keyOf(work, row.number));
  tieSaid(work, row, table, beside);
  listRest(work, row, table, (column) => takesSaid(work, row, table, column));
}

/** The cause of concern in a column of its own, also where it is merged down over its recommendations. */
function nameCause(work: Work, row: SheetRow, table: Table, finding: ReadingFinding): boolean {
  const column = table.columns.find((each) => each.role === "causeOfConcern");
  const found = column === undefined ? null : cellAt(work.grid, row.number, column.column);
  if (column === undefined || found === null || found.cell.text.trim() === "") return false;
  const place = placeOf(work.grid, found.row, column.column);
  const named = nameParent(work, finding, { text: found.cell.text.trim(), place });
  if (named && finding.parent !== null) finding.locked.causeOfConcern = place;
  else if (named && finding.locked.finding !== undefined) follow(work.reading.trace, place, finding.locked.finding);
  return named;
}

function rowOf({ grid, meeting }: Work, row: SheetRow, { columns }: Table): ReadingRow {
  return { sheet: grid.sheet.name, row: row.number, columns, meeting };
}

function readFinding(work: Work, row: SheetRow, table: Table, beside: Beside): void {
  const { above, grid, reading, options } = work;
  const finding = readFindingRow({ grid, row: row.number, columns: table.columns, reading, options }, keyOf(work, row.number), above.kind);
  if (finding === null) {
    above.finding = null;
    hold(reading, placeOf(grid, row.number, null), "The row is left out, because its finding cannot be taken.");
    return;
  }
  if (above.label !== null && finding.number === null) {
    finding.kind ??= above.label.kind;
    finding.number = above.label.number;
    above.label = null;
  }
  dropLabel(work);
  finding.rows.push(rowOf(work, row, table));
  beginFinding(work, finding);
  above.lastRow = row.number;
  readBeside(reading, beside, finding);
  tieSaid(work, row, table, beside);
  const named = nameCause(work, row, table, finding);
  listRest(work, row, table, (column) => {
    if (column.role === "causeOfConcern") return named;
    if (column.role === "kind") return finding.kind === null || COLUMNS.kind.parse(textAt(grid, row.number, column.column)).ok;
    if (SAID.has(column.role)) return takesSaid(work, row, table, column);
    return firstOfRole(work, row, table, column);
  });
}

export function readTableRow(work: Work, row: SheetRow, table: Table): void {
  const { above, grid, reading, options } = work;
  const alone = filledCells(row).length === 1;
  if (alone && readAlone(work, row, table)) return;
  const beside = besideOf(work, row, table);
  const findingText = firstText(work, row, table, "finding");
  const labelled = readFindingLabel(findingText) !== null || soundsLikeFinding(findingText);
  const fresh = table.columns.some((each) => (each.role === "finding" || each.role === "number") && (cellIn(row, each.column)?.text.trim() ?? "") !== "");
  if (above.mode !== "findings" && (!fresh || !labelled)) {
    readMeetingRow(work, row, table, beside);
    return;
  }
  if (continues(work, row, table) && above.finding !== null && (!alone || beside.questions !== null || beside.responses !== null || textAt(grid, row.number, 1) === "")) {
    above.finding.moreRows.push(placeOf(grid, row.number, null));
    follow(reading.trace, placeOf(grid, row.number, null), above.finding.place);
    above.finding.rows.push(rowOf(work, row, table));
    joinContinued({ grid, row: row.number, columns: table.columns, reading, options }, above.finding);
    readBeside(reading, beside, above.finding);
    tieSaid(work, row, table, beside);
    above.lastRow = row.number;
    listRest(work, row, table, (column) => takesSaid(work, row, table, column) || (column.role !== null && isFieldKey(column.role)));
    return;
  }
  const theirs = firstText(work, row, table, "theirReference") !== "";
  const stray = findingText !== "" && !labelled && ((alone && findingText.length < 60) || SUMMARY.test(findingText));
  if (stray || (!fresh && (!theirs || alone))) notPlaced(work, row);
  else readFinding(work, row, table, beside);
}
