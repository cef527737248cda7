/** A workbook that was filled in: what of it the page shows, and the file itself. */
import type { Ctx } from "~/db/ctx.server";
import { findFilled, type FilledFile } from "~/db/filled-files.server";
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import type { FilledCell, FillPlan } from "~/domain/fill/fill-plan";
import { filledFileName } from "~/domain/fill/filled-file-name";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { textDifference, type TextPiece } from "~/queries/text-difference.server";

/** Rows of each list that one page shows; the rest is said as a number. */
const MOST_ROWS = 300;

export type FilledLine = { heading: string; from: string; to: string; pieces: TextPiece[] | null; place: string };
export type FilledThing = { reference: string; label: string; isFinding: boolean; changes: FilledLine[] };
export type LeftLine = { place: string; reference: string; heading: string; reason: string };

export type FilledPage = {
  id: string;
  fileName: string;
  things: FilledThing[];
  formulas: LeftLine[];
  left: LeftLine[];
  rows: { place: string; text: string; reason: string }[];
  findings: { reference: string; label: string }[];
  entries: { reference: string; label: string; text: string; reason: string }[];
  columns: { sheet: string; column: string; heading: string; reason: string }[];
  notices: string[];
  nothing: string | null;
  counts: { filled: number; right: number; formulas: number; left: number; rows: number; findings: number; entries: number; columns: number; shown: number };
};

const GONE = "There is no such file here any more: what was filled in is kept for an hour. Fill the workbook in again.";

function lineOf({ field, from, to, sheet, row, column }: FilledCell): FilledLine {
  const before = isCalendarDate(from) ? formatDate(from) : from;
  return { heading: COLUMNS[field].heading, from: before, to, pieces: before === "" || to === "" ? null : textDifference(before, to), place: `${sheet}!${column}${String(row)}` };
}

function thingsOf(cells: readonly FilledCell[]): FilledThing[] {
  const things = new Map<string, FilledThing>();
  for (const cell of cells.slice(0, MOST_ROWS)) {
    const thing = things.get(cell.reference) ?? { reference: cell.reference, label: cell.label, isFinding: true, changes: [] };
    thing.changes.push(lineOf(cell));
    things.set(cell.reference, thing);
  }
  return [...things.values()];
}

function leftOf(cells: FillPlan["left"]): LeftLine[] {
  return cells.slice(0, MOST_ROWS).map(({ sheet, row, column, reference, field, reason }) => ({ place: `${sheet}!${column}${String(row)}`, reference, heading: COLUMNS[field].heading, reason }));
}

function find(ctx: Ctx, id: string): Done<FilledFile> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  const kept = findFilled(ctx, id);
  return kept === null ? refuse("missing", GONE) : done(kept);
}

export function filledPage(ctx: Ctx, id: string): Done<FilledPage> {
  const kept = find(ctx, id);
  if (!kept.ok) return kept;
  const { plan, fileName } = kept.value;
  return done({
    id, fileName,
    things: thingsOf(plan.filled),
    formulas: leftOf(plan.formulas),
    left: leftOf(plan.left),
    rows: plan.rowsWithoutFinding.slice(0, MOST_ROWS).map(({ sheet, row, text, reason }) => ({ place: `${sheet}, row ${String(row)}`, text, reason })),
    findings: plan.findingsWithoutRow.slice(0, MOST_ROWS).map(({ reference, label }) => ({ reference, label })),
    entries: plan.entriesWithoutPlace.slice(0, MOST_ROWS).map(({ reference, label, what, reason }) => ({ reference, label, text: what, reason })),
    columns: plan.columnsIgnored,
    notices: plan.notices,
    nothing: plan.nothing,
    counts: {
      filled: plan.filled.length, right: plan.right, formulas: plan.formulas.length, left: plan.left.length, rows: plan.rowsWithoutFinding.length,
      findings: plan.findingsWithoutRow.length, entries: plan.entriesWithoutPlace.length, columns: plan.columnsIgnored.length, shown: MOST_ROWS,
    },
  });
}

export function filledBytes(ctx: Ctx, id: string): Done<{ bytes: Uint8Array; fileName: string }> {
  const kept = find(ctx, id);
  return kept.ok ? done({ bytes: kept.value.bytes, fileName: filledFileName(kept.value.fileName) }) : kept;
}
