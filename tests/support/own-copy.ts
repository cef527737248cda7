/** An export of the small record as plain cells that a test changes, as a person does in another program, and plans again. */
import { sentValues } from "~/domain/export/sent";
import { keyedRow } from "~/domain/export/export-workbook";
import type { Stamp } from "~/domain/export/export-sheet";
import { planImport } from "~/domain/import/plan-import";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { OPERATOR } from "~/domain/actor";
import type { WholeRecord } from "~/domain/record";
import { columnLetter } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";
import { stamp, workbookOf } from "./export-fixture";
import { makeXlsx, type MadeCell } from "./make-xlsx";
import { plainOptions, readBytes } from "./plan-fixture";

export const HEADER = 3;
export type CopySheet = { name: string; rows: MadeCell[][] };

/** The sheets of an export; the headings stand in row 4. */
export function copyOf(record: WholeRecord, from: Stamp = stamp): CopySheet[] {
  return workbookOf(record).sheets.map((sheet) => ({
    name: sheet.name,
    rows: [
      [sheet.title], ["As at"], ["OFFICIAL"],
      [...(sheet.keyed ? ["Key"] : []), ...sheet.columns.map((column) => column.heading)],
      ...sheet.rows.map((row) => {
        const values = keyedRow(sheet, row, from);
        const [keys, rest] = sheet.keyed ? [values.slice(0, 1), values.slice(1)] : [[], values];
        return [...keys, ...sheet.columns.map((column, index) => { const value = rest[index] ?? null; return column.words.find(([code]) => code === value)?.[1] ?? value; })];
      }),
    ],
  }));
}

/** The cells of a sheet by their headings. `row` counts from 0, as in the array: the first below the headings is 4, which is row 5 of the file. */
export function sheetIn(sheets: readonly CopySheet[], name: string) {
  const rows = sheets.find((sheet) => sheet.name === name)?.rows;
  if (rows === undefined) throw new Error(`There is no sheet ${name}.`);
  const column = (heading: string) => {
    const at = (rows[HEADER] ?? []).indexOf(heading);
    if (at < 0) throw new Error(`There is no column ${heading}.`);
    return at;
  };
  return {
    rows,
    get: (row: number, heading: string): string => { const value = rows[row]?.[column(heading)]; return typeof value === "string" ? value : ""; },
    set: (row: number, heading: string, value: MadeCell) => { (rows[row] ?? [])[column(heading)] = value; },
    letter: (heading: string) => columnLetter(column(heading) + 1),
    /** Adds a copy of a row at the end, and gives its place. */
    copy: (row: number, changes: Record<string, MadeCell> = {}): number => {
      const copied = [...(rows[row] ?? [])];
      for (const [heading, value] of Object.entries(changes)) copied[column(heading)] = value;
      return rows.push(copied) - 1;
    },
  };
}

export type PlanCopy = { record: WholeRecord; sent?: WholeRecord; options?: Partial<ImportOptions>; instance?: string };

/** Plans a copy against the record; what was sent is the export of `sent`, or of the same record. */
export function planCopy(sheets: readonly CopySheet[], { record, sent = record, options = {}, instance = stamp.instance }: PlanCopy): ImportPlan {
  const values = sentValues(workbookOf(sent));
  const planned = planImport({
    file: "copy.xlsx", workbook: readBytes(makeXlsx({ sheets: [...sheets] })), record: recordFor("official", record), options: { ...plainOptions, inspection: null, ...options }, actor: OPERATOR,
    instance, sentOf: (number) => (number === stamp.exportNumber ? values : null),
  });
  if (!planned.ok) throw new Error(planned.problem.message);
  return planned.value;
}

/** 'F-0001 rag green' for each cell the plan would write. */
export function proposed(plan: ImportPlan): string[] {
  return [...plan.changed, ...plan.cleared].map(({ reference, field, to }) => `${reference} ${field} ${to ?? "–"}`).sort();
}

/** 'SIB tracker 5' for each row or cell held back. */
export function heldRows(plan: ImportPlan): string[] {
  return plan.heldBack.map(({ sheet, row }) => `${sheet} ${String(row)}`);
}
