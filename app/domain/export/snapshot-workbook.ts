/** The workbook that a snapshot keeps: the tracker as its board sees it, with what moved since an earlier board. */
import type { CalendarDate } from "~/domain/calendar-date";
import { movementBetween, type TargetDates } from "~/domain/cycle/movement";
import type { ExportWorkbook } from "~/domain/export/export-sheet";
import { exportWorkbook, type ExportHeading } from "~/domain/export/export-workbook";
import { movementSheet } from "~/domain/export/movement-sheet";
import type { WholeRecord } from "~/domain/record";

export type SnapshotInput = {
  /** The official record. */
  record: WholeRecord;
  boardOn: CalendarDate;
  /** Null for the first board there is a snapshot of. */
  before: { record: WholeRecord; boardOn: CalendarDate | null } | null;
  targetDates: TargetDates;
  heading: ExportHeading;
};

export function snapshotWorkbook({ record, boardOn, before, targetDates, heading }: SnapshotInput): ExportWorkbook {
  const workbook = exportWorkbook({ record, shown: null, view: "sib", heading });
  if (before === null) return workbook;
  const movement = movementBetween({ before: before.record, after: record, targetDates, afterOn: boardOn });
  return { ...workbook, sheets: [...workbook.sheets, movementSheet(movement, { from: before.boardOn, to: boardOn })] };
}
