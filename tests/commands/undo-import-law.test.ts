/** The law of undoing: an import of anything, undone at once, leaves the record as it was. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { undoImport } from "~/commands/undo-import.server";
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { COLUMNS } from "~/domain/columns";
import { writesSomething, type ImportOptions } from "~/domain/import/import-plan";
import { RAG_WORDS } from "~/domain/rag";
import type { WholeRecord } from "~/domain/record";
import type { Workbook } from "~/domain/sheet";
import { foreignSheet, withWords } from "../support/foreign-sheet";
import { freshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { anyRecord } from "../support/record-fixture";
import { sendOut, valueOf } from "../support/round-trip";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

/** But for the counters that only guard a save. */
function said(record: WholeRecord): unknown {
  return { ...record, findings: record.findings.map(({ version: _, ...finding }) => finding) };
}

/** The id of the import; null where the file is not understood, or says nothing new. */
async function takeIn(ctx: Ctx, workbook: Workbook, options: ImportOptions): Promise<string | null> {
  const file = { fileName: "copy.xlsx", workbook, options };
  const planned = await planOnly(ctx, file);
  if (!planned.ok || !writesSomething(planned.value)) return null;
  const id = await keepPlan(ctx, { fileName: file.fileName, bytes: new Uint8Array([1]), options }, planned.value);
  valueOf(await applyImport(ctx, id, workbook));
  return id;
}

async function inDatabase(record: WholeRecord, work: (db: Db) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  try {
    await storeRecord(database.db, record);
    await work(database.db);
  } finally {
    await database.remove();
  }
}

const VALUES: Record<string, readonly string[]> = {
  [COLUMNS.rag.heading]: [...Object.values(RAG_WORDS), ""],
  [COLUMNS.ragReason.heading]: ["As planned", ""],
  [COLUMNS.update.heading]: ["Another update", "Two\nlines", ""],
  [COLUMNS.updateAsAt.heading]: ["2022-06-01", ""],
  [COLUMNS.targetDate.heading]: ["2023-01-31", ""],
  [COLUMNS.deadline.heading]: ["2023-03-31"],
  [COLUMNS.strategicLead.heading]: ["ACC Nobody", ""],
  [COLUMNS.stepsToGreen.heading]: ["One step | SIB | due 30 Sep 2022", ""],
  [COLUMNS.hmicfrsStatus.heading]: ["Open", "Closed", ""],
  [COLUMNS.assurance.heading]: [...COLUMNS.assurance.choices.map((choice) => COLUMNS.assurance.format(choice))],
  "Question, comment or concern": ["Who owns this now?"],
  "Asked by": ["DPCC", ""],
  Response: ["[DCC] It is done.", "Plain words"],
  "Stated confidence": ["Yes", "7"],
  "Assurance statement": ["Assured so far", ""],
  "Addressed elsewhere": ["At the next meeting", ""],
  Action: ["Something else is to be done"],
  Owners: ["CC; DCC"],
};

type Edit = { row: number; heading: string; value: number };
const anyEdit: fc.Arbitrary<Edit> = fc.record({ row: fc.nat(40), heading: fc.constantFrom(...Object.keys(VALUES)), value: fc.nat(5) });

/** Writes into the rows below the row of headings, wherever a sheet has such a heading. */
function edit(workbook: Workbook, edits: readonly Edit[]): void {
  for (const sheet of workbook.sheets) {
    const head = sheet.rows.find((row) => row.cells.some((cell) => cell.text === "Key"));
    const rows = head === undefined ? [] : sheet.rows.filter((row) => row.number > head.number);
    for (const { row, heading, value } of edits) {
      const [column, of, values] = [head?.cells.find((cell) => cell.text === heading)?.column, rows[row % Math.max(1, rows.length)], VALUES[heading] ?? []];
      if (column === undefined || of === undefined) continue;
      const text = values[value % values.length] ?? "";
      of.cells = of.cells.filter((cell) => cell.column !== column);
      if (text !== "") of.cells.push({ column, text, kind: "text", date: null, formula: false, fill: null, link: null });
      of.cells.sort((a, b) => a.column - b.column);
    }
  }
}

test("any edits of a copy, taken in and undone, leave the record as it was", async () => {
  let undone = 0;
  await fc.assert(fc.asyncProperty(anyRecord, fc.array(anyEdit, { minLength: 1, maxLength: 30 }), async (record, edits) => {
    await inDatabase(record, async (db) => {
      const ctx = testCtx(db, OPERATOR);
      const workbook = readBytes(await sendOut(db));
      edit(workbook, edits);
      const before = await loadRecord(db);
      const id = await takeIn(ctx, workbook, { ...plainOptions, inspection: null, emptiesCount: true });
      if (id === null) return;
      undone += 1;
      const { kept } = valueOf(await undoImport(ctx, id));
      expect(kept).toEqual([]);
      expect(said(await loadRecord(db))).toEqual(said(before));
    });
  }), { numRuns: 8, seed: 20220523 });
  expect(undone).toBeGreaterThan(3);
}, 240_000);

test("a workbook of any layout, taken in and undone, leaves the record as it was", async () => {
  let undone = 0;
  await fc.assert(fc.asyncProperty(anyRecord, fc.array(foreignSheet, { minLength: 1, maxLength: 3 }), async (record, sheets) => {
    await inDatabase(record, async (db) => {
      const ctx = testCtx(db, OPERATOR);
      const workbook = readBytes(makeXlsx({ sheets: sheets.map(({ titles, headings, rows }, index) => ({ name: `Sheet${String(index + 1)}`, rows: withWords([...titles, headings, ...rows]).rows })) }));
      const before = await loadRecord(db);
      const id = await takeIn(ctx, workbook, plainOptions);
      if (id === null) return;
      undone += 1;
      const { kept } = valueOf(await undoImport(ctx, id));
      expect(kept).toEqual([]);
      expect(said(await loadRecord(db))).toEqual(said(before));
    });
  }), { numRuns: 14, seed: 20220523 });
  expect(undone).toBeGreaterThan(3);
}, 240_000);

test("two imports of any edits, undone one by one with the later first, leave the record as it was", async () => {
  let undone = 0;
  const edits = fc.array(anyEdit, { minLength: 3, maxLength: 20 });
  await fc.assert(fc.asyncProperty(anyRecord, edits, edits, async (record, ...both) => {
    await inDatabase(record, async (db) => {
      const before = await loadRecord(db);
      const ids: string[] = [];
      for (const [index, each] of both.entries()) {
        const ctx = testCtx(db, OPERATOR, `2022-05-2${String(index)}T09:00:00.000Z`);
        const workbook = readBytes(await sendOut(db));
        edit(workbook, each);
        const id = await takeIn(ctx, workbook, { ...plainOptions, inspection: null, emptiesCount: true });
        if (id !== null) ids.unshift(id);
      }
      undone += ids.length > 1 ? 1 : 0;
      for (const [index, id] of ids.entries()) expect(valueOf(await undoImport(testCtx(db, OPERATOR, `2022-05-2${String(index + 5)}T09:00:00.000Z`), id)).kept).toEqual([]);
      expect(said(await loadRecord(db))).toEqual(said(before));
    });
  }), { numRuns: 5, seed: 20220523 });
  expect(undone).toBeGreaterThan(2);
}, 240_000);
