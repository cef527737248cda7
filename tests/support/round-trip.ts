/** Sends a record out as a workbook and takes it in again, in the same database or another. */
import { applyImport } from "~/commands/apply-import.server";
import { exportTracker } from "~/commands/export-tracker.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import type { Db } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import type { ExportView } from "~/domain/export/export-sheet";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { listJson, type ListedFinding } from "~/domain/list-json";
import type { Done } from "~/domain/problem";
import { recordFor } from "~/domain/visibility";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { testCtx } from "./test-ctx";

export const asItIs: ImportOptions = { inspection: null, published: null, emptiesCount: true, fills: null, mapping: {} };

export function valueOf<T>(result: Done<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

export async function sendOut(db: Db, view: ExportView = "sib", format: "xlsx" | "csv" = "xlsx"): Promise<Buffer> {
  return valueOf(await exportTracker(testCtx(db, OPERATOR), { view, format, shown: null })).bytes;
}

/** Empty cells count, so that a value lost on the way shows as cleared. */
export async function planFor(db: Db, bytes: Uint8Array, options: Partial<ImportOptions> = {}, fileName = "tracker.xlsx"): Promise<ImportPlan> {
  const workbook = valueOf(readWorkbook(bytes, fileName));
  return valueOf(await planOnly(testCtx(db, OPERATOR), { fileName, workbook, options: { ...asItIs, ...options } }));
}

export async function takeIn(db: Db, bytes: Uint8Array, options: Partial<ImportOptions> = {}): Promise<ImportPlan> {
  const plan = await planFor(db, bytes, options);
  const ctx = testCtx(db, OPERATOR);
  const id = await keepPlan(ctx, { fileName: "tracker.xlsx", bytes, options: { ...asItIs, ...options } }, plan);
  return valueOf(await applyImport(ctx, id, valueOf(readWorkbook(bytes, "tracker.xlsx")))).plan;
}

export async function listOf(db: Db): Promise<ListedFinding[]> {
  return listJson(recordFor("official", await loadRecord(db)));
}

/** The same list with each reference replaced by its finding's place in it. */
export function withoutReferences(list: readonly ListedFinding[]): ListedFinding[] {
  const places = new Map(list.map((finding, index) => [finding.reference, `finding ${String(index + 1)}`]));
  const place = (reference: string): string => places.get(reference) ?? reference;
  return list.map((finding) => ({
    ...finding,
    reference: place(finding.reference),
    causeOfConcern: finding.causeOfConcern === null ? null : place(finding.causeOfConcern),
    entries: finding.entries.map((entry) => ({ ...entry, covers: entry.covers.map(place) })),
  }));
}

/** What a plan would write, in few words: empty where nothing. */
export function wouldWrite(plan: ImportPlan): unknown[] {
  const { inspections, meetings, findings, findingLinks, entries, responses, ties, actions, changed, cleared, heldBack } = plan;
  return [...inspections, ...meetings.filter((meeting) => meeting.isNew), ...findings, ...findingLinks, ...entries, ...responses, ...ties, ...actions, ...changed, ...cleared, ...heldBack];
}
