/** Lays the record out as the sheets of a workbook: what a board is handed, and what comes back from it. */
import { formatMoment, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { entriesOf, entryNames, withKeysNamed, type EntryNames } from "~/domain/export/entry-names";
import { entryRows } from "~/domain/export/entry-rows";
import type { ExportColumn, ExportRow, ExportSheet, ExportView, ExportWorkbook, SheetId, Stamp } from "~/domain/export/export-sheet";
import { assuranceRow, detailRow, trackerRow } from "~/domain/export/finding-rows";
import { guideLines } from "~/domain/export/guide";
import {
  ACTION_COLUMNS, ASSURANCE_COLUMNS, DETAIL_COLUMNS, entryColumns, INSPECTION_COLUMNS, MEETING_COLUMNS, SHEET_NAMES, TRACKER_COLUMNS,
} from "~/domain/export/layout";
import { joinOwners } from "~/domain/export/list-cell";
import type { ActionRecord, EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { makeKeyOfRow, rowIdOf } from "~/domain/row-key";

export type ExportHeading = { forceName: string; officeName: string; marking: string; madeAt: Instant; today: CalendarDate };

const VIEW_TITLES: Record<ExportView, string> = { sib: "SIB tracker of HMICFRS findings", assurance: "Assurance of HMICFRS findings" };

type Made = Pick<ExportSheet, "columns" | "rows">;

function actionsOf(findings: readonly FindingRecord[], others: readonly ActionRecord[]): ActionRecord[] {
  const byId = new Map([...findings.flatMap((finding) => finding.actions), ...others].map((action) => [action.id, action]));
  return [...byId.values()].sort((a, b) => a.reference.length - b.reference.length || (a.reference < b.reference ? -1 : 1));
}

function actionRow(action: ActionRecord, names: EntryNames, references: ReadonlyMap<string, string>): ExportRow {
  const finding = action.findingId === null ? null : (references.get(action.findingId) ?? null);
  const entry = action.entryId === null ? null : names.entry(action.entryId, finding === null ? [] : [finding]);
  return { rowId: rowIdOf("A", action.id), values: [action.reference, action.text, joinOwners(action.owners), action.due, finding, entry, names.meeting(action.meetingId)] };
}

function used<T extends { id: string }>(all: readonly T[], ids: Iterable<string | null | undefined>): T[] {
  const wanted = new Set(ids);
  return all.filter((each) => wanted.has(each.id));
}

/** The findings shown, with the entries, actions, inspections and meetings they lead to; everything where all are shown. */
function reachOf(record: WholeRecord, shown: readonly FindingRecord[] | null) {
  if (shown === null) return { findings: record.findings, entries: entriesOf(record), actions: actionsOf(record.findings, record.otherActions), inspections: record.inspections, meetings: record.meetings };
  const entries: EntryRecord[] = entriesOf({ findings: [...shown], meetingEntries: [] });
  const actions = actionsOf(shown, []);
  return {
    findings: shown,
    entries,
    actions,
    inspections: used(record.inspections, shown.map((finding) => finding.inspection?.id)),
    meetings: used(record.meetings, [...entries, ...actions].map((each) => each.meetingId)),
  };
}

/** The part of the findings to export, in the order wanted, and the columns shown of them. */
export type ShownPart = { findings: readonly FindingRecord[]; columns: readonly string[] };

/** Every column is sent; those that the view does not show are hidden, where it names columns of the tracker only. */
function trackerColumns(shown: ShownPart | null): readonly ExportColumn[] {
  if (shown === null || !shown.columns.every((key) => key in COLUMNS)) return TRACKER_COLUMNS;
  return TRACKER_COLUMNS.map((column) => ({ ...column, hidden: column.key !== "reference" && !shown.columns.includes(column.key) }));
}

/** `record` is the official record; `shown` is null where all of it is exported. */
export function exportWorkbook({ record, shown, view, heading }: {
  record: WholeRecord; shown: ShownPart | null; view: ExportView; heading: ExportHeading;
}): ExportWorkbook {
  const reach = reachOf(record, shown?.findings ?? null);
  const names = entryNames(record);
  const references = new Map(record.findings.map((finding) => [finding.id, finding.reference]));
  const ofEntries = entryRows(reach.entries, record, names);
  const title = [heading.forceName, VIEW_TITLES[view]].filter((part) => part !== "").join(": ");
  const sheet = (id: SheetId, made: Made, keyed = true): ExportSheet =>
    ({ id, name: SHEET_NAMES[id], title: id === "tracker" || id === "assurance" ? title : SHEET_NAMES[id], keyed, ...made });

  const sheets = [
    view === "sib"
      ? sheet("tracker", { columns: trackerColumns(shown), rows: reach.findings.map(trackerRow) })
      : sheet("assurance", { columns: ASSURANCE_COLUMNS, rows: reach.findings.map(assuranceRow) }),
    sheet("entries", { columns: entryColumns(ofEntries.cells), rows: ofEntries.rows }),
    sheet("details", { columns: DETAIL_COLUMNS, rows: reach.findings.flatMap((finding) => detailRow(finding) ?? []) }),
    sheet("actions", { columns: ACTION_COLUMNS, rows: reach.actions.map((action) => actionRow(action, names, references)) }),
    sheet("inspections", { columns: INSPECTION_COLUMNS, rows: reach.inspections.map(({ title, kind, publishedOn }) => ({ rowId: null, values: [title, kind, publishedOn] })) }, false),
    sheet("meetings", { columns: MEETING_COLUMNS, rows: reach.meetings.map(({ title, date, time }) => ({ rowId: null, values: [title, date, time] })) }, false),
  ];
  const counted = `${reach.findings.length.toLocaleString("en-GB")} ${reach.findings.length === 1 ? "finding" : "findings"}`;
  const part = shown === null ? counted : `${counted} of ${record.findings.length.toLocaleString("en-GB")}`;
  return {
    view,
    title,
    marking: heading.marking,
    drafts: null,
    asAt: `As at ${formatMoment(heading.madeAt)} · ${part}`,
    madeAt: heading.madeAt,
    today: heading.today,
    author: heading.officeName,
    sheets,
    guide: guideLines(sheets),
  };
}

/** The rows of a sheet with the key of each in front, where the sheet has keys. */
export function keyedRow(sheet: ExportSheet, row: ExportRow, stamp: Stamp): ExportRow["values"] {
  if (!sheet.keyed) return row.values;
  const keyOf = (rowId: string): string => makeKeyOfRow(stamp, rowId);
  return [row.rowId === null ? null : keyOf(row.rowId), ...withKeysNamed(row, keyOf).values];
}
