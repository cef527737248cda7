/** Reads a row of somebody's tracker into a finding: its label, its locked facts and its fields. */
import { COLUMNS } from "~/domain/columns";
import type { FindingKind } from "~/domain/finding";
import { readRag } from "~/domain/rag";
import type { Cell } from "~/domain/sheet";
import { parseText } from "~/domain/text";
import type { TableColumn } from "~/domain/import/decide-roles";
import { blankFinding, hold, notice, type ReadOptions } from "~/domain/import/draft-reading";
import { numberLabel, readFindingLabel, readNumberCell } from "~/domain/import/finding-label";
import { cellAt, placeOf, type Found, type Grid } from "~/domain/import/grid";
import { readCell } from "~/domain/import/read-cell";
import { countFill, disagrees, isColoured, proposedRag, ragOfFill } from "~/domain/import/read-fills";
import { isFieldKey, type FieldKey, type Reading, type ReadingFinding } from "~/domain/import/reading";
import { follow, mark, note, SAYS_NOTHING } from "~/domain/import/trace";

export type RowContext = { grid: Grid; row: number; columns: readonly TableColumn[]; reading: Reading; options: ReadOptions };

type At = { column: TableColumn; found: Found };

function cellsOf({ grid, row, columns }: RowContext): At[] {
  return columns.flatMap((column) => {
    const found = column.role === null ? null : cellAt(grid, row, column.column);
    return found === null ? [] : [{ column, found }];
  });
}

function withText(cells: readonly At[], role: TableColumn["role"]): At | undefined {
  for (const each of cells) if (each.column.role === role && each.found.cell.text.trim() !== "") return each;
  return undefined;
}

function rag(context: RowContext, column: TableColumn, cell: Cell): string | null {
  const { grid, row, reading, options } = context;
  const where = { sheet: grid.sheet.name, column: column.letter };
  if (!isColoured(cell)) return null;
  countFill(reading.fills, cell, { ...where, heading: column.heading });
  const proposed = cell.fill === null || options.fills !== null ? null : proposedRag(cell.fill);
  if (proposed !== null) {
    const seems = COLUMNS.rag.format(proposed);
    hold(reading, placeOf(grid, row, column.column), `RAG is given by colour alone, which seems to mean ${seems}. Confirm it on the import page, or with --fills on the command line.`);
  }
  return ragOfFill(cell, where, options.fills);
}

/** Says of a RAG cell with words beside the one for RAG, such as "Red – overdue", that only RAG is taken. */
export function noteMore({ grid, row, reading }: RowContext, column: TableColumn, cell: Cell): void {
  const rag = readRag(cell.text);
  const more = rag !== null && (cell.text.match(/\p{L}+/gu) ?? []).some((word) => readRag(word) === null);
  if (more) notice(reading, `${grid.sheet.name}, ${column.letter}${String(row)} says “${cell.text.trim()}”: only ${COLUMNS.rag.format(rag)} is taken.`);
  if (more) note(reading.trace, placeOf(grid, row, column.column), `Of its words only ${COLUMNS.rag.format(rag)} counts.`);
}

/** Takes one field of a row, or holds that cell back and leaves the rest of the row. */
export function takeField(context: RowContext, finding: ReadingFinding, column: TableColumn, found: Found | null): void {
  const { grid, row, reading } = context;
  const key = column.role as FieldKey;
  const place = placeOf(grid, row, column.column);
  const read = readCell(key, found?.cell ?? null, false);
  if (!read.ok) {
    hold(reading, place, read.problem.message);
    return;
  }
  let { value } = read;
  if (key === "rag" && found !== null) {
    value ??= rag(context, column, found.cell);
    noteMore(context, column, found.cell);
    if (disagrees(found.cell)) {
      notice(reading, `${grid.sheet.name}, ${column.letter}${String(row)} says ${COLUMNS.rag.format(readRag(found.cell.text))} and is coloured ${found.cell.fill?.class ?? ""}: the word is taken.`);
    }
  }
  if (value === null && found !== null && found.cell.text.trim() !== "") mark(reading.trace, place, "notRead", SAYS_NOTHING);
  finding.fields[key] = { value, place };
}

function takeNumber(context: RowContext, finding: ReadingFinding, at: At | undefined, kind: FindingKind | null): void {
  if (at === undefined) return;
  const place = placeOf(context.grid, context.row, at.column.column);
  const text = at.found.cell.text.trim();
  const read = readNumberCell(text);
  if (finding.locked.number !== undefined) follow(context.reading.trace, place, finding.locked.number);
  if (finding.number !== null && read !== null && (read.digits === null || finding.number.endsWith(` ${read.digits}`))) return;
  const unnumbered = read === null && (finding.kind === "cause-of-concern" || finding.kind === "accelerated-cause-of-concern");
  if (unnumbered) {
    notice(context.reading, `${context.grid.sheet.name}, ${at.column.letter}${String(context.row)} says “${text}”: a cause of concern has no number, so it is not taken.`);
    mark(context.reading.trace, place, "notRead", "A cause of concern has no number.");
    return;
  }
  finding.locked.number ??= place;
  if (finding.number !== null) {
    notice(context.reading, `${context.grid.sheet.name}, row ${String(context.row)}: the text says ${finding.number}, column ${at.column.letter} says ${text}. The text is followed.`);
    mark(context.reading.trace, place, "notRead", `The text says ${finding.number}, which is followed.`);
    return;
  }
  const said = finding.kind ?? read?.kind ?? kind ?? at.column.kind;
  finding.kind ??= said;
  finding.number = read === null ? text.replace(/\s+/g, " ") : read.digits === null ? null : numberLabel(said, read.digits);
}

/** The text of a finding with its label taken off, from whichever column of findings the row fills. */
function takeText(context: RowContext, finding: ReadingFinding, at: At | undefined): boolean {
  if (at === undefined) return true;
  const place = placeOf(context.grid, context.row, at.column.column);
  const label = readFindingLabel(at.found.cell.text);
  const read = parseText(label === null || label.text === "" ? at.found.cell.text : label.text, "The finding");
  if (!read.ok) {
    hold(context.reading, place, read.problem.message);
    return false;
  }
  finding.locked.finding = place;
  finding.text = read.value;
  finding.kind = label?.kind ?? null;
  if (label !== null) {
    finding.number = label.number;
    if (label.number !== null) finding.locked.number = place;
  }
  return true;
}

const LEADING_NUMBER = /^\(?(\d{1,3}[a-z]?)(?:[.):]\s*|\s+[–-]\s*)(?=["“‘']?[A-Z])/;

/** "1. The force should …" under a heading or section that says what is numbered there. */
function takeLeadingNumber(finding: ReadingFinding): void {
  if (finding.number !== null || finding.text === null || (finding.kind !== "afi" && finding.kind !== "recommendation")) return;
  const match = LEADING_NUMBER.exec(finding.text);
  if (match === null) return;
  finding.number = numberLabel(finding.kind, match[1] ?? "");
  finding.text = finding.text.slice(match[0].length).trim();
}

/** The finding of a row, or null where its text cannot be taken (which is then held back). `kind` is that of the section. */
export function readFindingRow(context: RowContext, key: string, kind: FindingKind | null): ReadingFinding | null {
  const { grid, row, reading } = context;
  const cells = cellsOf(context);
  const finding = blankFinding(key, placeOf(grid, row, null));
  const kindAt = withText(cells, "kind");
  const findingAt = withText(cells, "finding");
  if (!takeText(context, finding, findingAt)) return null;
  if (kindAt !== undefined) {
    const read = COLUMNS.kind.parse(kindAt.found.cell.text);
    finding.locked.kind = placeOf(grid, row, kindAt.column.column);
    if (read.ok) finding.kind ??= read.value as FindingKind | null;
    else if (finding.kind === null) hold(reading, finding.locked.kind, read.problem.message);
  }
  const headed = kind ?? findingAt?.column.kind ?? null;
  takeNumber(context, finding, withText(cells, "number"), headed);
  finding.kind ??= headed;
  takeLeadingNumber(finding);
  const inspection = withText(cells, "inspection");
  if (inspection !== undefined) {
    finding.inspection = inspection.found.cell.text.replace(/\s+/g, " ").trim();
    finding.locked.inspection = placeOf(grid, row, inspection.column.column);
  }
  const theirs = withText(cells, "theirReference") ?? cells.find((each) => each.column.alsoTheirReference && each.found.cell.text.trim() !== "");
  if (theirs !== undefined) {
    finding.theirReference = theirs.found.cell.text.replace(/\s+/g, " ").trim();
    finding.named = placeOf(grid, row, theirs.column.column);
  }
  for (const column of context.columns) {
    if (column.role !== null && isFieldKey(column.role)) takeField(context, finding, column, cellAt(grid, row, column.column));
  }
  const asAt = context.columns.find((column) => column.role === "update" && column.asAt !== null);
  if (asAt?.asAt != null && finding.fields.update?.value != null && finding.fields.updateAsAt === undefined) {
    finding.fields.updateAsAt = { value: asAt.asAt, place: placeOf(grid, row, asAt.column) };
  }
  return finding;
}
