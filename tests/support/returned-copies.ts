/** Copies of the tracker that go out, are edited, and come back, one or several together. */
import { applyBatch, type AppliedFile } from "~/commands/apply-import.server";
import { keepBatch, planTogether } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { loadRecord } from "~/db/record.server";
import type { ColumnKey } from "~/domain/columns";
import type { ExportSheet, ExportWorkbook, SheetId, Stamp } from "~/domain/export/export-sheet";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { sentValues } from "~/domain/export/sent";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import type { Done } from "~/domain/problem";
import { recordFor } from "~/domain/visibility";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { heading } from "./export-fixture";
import { valueOf } from "./round-trip";

export type Copy = { workbook: ExportWorkbook; stamp: Stamp };
export type ReturnedFile = { fileName: string; bytes: Uint8Array; options?: Partial<ImportOptions> };

const asReturned: ImportOptions = { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} };

export async function sendCopy(ctx: Ctx): Promise<Copy> {
  const workbook = exportWorkbook({ record: recordFor("official", await loadRecord(ctx.db)), shown: null, view: "sib", heading });
  const stamp = await takeStamp(ctx);
  await keepSent(ctx, stamp.exportNumber, sentValues(workbook));
  return { workbook, stamp };
}

/** The same copy once more, for another reader. */
export function again({ workbook, stamp }: Copy): Copy {
  return { workbook: structuredClone(workbook), stamp };
}

function sheetOf({ workbook }: Copy, id: SheetId): ExportSheet {
  const sheet = workbook.sheets.find((each) => each.id === id);
  if (sheet === undefined) throw new Error(`The copy has no sheet ${id}.`);
  return sheet;
}

function columnOf(sheet: ExportSheet, key: string): number {
  const at = sheet.columns.findIndex((column) => column.key === key);
  if (at < 0) throw new Error(`The sheet has no column ${key}.`);
  return at;
}

/** Writes a cell into the row that has the words somewhere. */
export function writeInto(copy: Copy, id: SheetId, words: string, key: string, value: string | null): void {
  const sheet = sheetOf(copy, id);
  const row = sheet.rows.find(({ values }) => values.includes(words));
  if (row === undefined) throw new Error(`No row says “${words}”.`);
  row.values = row.values.with(columnOf(sheet, key), value);
}

export function writeCell(copy: Copy, reference: string, key: ColumnKey, value: string | null): void {
  writeInto(copy, "tracker", reference, key, value);
}

/** Adds a row without a key at the end of a sheet. */
export function addRow(copy: Copy, id: SheetId, values: Readonly<Record<string, string>>): void {
  const sheet = sheetOf(copy, id);
  sheet.rows.push({ rowId: null, values: sheet.columns.map((column) => values[column.key] ?? null) });
}

export async function returned(fileName: string, { workbook, stamp }: Copy, options: Partial<ImportOptions> = {}): Promise<ReturnedFile> {
  return { fileName, bytes: await writeWorkbook(workbook, stamp), options };
}

function readAll(ctx: Ctx, files: readonly ReturnedFile[]) {
  return files.map(({ fileName, bytes, options }) => ({ importId: ctx.newId(), fileName, bytes, workbook: valueOf(readWorkbook(bytes, fileName)), options: { ...asReturned, ...options } }));
}

export async function planAll(ctx: Ctx, files: readonly ReturnedFile[]): Promise<ImportPlan[]> {
  return valueOf(await planTogether(ctx, readAll(ctx, files))).files.map((file) => file.plan);
}

export type TakenTogether = { ids: string[]; apply: () => Promise<Done<AppliedFile[]>> };

/** Keeps the files with their plans, ready to be applied. */
export async function keepAll(ctx: Ctx, files: readonly ReturnedFile[]): Promise<TakenTogether> {
  const read = readAll(ctx, files);
  await keepBatch(ctx, read, valueOf(await planTogether(ctx, read)));
  const ids = read.map((file) => file.importId);
  return { ids, apply: () => applyBatch(ctx, ids.at(-1) ?? "", { known: new Map(read.map((file) => [file.importId, file.workbook])) }) };
}

export async function takeAll(ctx: Ctx, files: readonly ReturnedFile[]): Promise<AppliedFile[]> {
  return valueOf(await (await keepAll(ctx, files)).apply());
}
