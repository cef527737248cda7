/** A working copy: the record with the drafts of one side, marked so in every place, and never taken in again. */
import type { Side } from "~/domain/actor";
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import { isIssued } from "~/domain/entry";
import { entriesOf } from "~/domain/export/entry-names";
import { cutText, LONGEST_CELL, type ExportColumn, type ExportRow, type ExportSheet, type ExportWorkbook } from "~/domain/export/export-sheet";
import { exportWorkbook, type ExportHeading, type ShownPart } from "~/domain/export/export-workbook";
import type { ExportView } from "~/domain/export/export-sheet";
import type { FieldDraft } from "~/domain/field-draft";
import { draftsMark, type Office } from "~/domain/office";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

/** Stands in the keys of its rows where an export has its number: no export has this one. */
export const WORKING_COPY_NUMBER = 0;

function marked(words: string, text: string): string {
  return cutText(`${words}: ${text}`, LONGEST_CELL);
}

function draftWords({ state }: FieldDraft): string {
  return state === "waiting" ? "Draft, waits for a chief officer" : "Draft";
}

function tableOf<T>(things: readonly T[], idOf: (thing: T) => string): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [idOf(thing), thing]));
}

/** Dates are written as words, so that a cell can say that it is a draft. */
function plainColumn(column: ExportColumn): ExportColumn {
  return { ...column, editing: "copy", changedBy: "Nobody here: grey", kind: column.kind === "date" ? "text" : column.kind };
}

function formatted(column: ExportColumn, value: string | null): string | null {
  return value !== null && column.kind === "date" ? COLUMNS.deadline.format(value) : value;
}

function withFieldDrafts(row: ExportRow, columns: readonly ExportColumn[], finding: FindingRecord | undefined): ExportRow {
  const drafts = tableOf<FieldDraft>(finding?.drafts ?? [], (draft) => draft.column);
  const values = row.values.map((value, place) => {
    const draft = drafts.get(columns[place]?.key ?? "");
    if (draft === undefined) return value;
    return marked(draftWords(draft), draft.value === null ? "(emptied)" : COLUMNS[draft.column satisfies ColumnKey].format(draft.value));
  });
  return { ...row, values };
}

const RESPONSE_TEXT = /^response(?:More\d+)?(?: (\d+))?$/;

/** Questions that are not issued and responses that are not submitted say so where their words stand. */
function withEntryDrafts(row: ExportRow, columns: readonly ExportColumn[], entry: EntryRecord | undefined): ExportRow {
  if (entry === undefined) return row;
  const values = row.values.map((value, place) => {
    const key = columns[place]?.key ?? "";
    if (value === null) return null;
    if (key === "text") return isIssued(entry.state) ? value : marked("Draft", value);
    const said = RESPONSE_TEXT.exec(key);
    if (said === null) return value;
    const state = entry.responses[Number(said[1] ?? "1") - 1]?.state ?? "submitted";
    return state === "submitted" ? value : marked(state === "cleared" ? "Draft, cleared" : "Draft", value);
  });
  return { ...row, values };
}

/** `record` is what the side sees: the official record with its own drafts. */
export function workingCopy({ record, shown, view, heading, office, side }: {
  record: WholeRecord; shown: ShownPart | null; view: ExportView; heading: ExportHeading; office: Office; side: Side;
}): ExportWorkbook {
  const mark = draftsMark(office, side);
  const workbook = exportWorkbook({ record, shown, view, heading });
  const findings = tableOf(record.findings, (finding) => rowIdOf("F", finding.sequence));
  const entries = tableOf(entriesOf(record), (entry) => rowIdOf("Q", entry.id));
  const sheets = workbook.sheets.map((sheet): ExportSheet => {
    const rows = sheet.rows.map((row) => {
      const plain = { ...row, values: row.values.map((value, place) => { const column = sheet.columns[place]; return column === undefined ? value : formatted(column, value); }) };
      if (sheet.id === "entries") return withEntryDrafts(plain, sheet.columns, entries.get(row.rowId ?? ""));
      return sheet.id === "tracker" || sheet.id === "assurance" ? withFieldDrafts(plain, sheet.columns, findings.get(row.rowId ?? "")) : plain;
    });
    return { ...sheet, title: `${mark}. ${sheet.title}`, columns: sheet.columns.map(plainColumn), rows };
  });
  const [howTo, ...rest] = workbook.guide;
  const about = { cells: ["Working copy", `${mark}. Cells that start with “Draft” are not part of the official record. It is for reading: it is not taken in again. To fill in a workbook, export the record.`], rag: null, grey: false };
  return {
    ...workbook, title: `${mark}. ${workbook.title}`, drafts: mark, sheets,
    // What the guide says of sending the workbook back does not hold here.
    guide: [...(howTo === undefined ? [] : [howTo]), about, ...rest.slice(rest.findIndex((line) => "heading" in line))],
  };
}
