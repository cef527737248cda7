/** The action log as a workbook: what is shown of it, to be filled in and taken in again. */
import { timesBroughtForward, type Action } from "~/domain/action/action";
import type { Actor } from "~/domain/actor";
import { formatMoment } from "~/domain/calendar-date";
import { lastReport, logValues } from "~/domain/export/action-cells";
import { entryNames } from "~/domain/export/entry-names";
import type { ExportColumn, ExportRow, ExportSheet, ExportWorkbook } from "~/domain/export/export-sheet";
import type { ExportHeading } from "~/domain/export/export-workbook";
import { guideLines } from "~/domain/export/guide";
import { ACTION_LOG_COLUMNS, MEETING_COLUMNS, SHEET_NAMES } from "~/domain/export/layout";
import { joinOwners } from "~/domain/export/list-cell";
import type { Meeting } from "~/domain/meeting/meeting";
import { can } from "~/domain/permissions";
import type { WholeRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

export type ActionWorkbookInput = {
  /** Those shown, in their order, and all there are. */
  shown: readonly Action[];
  actions: readonly Action[];
  meetings: readonly Meeting[];
  /** The official record: entries and findings are named by it. */
  record: WholeRecord;
  overdue: ReadonlySet<string>;
  reader: Actor;
  heading: ExportHeading;
};

/** What the reader may not change of any action is grey for them. */
function forReader(reader: Actor): ExportColumn[] {
  const keeps = reader.side === "operator" || can(reader, "keep actions");
  const reports = reader.side === "operator" || can(reader, "report on an action");
  return ACTION_LOG_COLUMNS.map((column) => (column.editing === "edit" && !(column.key === "report" ? reports : keeps) ? { ...column, editing: "others" } : column));
}

export function actionWorkbook({ shown, actions, meetings, record, overdue, reader, heading }: ActionWorkbookInput): ExportWorkbook {
  const names = entryNames(record);
  const references = new Map(record.findings.map((finding) => [finding.id, finding.reference]));
  const rows = shown.map((action): ExportRow => {
    const finding = references.get(action.findingId ?? "") ?? null;
    const said = lastReport(action);
    const values: Record<string, string | null> = {
      reference: action.reference, text: action.text, owners: joinOwners(action.owners), due: action.due, ...logValues(action, { meetings, actions }),
      reportedOn: said?.on ?? null, reportedBy: said?.by ?? null, broughtForward: String(timesBroughtForward(action)), overdue: overdue.has(action.id) ? "Overdue" : null,
      finding, arose: action.entryId === null ? null : names.entry(action.entryId, finding === null ? [] : [finding]), meeting: names.meeting(action.meetingId),
    };
    return { rowId: rowIdOf("A", action.id), values: ACTION_LOG_COLUMNS.map(({ key }) => values[key] ?? null) };
  });
  const title = [heading.forceName, "Action log"].filter((part) => part !== "").join(": ");
  const at = new Set(shown.map(({ meetingId }) => meetingId));
  const columns = forReader(reader);
  const mayChange = columns.some(({ editing }) => editing === "edit");
  const sheets: ExportSheet[] = [
    { id: "actions", name: SHEET_NAMES.actions, title, keyed: true, columns, rows,
      instructions: [mayChange ? "Write in the white cells and send the workbook back: it is taken in cell by cell, after a preview. A row that is left out stays in the record; a new row is a new action." : "For reading: the cells are grey because the actions are changed by others."] },
    { id: "meetings", name: SHEET_NAMES.meetings, title: SHEET_NAMES.meetings, keyed: false, columns: MEETING_COLUMNS,
      rows: meetings.filter(({ id }) => at.has(id)).map((meeting) => ({ rowId: null, values: [meeting.title, meeting.date, meeting.time] })) },
  ];
  const count = (number: number) => number.toLocaleString("en-GB");
  return {
    view: "actions", title, marking: heading.marking, drafts: null, madeAt: heading.madeAt, today: heading.today, author: heading.officeName, sheets, guide: guideLines(sheets),
    asAt: `As at ${formatMoment(heading.madeAt)} · ${shown.length === actions.length ? count(shown.length) : `${count(shown.length)} of ${count(actions.length)}`} ${actions.length === 1 ? "action" : "actions"}`,
  };
}
