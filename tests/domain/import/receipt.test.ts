/** A receipt accounts for every cell of a file that says something, once. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import { COLUMNS } from "~/domain/columns";
import { sentValues } from "~/domain/export/sent";
import type { ImportPlan } from "~/domain/import/import-plan";
import { packReceipt, unpackReceipt } from "~/domain/import/packed-receipt";
import { planTraced, type PlanInput } from "~/domain/import/plan-import";
import { receiptCounts, type Fate, type ReceiptLine } from "~/domain/import/receipt";
import { receiptLines } from "~/domain/import/receipt-lines";
import type { WholeRecord } from "~/domain/record";
import { address, type Workbook } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { stamp, workbookOf } from "../../support/export-fixture";
import { foreignSheet, withWords } from "../../support/foreign-sheet";
import { makeXlsx } from "../../support/make-xlsx";
import { force } from "../../support/marchshire";
import { emptyRecord, plainOptions, readBytes } from "../../support/plan-fixture";
import { anyRecord } from "../../support/record-fixture";
import { smallRecord } from "../../support/small-record";

type More = Partial<Omit<PlanInput, "workbook">>;
type Received = { plan: ImportPlan; lines: ReceiptLine[] };

function tryReceipt(workbook: Workbook, more: More = {}): Received | null {
  const planned = planTraced({ file: "tracker.xlsx", workbook, record: emptyRecord, options: plainOptions, actor: OPERATOR, instance: null, ...more });
  return planned.ok ? { plan: planned.value.plan, lines: receiptLines(workbook, planned.value.plan, planned.value.trace) } : null;
}

function receiptOf(workbook: Workbook, more: More = {}): Received {
  const received = tryReceipt(workbook, more);
  if (received === null) throw new Error("The file cannot be planned.");
  return received;
}

function nameOf({ sheet, row, column }: ReceiptLine): string {
  return `${sheet}!${column}${String(row)}`;
}

/** Counted from the file alone. */
function cellsOf({ sheets }: Workbook): string[] {
  return sheets.flatMap(({ name, rows }) => rows.flatMap(({ number, cells }) => cells.filter((cell) => cell.text.trim() !== "").map((cell) => `${name}!${address(cell.column, number)}`)));
}

function expectWhole(workbook: Workbook, lines: readonly ReceiptLine[]): void {
  expect(lines.map(nameOf)).toEqual(cellsOf(workbook));
  const { cells, ...fates } = receiptCounts(lines);
  expect(cells).toBe(lines.length);
  expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(cells);
}

const NEED_A_REASON: readonly Fate[] = ["notRead", "heldBack", "notYours", "ignoredColumn"];

function withoutReason(lines: readonly ReceiptLine[]): ReceiptLine[] {
  return lines.filter((line) => NEED_A_REASON.includes(line.fate) && line.why === "");
}

async function sentOut(record: WholeRecord) {
  const workbook = workbookOf(record);
  const sent = sentValues(workbook);
  return { workbook: readBytes(await writeWorkbook(workbook, stamp)), more: { record: recordFor("official", record), instance: stamp.instance, sentOf: () => sent } satisfies More };
}

test("every cell of our own export is accounted for: as it was sent, and taken in where nothing is recorded", async () => {
  await fc.assert(fc.asyncProperty(anyRecord, async (record) => {
    const { workbook, more } = await sentOut(record);
    const back = receiptOf(workbook, more);
    expectWhole(workbook, back.lines);
    const { taken, conflict, left, heldBack, notYours, notPlaced, notRead, ignoredColumn } = receiptCounts(back.lines);
    expect({ taken, conflict, left, heldBack, notYours, notPlaced, notRead, ignoredColumn }).toEqual({ taken: 0, conflict: 0, left: 0, heldBack: 0, notYours: 0, notPlaced: 0, notRead: 0, ignoredColumn: 0 });
    const elsewhere = receiptOf(workbook);
    expectWhole(workbook, elsewhere.lines);
    expect(elsewhere.lines.filter((line) => line.fate === "unchanged" || line.fate === "notRead")).toEqual([]);
    expect(unpackReceipt(JSON.stringify(packReceipt(back.lines)))).toEqual(back.lines);
  }), { numRuns: 15, seed: 20220523 });
}, 120_000);

test("whatever the layout, every cell is accounted for, and what is said of it holds", () => {
  fc.assert(fc.property(foreignSheet, ({ titles, headings, rows }) => {
    const made = withWords([...titles, headings, ...rows]);
    const workbook = readBytes(makeXlsx({ sheets: [{ rows: made.rows }] }));
    const received = tryReceipt(workbook);
    if (received === null) return;
    const { plan, lines } = received;
    expectWhole(workbook, lines);
    expect(withoutReason(lines)).toEqual([]);
    const { findings, entries, responses, actions, inspections, meetings, notPlaced } = plan;
    const written = JSON.stringify([findings, entries, responses, actions, inspections, meetings]);
    for (const { word, row, column } of made.spots) {
      const line = lines.find((each) => each.row === row && each.column === column);
      if (line?.fate === "taken") expect([line, written.includes(word) || line.why.startsWith("Of its words only")]).toEqual([line, true]);
      if (line?.fate === "notPlaced") expect([line, JSON.stringify(notPlaced).includes(word)]).toEqual([line, true]);
      // Nothing is recorded, so nothing says what the record says.
      expect([line, line?.fate === "unchanged"]).toEqual([line, false]);
    }
  }), { numRuns: 800, seed: 20220523 });
}, 120_000);

describe("a copy that came back", () => {
  type Edit = { sheet?: string; heading: string; row: string; to: string };
  const TRACKER = "SIB tracker";

  /** Puts a text into the cell under a heading, in the row in which another cell says `row`. */
  function edit(workbook: Workbook, { sheet = TRACKER, heading, row, to }: Edit): string {
    const of = workbook.sheets.find((each) => each.name === sheet);
    const head = of?.rows.find((each) => each.cells.some((cell) => cell.text === heading));
    const column = head?.cells.find((cell) => cell.text === heading)?.column;
    const wanted = of?.rows.find((each) => each.cells.some((cell) => cell.text === row));
    if (wanted === undefined || column === undefined) throw new Error(`There is no ${heading} beside ${row}.`);
    wanted.cells = [...wanted.cells.filter((cell) => cell.column !== column), { column, text: to, kind: "text" as const, date: null, formula: false, fill: null, link: null }].sort((a, b) => a.column - b.column);
    return `${sheet}!${address(column, wanted.number)}`;
  }

  async function fateOf(change: Edit, { here = (record) => record, ...more }: More & { here?: (record: WholeRecord) => WholeRecord } = {}): Promise<Pick<ReceiptLine, "fate" | "why">> {
    const out = await sentOut(smallRecord());
    const place = edit(out.workbook, change);
    const { lines } = receiptOf(out.workbook, { ...out.more, record: here(out.more.record), ...more });
    expectWhole(out.workbook, lines);
    const line = lines.find((each) => nameOf(each) === place);
    return { fate: line?.fate ?? "notRead", why: line?.why ?? "" };
  }

  const area: Edit = { heading: "Question area", row: "F-0001", to: "Investigating crime" };
  const elsewhere = (record: WholeRecord): WholeRecord => ({ ...record, findings: record.findings.map((each) => (each.reference === "F-0001" ? { ...each, questionArea: "Supporting victims" } : each)) });
  const conflict = (options: Partial<typeof plainOptions>) => fateOf(area, { here: elsewhere, options: { ...plainOptions, ...options } });

  test("a changed cell is taken", async () => {
    expect(await fateOf(area)).toEqual({ fate: "taken", why: "F-0001 AFI 1, Question area." });
  });

  test("a conflict is open, or settled one way or the other", async () => {
    expect(await conflict({})).toEqual({ fate: "conflict", why: "Open: F-0001 AFI 1, Question area keeps what was here." });
    expect(await conflict({ prefer: "theirs" })).toEqual({ fate: "conflict", why: "Settled with what came back: F-0001 AFI 1, Question area." });
    expect(await conflict({ prefer: "ours" })).toEqual({ fate: "conflict", why: "Settled with what is here: F-0001 AFI 1, Question area." });
    const cell = /!(\w+)$/.exec(edit((await sentOut(smallRecord())).workbook, area))?.[1] ?? "";
    expect(await conflict({ choices: { [`${TRACKER}!${cell}`]: { take: "text", text: "Both" } } })).toEqual({ fate: "conflict", why: "Settled with a text written for it: F-0001 AFI 1, Question area." });
    expect(await fateOf(area, { options: { ...plainOptions, choices: { [`${TRACKER}!${cell}`]: { take: "ours" } } } })).toEqual({ fate: "left", why: "Left by choice: F-0001 AFI 1, Question area stays as it is here." });
  });

  test("a cell that came back as it was sent and was changed here says so", async () => {
    const later = (record: WholeRecord): WholeRecord => ({ ...record, findings: record.findings.map((each) => (each.reference === "F-0001" ? { ...each, targetDate: "2022-12-31" } : each)) });
    const out = await sentOut(smallRecord());
    const { lines } = receiptOf(out.workbook, { ...out.more, record: later(out.more.record) });
    expect(lines.filter((line) => line.why.includes("changed here since")).map((line) => line.fate)).toEqual(["unchanged"]);
  });

  test("what is not theirs, locked, grey, or in a column of their own is each said to be so", async () => {
    expect(await fateOf({ heading: "Assurance", row: "F-0001", to: "Assured" }, { actor: force })).toMatchObject({ fate: "notYours" });
    expect(await fateOf({ heading: COLUMNS.finding.heading, row: "F-0002", to: "The force should do something else altogether." })).toMatchObject({ fate: "heldBack" });
    expect(await fateOf({ heading: COLUMNS.questions.heading, row: "F-0002", to: "A question written into the copy" })).toMatchObject({ fate: "greyCopy" });
    expect(await fateOf({ sheet: "Questions and responses", heading: "Kind", row: "F-0001 Q1", to: "Comment" })).toMatchObject({ fate: "heldBack", why: "Kind is not changed by an import. Change it on its page." });
  });

  test("an added column is ignored, and a row whose key was altered is held back whole", async () => {
    const out = await sentOut(smallRecord());
    const tracker = out.workbook.sheets.find((each) => each.name === TRACKER);
    const head = tracker?.rows.find((row) => row.cells.some((cell) => cell.text === "Key"));
    const row = tracker?.rows.find((each) => each.cells.some((cell) => cell.text === "F-0002"));
    if (head === undefined || row === undefined) throw new Error("The tracker has no such rows.");
    const plain = { kind: "text" as const, date: null, formula: false, fill: null, link: null };
    head.cells.push({ column: 60, text: "Notes of our own", ...plain });
    row.cells.push({ column: 60, text: "Ask Sam", ...plain });
    const noted = receiptOf(out.workbook, out.more);
    expectWhole(out.workbook, noted.lines);
    expect(noted.lines.find((line) => line.row === row.number && line.column === "BH")).toMatchObject({ fate: "ignoredColumn", why: "It is not one of the columns of the export." });
    const again = structuredClone(out.workbook);
    const key = again.sheets.find((each) => each.name === TRACKER)?.rows.find((each) => each.number === row.number)?.cells.find((cell) => cell.text.startsWith("AT"));
    if (key === undefined) throw new Error("The row has no key.");
    key.text = `${key.text.slice(0, -1)}${key.text.endsWith("A") ? "B" : "A"}`;
    const altered = receiptOf(again, out.more);
    expectWhole(again, altered.lines);
    const held = altered.lines.filter((line) => line.sheet === TRACKER && line.row === row.number && line.column !== "BH");
    expect([...new Set(held.map((line) => line.fate))]).toEqual(["heldBack"]);
  });
});

const folder = path.resolve(import.meta.dirname, "../../../../shared/data");

describe.skipIf(!existsSync(folder))("real files (skipped where ../shared/data is absent)", () => {
  test("every cell is accounted for, first and when the file comes again", () => {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xlsx")) : [];
    expect(files).not.toEqual([]);
    for (const name of files) {
      const workbook = readBytes(readFileSync(path.join(folder, name)), name);
      const { lines } = receiptOf(workbook);
      expectWhole(workbook, lines);
      expect(withoutReason(lines)).toEqual([]);
      expect(lines.filter((line) => line.fate === "notRead")).toEqual([]);
      expect(receiptCounts(lines).taken).toBeGreaterThan(lines.length / 2);
    }
  });
});
