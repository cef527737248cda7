/** Plans imports of made-up workbooks in tests. */
import { OPERATOR, type Actor } from "~/domain/actor";
import { planImport } from "~/domain/import/plan-import";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import type { WholeRecord } from "~/domain/record";
import type { Workbook } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { makeXlsx, type MadeCell, type MadeSheet } from "./make-xlsx";

export const emptyRecord: WholeRecord = { findings: [], inspections: [], meetings: [], meetingEntries: [], otherActions: [] };

export const plainOptions: ImportOptions = { inspection: "PEEL 2021/22", published: null, emptiesCount: false, fills: null, mapping: {} };

export type PlanOf = { record?: WholeRecord; options?: Partial<ImportOptions>; actor?: Actor; instance?: string | null };

/** The workbook as the reader gives it. */
export function readBytes(bytes: Uint8Array, name = "tracker.xlsx"): Workbook {
  const read = readWorkbook(bytes, name);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

export function tryPlan(workbook: Workbook, { record = emptyRecord, options = {}, actor = OPERATOR, instance = null }: PlanOf = {}) {
  return planImport({ file: "tracker.xlsx", workbook, record, options: { ...plainOptions, ...options }, actor, instance });
}

export function planOf(workbook: Workbook, of: PlanOf = {}): ImportPlan {
  const planned = tryPlan(workbook, of);
  if (!planned.ok) throw new Error(planned.problem.message);
  return planned.value;
}

/** A plan for sheets described by their rows. */
export function planSheets(sheets: MadeSheet[], of: PlanOf = {}): ImportPlan {
  return planOf(readBytes(makeXlsx({ sheets })), of);
}

export function planRows(rows: MadeCell[][], of: PlanOf = {}, more: Partial<MadeSheet> = {}): ImportPlan {
  return planSheets([{ rows, ...more }], of);
}

/** What a plan would write, by kind, as counts: all zero where it would write nothing. */
export function writes(plan: ImportPlan) {
  const { findings, entries, responses, actions, inspections, meetings, ties, findingLinks, changed, cleared } = plan;
  return {
    findings: findings.length, entries: entries.length, responses: responses.length, actions: actions.length, inspections: inspections.length,
    meetings: meetings.filter((meeting) => meeting.isNew).length, ties: ties.length, links: findingLinks.length, changed: changed.length, cleared: cleared.length,
  };
}

export const nothing = { findings: 0, entries: 0, responses: 0, actions: 0, inspections: 0, meetings: 0, ties: 0, links: 0, changed: 0, cleared: 0 };
