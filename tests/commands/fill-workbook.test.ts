/** Somebody's own workbook filled in from the database: taken in, changed here, filled in, and taken in again without a change. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { sendCopies } from "~/commands/cycles/send-copies.server";
import { fillWorkbook, type Filled } from "~/commands/fill-workbook.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { OPERATOR } from "~/domain/actor";
import { writesSomething, type ImportPlan } from "~/domain/import/import-plan";
import { differingParts } from "~/spreadsheet/check-parts.server";
import { fillAndCheck } from "~/spreadsheet/fill-and-check.server";
import { openZip } from "~/spreadsheet/zip.server";
import { ctxOf, visitor } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { cellTexts, filledLines } from "../support/fill-fixture";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { nothing, plainOptions, readBytes, writes } from "../support/plan-fixture";
import { refusalOf } from "../support/refusal-of";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

const shared = path.resolve(import.meta.dirname, "../../../shared/data/west-mercia-2022-05-assurance.xlsx");
const inspection = "PEEL 2021/22";

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.remove());

async function take(bytes: Uint8Array): Promise<ImportPlan> {
  const ctx = testCtx(database.db, OPERATOR);
  const workbook = readBytes(bytes);
  const file = { fileName: "tracker.xlsx", bytes, options: { ...plainOptions, published: "2022-04-13" } };
  const plan = valueOf(await planOnly(ctx, { ...file, workbook }));
  if (writesSomething(plan)) valueOf(await applyImport(ctx, await keepPlan(ctx, file, plan), workbook));
  return plan;
}

async function fill(bytes: Uint8Array, readIn: "worker" | "here" = "here"): Promise<Filled> {
  return valueOf(await fillWorkbook(testCtx(database.db, OPERATOR), { fileName: "tracker.xlsx", bytes, inspection }, readIn));
}

/** The parts of the package that differ, compressed as they are. */
function parts(before: Uint8Array, after: Uint8Array): string[] | null {
  return differingParts(openZip(before), openZip(after));
}

/** What the cells say that differ, and nothing where none does. */
function differences(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [cellTexts(readBytes(before)), cellTexts(readBytes(after))];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((place) => old[place] !== now[place]);
}

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const PLANS = "The force should make sure that investigation plans are written and supervised.";
const tracker = (rag: MadeCell, update: string, when: string): Buffer => makeXlsx({
  sheets: [
    {
      name: "Tracker",
      rows: [
        ["Marchshire Police"],
        ["Finding", "Strategic lead", "Update", "As at", "RAG", "Target date", "PCC's assurance questions", "Force response", "Days left"],
        [`AFI 1: ${CALLS}`, "ACC Okafor", update, { date: when }, rag, { date: "2022-09-30" }, "1. The PCC asked who owns it.", "1. A lead is named.", { formula: "F3-TODAY()", number: 12 }],
        [`AFI 2: ${PLANS}`, "ACC Okafor", "Begun.", { date: "2022-05-03" }, "A", null, null, null, { formula: "F4-TODAY()", number: 3 }],
      ],
      conditional: ["E3:E9"],
      after: '<dataValidations count="1"><dataValidation type="list" sqref="E3:E99"><formula1>Lists!$A$1:$A$4</formula1></dataValidation></dataValidations>',
    },
    { name: "Lists", state: "hidden", rows: [["R"], ["A"], ["G"], ["B"]] },
  ],
  parts: [{ name: "xl/vbaProject.bin", data: Buffer.from([0, 1, 2, 255]), stored: true }, { name: "xl/media/crest.png", data: "crest" }],
});

describe("filling in", () => {
  test("a workbook from before, once a newer one was taken in, gives it what the newer one said", async () => {
    const before = tracker("A", "Under way.", "2022-05-03");
    await take(before);
    await take(tracker("G", "Done – all of it.", "2022-05-20"));
    for (const readIn of ["here", "worker"] as const) {
      const { plan, bytes } = await fill(before, readIn);
      expect(filledLines(plan)).toEqual(["C3: Under way. → Done – all of it.", "D3: 2022-05-03 → 20 May 2022", "E3: A → G"]);
      expect(differences(before, bytes)).toEqual(["Tracker!C3", "Tracker!D3", "Tracker!E3"]);
      expect(parts(before, bytes)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
      expect(writes(await take(Buffer.from(bytes)))).toEqual(nothing);
    }
  });

  test("a workbook that is right already comes back byte for byte", async () => {
    const bytes = tracker("A", "Under way.", "2022-05-03");
    await take(bytes);
    const filled = await fill(bytes);
    expect([filled.plan.filled, filled.plan.left, Buffer.from(filled.bytes).equals(bytes)]).toEqual([[], [], true]);
    expect(filled.plan.right).toBeGreaterThan(8);
  });

  test("cells that only turn out not to be writable are gone round", async () => {
    const sheet = (update: string) => makeXlsx({
      sheets: [{ name: "Tracker", rows: [["Finding", "Update", "As at", "Cost centre"], [`AFI 1: ${CALLS}`, { xml: `<c t="str"><v>${update}</v></c>` }, { date: "2022-05-03" }, { xml: '<c><f t="array" ref="B2">X1</f><v>1</v></c>' }]] }],
    });
    await take(makeXlsx({ sheets: [{ rows: [["Finding", "Update", "As at"], [`AFI 1: ${CALLS}`, "New.", { date: "2022-05-20" }]] }] }));
    const { plan, bytes } = await fill(sheet("Old."));
    expect(plan.filled).toEqual([]);
    expect(plan.formulas.map(({ column }) => column)).toEqual(["B"]);
    expect(plan.left).toMatchObject([{ column: "C", reason: "It goes with Update, which is left." }]);
    expect(Buffer.from(bytes).equals(sheet("Old."))).toBe(true);
  });

  test("is for those who may export, and for workbooks only", async () => {
    const bytes = tracker("A", "Under way.", "2022-05-03");
    const wanted = { fileName: "tracker.xlsx", bytes, inspection };
    const people = await demonstrationDatabase();
    try {
      expect(refusalOf(await fillWorkbook(visitor(people.db), wanted))).toMatch(/^refused: You may not export/);
      expect(refusalOf(await fillWorkbook(await ctxOf(people.db, "rosalind-achebe"), wanted))).toMatch(/^refused: You may not export/);
      expect((await fillWorkbook(await ctxOf(people.db, "tom-ashdown"), wanted, "here")).ok).toBe(true);
    } finally {
      await people.remove();
    }
    const ctx = testCtx(database.db, OPERATOR);
    expect(refusalOf(await fillWorkbook(ctx, { ...wanted, bytes: Buffer.from("a,b\n1,2\n"), fileName: "a.csv" }, "here"))).toMatch(/CSV file has no cells/);
    for (const text of ["a,b\n1,2\n", "\0\u0001\u0002"]) {
      expect(refusalOf(await fillWorkbook(ctx, { ...wanted, bytes: Buffer.from(text), fileName: "a.xlsx" }, "here"))).toBe("invalid: This file is not a workbook. Use an Excel workbook (.xlsx or .xlsm).");
      expect(refusalOf(await fillWorkbook(ctx, { ...wanted, bytes: Buffer.from(text), fileName: "a.csv" }, "here"))).not.toMatch(/or a CSV file/);
    }
    expect(refusalOf(await fillWorkbook(ctx, { ...wanted, bytes: Buffer.from("%PDF-1.7"), fileName: "a.xlsx" }, "here"))).toMatch(/This is a PDF/);
    expect(refusalOf(await fillWorkbook(ctx, { ...wanted, bytes: Buffer.alloc(0) }, "here"))).toMatch(/not empty/);
    expect(refusalOf(await fillWorkbook(ctx, { ...wanted, bytes: bytes.subarray(0, 900) }))).toMatch(/^invalid: The file is damaged/);
  });
});

test("a copy that went out to a lead is imported, not filled in", async () => {
  const people = await demonstrationDatabase();
  try {
    const sent = valueOf(await sendCopies(await ctxOf(people.db, "tom-ashdown"), { boardOn: "2022-05-25", wanted: { of: "lead", lead: "Siobhan Byrne" }, onlyTheirs: false }));
    for (const person of ["siobhan-byrne", "tom-ashdown"]) {
      const tried = await fillWorkbook(await ctxOf(people.db, person), { fileName: "copy.xlsx", bytes: sent.bytes, inspection: null }, "here");
      expect(refusalOf(tried)).toMatch(/^invalid: This workbook is an export of this tracker, or was made from one\. Import it to take in/);
    }
  } finally {
    await people.remove();
  }
});

describe.skipIf(!existsSync(shared))("the notes of May 2022 (skipped where ../shared/data is absent)", () => {
  /** The notes with words added to the responses of some rows. */
  const revised = (bytes: Uint8Array, ...rows: number[]): Uint8Array => {
    const [sheet] = readBytes(bytes).sheets;
    const edits = rows.map((row) => {
      const cell = sheet?.rows.find(({ number }) => number === row)?.cells.find(({ column }) => column === 3);
      if (sheet === undefined || cell === undefined) throw new Error(`Row ${String(row)} has no response.`);
      return { sheet: sheet.name, row, column: 3, value: { text: `${cell.text} A further update is to follow.` } };
    });
    return valueOf(fillAndCheck(bytes, edits)).bytes;
  };

  test("as they were taken in they are right, in every cell", async () => {
    const bytes = await readFile(shared);
    await take(bytes);
    const { plan, bytes: after } = await fill(bytes);
    expect([plan.filled, plan.left, plan.formulas, plan.rowsWithoutFinding, plan.findingsWithoutRow, plan.entriesWithoutPlace]).toEqual([[], [], [], [], [], []]);
    expect(plan.right).toBe(30);
    expect(Buffer.from(after).equals(bytes)).toBe(true);
  });

  test("responses corrected here go into their cells, and nowhere else; taken in again nothing changes", async () => {
    const bytes = await readFile(shared);
    const later = revised(bytes, 8, 9, 15, 23);
    await take(bytes);
    await take(later);
    const { plan, bytes: after } = await fill(bytes);
    expect(plan.filled.map(({ column, row }) => `${column}${String(row)}`)).toEqual(["C8", "C9", "C15", "C23"]);
    expect(parts(bytes, after)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(cellTexts(readBytes(after))).toEqual(cellTexts(readBytes(later)));
    expect(writes(await take(after))).toEqual(nothing);
  });
});
