/** Fills the columns of a finding: leads, steps, update, RAG, dates, status. */
import { formatDate, isCalendarDate, readDate, type CalendarDate } from "~/domain/calendar-date";
import type { CellValue } from "~/domain/cell-edit";
import { COLUMNS, columnValue } from "~/domain/columns";
import { wordInColumn } from "~/domain/fill/column-words";
import { fill, hindrance, leave, targetAt, textOf, type FillContext, type Occurrence, type Subject, type Target } from "~/domain/fill/fill-context";
import { cellKey, FILLED_FIELDS, type FilledField } from "~/domain/fill/fill-plan";
import { stepLines } from "~/domain/fill/step-lines";
import type { TableColumn } from "~/domain/import/decide-roles";
import { headingPeriod } from "~/domain/import/headings";
import { readCell } from "~/domain/import/read-cell";
import { isColoured, proposedRag } from "~/domain/import/read-fills";
import { sameText } from "~/domain/import/same-text";
import { readRag } from "~/domain/rag";
import type { FindingRecord } from "~/domain/record";

/** What belongs to one update: newer in the file means that the file is to be imported first. */
const OF_UPDATE: ReadonlySet<FilledField> = new Set<FilledField>(["update", "updateAsAt", "rag", "ragReason"]);

type Place = { target: Target; column: TableColumn };

function columnFor([first]: Occurrence, field: FilledField): TableColumn | undefined {
  return first?.columns.find((each) => each.role === field);
}

/** Where a row has the field; a reason where it is spread over several rows. Null where the table has no such column. */
function placeIn(context: FillContext, rows: Occurrence, field: FilledField): Place | { target: Target; spread: string } | null {
  const column = columnFor(rows, field);
  const [first, ...more] = rows;
  if (column === undefined || first === undefined) return null;
  const own = targetAt(context, first, column.column);
  const others = more.map((row) => targetAt(context, row, column.column)).filter((target) => target.row !== own.row && textOf(target) !== "");
  const [next, ...rest] = others;
  if (next === undefined) return { target: own, column };
  if (textOf(own) === "" && rest.length === 0) return { target: next, column };
  return { target: own, spread: `It goes on in row ${String(next.row)}, so it is not certain what belongs into which of them.` };
}

/** The cells of a field over all rows of the finding that a value may go into; those that are not certain are left. */
function placesOf(context: FillContext, finding: FindingRecord, field: FilledField): Place[] {
  const found = (context.occurrences.get(finding.id) ?? []).flatMap((rows) => placeIn(context, rows, field) ?? []);
  const after = columnValue(finding, field);
  const say = (target: Target, reason: string) => {
    if (!isSame(field, target, after)) leave(context, { finding, field, target }, reason);
  };
  const places = found.flatMap((place) => {
    if (!("spread" in place)) return [place];
    say(place.target, place.spread);
    return [];
  });
  const [first, ...others] = places;
  const other = others.find(({ target }) => target.sheet !== first?.target.sheet || textOf(target) !== textOf(first.target));
  if (first === undefined || other === undefined) return places;
  for (const { target } of places) {
    const { sheet, row } = target === first.target ? other.target : first.target;
    say(target, `The same finding stands in row ${String(row)}${sheet === target.sheet ? "" : ` of ${sheet}`} as well, and it is not certain which of them is the current one.`);
  }
  return [];
}

function isSame(field: FilledField, { cell }: Target, after: string | null): boolean {
  // What is recorded may be a mark that is read as nothing, such as “–”.
  if (after !== null && cell?.text === after) return true;
  const read = readCell(field, cell, false);
  if (!read.ok) return false;
  return read.value === after || (read.value !== null && after !== null && sameText(read.value, after));
}

/** The date of the file's own update: in its column, or in the heading of the updates. */
function asAtInFile(context: FillContext, occurrences: readonly Occurrence[]): CalendarDate | null {
  const dates = occurrences.flatMap((rows) => {
    const column = columnFor(rows, "updateAsAt");
    const [first] = rows;
    const read = column === undefined || first === undefined ? null : readCell("updateAsAt", targetAt(context, first, column.column).cell, false);
    return (read?.ok === true ? read.value : null) ?? columnFor(rows, "update")?.asAt ?? [];
  });
  return dates.sort().at(-1) ?? null;
}

/** Whether a heading's period ("Update March 2022") is that of the update. */
function fitsPeriod(period: string, asAt: CalendarDate | null): boolean {
  if (asAt === null) return false;
  const month = readDate(`1 ${period}`);
  return readDate(period) === asAt || (month !== null && month.slice(0, 7) === asAt.slice(0, 7));
}

/** Why a column is not for this update; null where nothing speaks against it. */
function notForUpdate(finding: FindingRecord, field: FilledField, column: TableColumn, inFile: CalendarDate | null): string | null {
  if (!OF_UPDATE.has(field)) return null;
  const asAt = finding.update?.asAt ?? null;
  if (inFile !== null && asAt !== null && inFile > asAt) {
    return `The file’s update is as at ${formatDate(inFile)}, later than the one here (${formatDate(asAt)}). Import the file first.`;
  }
  const period = headingPeriod(column.heading);
  if (period === null || fitsPeriod(period, asAt)) return null;
  return `The column is headed “${column.heading}”, and the update here is ${asAt === null ? "without a date" : `as at ${formatDate(asAt)}`}.`;
}

/** The texts of a column over the rows of findings. */
function samplesOf(context: FillContext, { sheet }: Target, column: TableColumn): Target[] {
  const rows = [...context.occurrences.values()].flatMap((each) => each.flatMap((occurrence) => occurrence.filter((row) => row.sheet === sheet && row.columns.includes(column))));
  return rows.map((row) => targetAt(context, row, column.column));
}

/** The same column is asked for row by row. */
const samples = new WeakMap<FillContext, Map<TableColumn, { texts: string[]; coloured: boolean }>>();

function sampled(context: FillContext, target: Target, column: TableColumn) {
  const known = samples.get(context) ?? new Map<TableColumn, { texts: string[]; coloured: boolean }>();
  samples.set(context, known);
  const before = known.get(column);
  if (before !== undefined) return before;
  const targets = samplesOf(context, target, column);
  const made = {
    texts: targets.map(textOf).filter((text) => text !== ""),
    coloured: targets.some(({ cell }) => cell !== null && isColoured(cell)),
  };
  known.set(column, made);
  return made;
}

type Made = { value: CellValue; to: string };

function made(context: FillContext, finding: FindingRecord, field: FilledField, { target, column }: Place, after: string): Made {
  if (COLUMNS[field].kind === "date" && isCalendarDate(after)) return { value: { date: after }, to: formatDate(after) };
  const text = field === "rag" || field === "hmicfrsStatus" ? wordInColumn(field, sampled(context, target, column).texts, after)
    : field === "stepsToGreen" ? stepLines(finding.steps, target.cell?.text ?? "") : after;
  return { value: { text }, to: text };
}

/** Why the cell's own words are not replaced; null where they are. */
function notReplaced(context: FillContext, field: FilledField, { target, column }: Place, after: string | null): string | null {
  const read = readCell(field, target.cell, false);
  if (!read.ok) return `It says “${textOf(target).slice(0, 80)}”, which is not understood as ${COLUMNS[field].heading}.`;
  if (after === null) return "Nothing is recorded here for it.";
  if (field !== "rag" || textOf(target) !== "") return null;
  const { texts, coloured } = sampled(context, target, column);
  if ((target.cell !== null && isColoured(target.cell)) || (texts.length === 0 && coloured)) {
    return `Its column gives RAG by colour alone, and colours are not changed. Here it is ${COLUMNS.rag.format(after)}.`;
  }
  return null;
}

/** A cell with a colour of its own keeps it, whatever the word in it. */
function noteColour(context: FillContext, { finding, target }: Subject, after: string | null): void {
  const shown = target.cell?.fill == null ? null : proposedRag(target.cell.fill);
  if (shown === null || after === null || shown === readRag(after)) return;
  context.plan.notices.push(`${cellKey(target.sheet, target.row, target.column)} now says ${COLUMNS.rag.format(after)} for ${finding.reference}, but keeps its ${shown} colour. Colour it by hand.`);
}

/** Whether a cell that is merged over several findings would have to say different things. */
function contested(context: FillContext, { target }: Place): boolean {
  return (context.wanted.get(cellKey(target.sheet, target.row, target.column))?.size ?? 0) > 1;
}

/** First, for every finding: what each cell would have to say. */
export function gatherWishes(context: FillContext, finding: FindingRecord): void {
  for (const rows of context.occurrences.get(finding.id) ?? []) {
    for (const field of FILLED_FIELDS) {
      const place = placeIn(context, rows, field);
      if (place === null) continue;
      const key = cellKey(place.target.sheet, place.target.row, place.target.column);
      context.wanted.set(key, (context.wanted.get(key) ?? new Set()).add(columnValue(finding, field) ?? ""));
    }
  }
}

/** Whether a cell without words has the colour that the record's RAG would have. */
function isRightByColour(field: FilledField, { cell }: Target, after: string | null): boolean {
  return field === "rag" && after !== null && cell?.fill != null && isColoured(cell) && proposedRag(cell.fill) === after;
}

/** `behind`: fields whose cells were left although they say something else; `renewed`: those that were filled. */
type Progress = { inFile: CalendarDate | null; behind: Set<FilledField>; renewed: Set<FilledField> };

/** The field whose words this one is about. */
function companion(field: FilledField): FilledField | null {
  if (field === "updateAsAt") return "update";
  return field === "ragReason" ? "rag" : null;
}

function fillCell(context: FillContext, finding: FindingRecord, field: FilledField, place: Place, { inFile, behind, renewed }: Progress): void {
  const after = columnValue(finding, field);
  const { target } = place;
  const subject = { finding, field, target };
  if (isSame(field, target, after) || isRightByColour(field, target, after)) {
    if (after !== null) context.plan.right += 1;
    return;
  }
  const lead = companion(field);
  // A date or a reason that belongs to other words is taken away with them.
  const clears = after === null && lead !== null && renewed.has(lead);
  const hindered = hindrance(context, target);
  const reason =
    (hindered?.formula === true ? hindered.reason : null) ??
    (lead !== null && behind.has(lead) ? `It goes with ${COLUMNS[lead].heading}, which is left.` : null) ??
    (contested(context, place) ? "The cell is merged over several findings, which do not have the same here." : null) ??
    notForUpdate(finding, field, place.column, inFile) ??
    (clears ? null : notReplaced(context, field, place, after));
  if (reason !== null) {
    leave(context, subject, reason, hindered?.formula === true);
    if (after !== null) behind.add(field);
    return;
  }
  const { value, to } = after === null ? { value: null, to: "" } : made(context, finding, field, place, after);
  if (!fill(context, subject, value, to)) {
    behind.add(field);
    return;
  }
  renewed.add(field);
  if (field === "rag") noteColour(context, subject, after);
}

export function fillFields(context: FillContext, finding: FindingRecord): void {
  const inFile = asAtInFile(context, context.occurrences.get(finding.id) ?? []);
  const progress: Progress = { inFile, behind: new Set(), renewed: new Set() };
  for (const field of FILLED_FIELDS) {
    for (const place of placesOf(context, finding, field)) fillCell(context, finding, field, place, progress);
  }
}
