import Papa from "papaparse";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { exportTracker, type Exported } from "~/commands/export-tracker.server";
import { findSent } from "~/db/exports.server";
import { keptRecord } from "~/db/kept-record.server";
import { loadRecord } from "~/db/record.server";
import { readSettings, settingKeys } from "~/db/settings.server";
import { write } from "~/db/write.server";
import { FIXED_PEOPLE, OPERATOR, type Actor } from "~/domain/actor";
import { COLUMN_LIST } from "~/domain/columns";
import { sentValue } from "~/domain/export/sent";
import type { Done } from "~/domain/problem";
import { defaultView } from "~/domain/register/register-view";
import { readKey } from "~/domain/row-key";
import type { Sheet } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { anyRecord } from "../support/record-fixture";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

function value<T>(result: Done<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function sheetsOf(exported: Exported): Sheet[] {
  return value(readWorkbook(exported.bytes, exported.fileName)).sheets;
}

function column(sheet: Sheet | undefined, number: number): string[] {
  return (sheet?.rows ?? []).filter((row) => row.number > 4).map((row) => row.cells.find((cell) => cell.column === number)?.text ?? "");
}

describe("with the demonstration's record", () => {
  beforeEach(async () => {
    await fresh.remove();
    fresh = await demonstrationDatabase();
  });

  test("the file is named after the force, the paper and the day in London", async () => {
    const names: string[] = [];
    for (const [view, format] of [["sib", "xlsx"], ["assurance", "csv"]] as const) names.push(value(await exportTracker(testCtx(fresh.db), { view, format, shown: null })).fileName);
    expect(names).toEqual(["marchshire-sib-tracker-2022-05-23.xlsx", "marchshire-assurance-2022-05-23.csv"]);
  });

  test("an export leaves what is kept of the record in memory good, a change of the record does not", async () => {
    const ctx = testCtx(fresh.db);
    const before = await keptRecord(fresh.db, "official");
    value(await exportTracker(ctx, { view: "sib", format: "xlsx", shown: null }));
    expect(await keptRecord(fresh.db, "official")).toBe(before);
    const edit = { reference: "F-0106", column: "questionArea", value: "Another area", base: "Protecting vulnerable people" } as const;
    value(await editCell(ctx, edit));
    const after = await keptRecord(fresh.db, "official");
    expect(after.findings.find((finding) => finding.reference === "F-0106")?.questionArea).toBe("Another area");
  });

  test("every export has a number of its own, which is in the key of each row; what was sent is kept", async () => {
    const ctx = testCtx(fresh.db);
    const first = value(await exportTracker(ctx, { view: "sib", format: "xlsx", shown: null }));
    const second = value(await exportTracker(ctx, { view: "assurance", format: "xlsx", shown: null }));
    expect(second.exportNumber).toBe(first.exportNumber + 1);
    const { instance } = await readSettings(fresh.db.read);
    const sheets = sheetsOf(second);
    for (const name of ["Assurance", "Questions and responses", "Further details", "Actions"]) {
      const keys = column(sheets.find((sheet) => sheet.name === name), 1).map(readKey);
      expect(keys.length, name).toBeGreaterThan(5);
      for (const key of keys) expect(key).toMatchObject({ instance, exportNumber: second.exportNumber });
    }
    const sent = await findSent(fresh.db.read, first.exportNumber);
    const record = recordFor("official", await loadRecord(fresh.db));
    expect(sent?.view).toBe("sib");
    expect(sent?.asAt).toBe("2022-05-23");
    expect(Object.keys(sent?.sheets.tracker?.rows ?? {})).toEqual(record.findings.map((finding) => `F${String(finding.sequence)}`));
    const finding = record.findings.find((each) => each.reference === "F-0103");
    const said = (column: string) => sent && sentValue(sent, { sheet: "tracker", rowId: "F103", column });
    expect(["reference", "finding", "rag", "updateAsAt", "hmicfrsStatus", "questions"].map(said)).toEqual(["F-0103", finding?.text, "red", "2022-03-18", "being-progressed", undefined]);
    expect(await findSent(fresh.db.read, 99)).toBeNull();
  });

  test.each<[string, Actor]>([["the office", FIXED_PEOPLE.opcc], ["the force", FIXED_PEOPLE.force], ["the operator", OPERATOR]])("no draft leaves the house, whoever asks: %s", async (_, actor) => {
    const whole = await loadRecord(fresh.db);
    const drafts = [
      ...whole.findings.flatMap((finding) => finding.entries).filter((entry) => entry.state === "draft" || entry.state === "approved").map((entry) => entry.text),
      ...whole.findings.flatMap((finding) => finding.entries).flatMap((entry) => entry.responses).filter((response) => response.state !== "submitted").flatMap((response) => response.parts.map((part) => part.text)),
      ...whole.findings.flatMap((finding) => finding.drafts.flatMap((draft) => (draft.column === "update" ? (draft.value ?? []) : []))),
    ];
    expect(drafts.length).toBeGreaterThan(3);
    const exported = value(await exportTracker(testCtx(fresh.db, actor), { view: "sib", format: "xlsx", shown: null }));
    const cells = sheetsOf(exported).flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => cell.text)));
    for (const draft of drafts) expect(cells.filter((text) => text.includes(draft))).toEqual([]);
    expect(JSON.stringify(await findSent(fresh.db.read, exported.exportNumber))).not.toContain(drafts[0]);
  });

  test("a part of the register brings what belongs to it and nothing else, in the view's order", async () => {
    const shown = { ...defaultView("sib"), rags: ["red" as const], sort: [{ key: "reference" as const, descending: true }], columns: ["reference" as const, "finding" as const, "rag" as const] };
    const exported = value(await exportTracker(testCtx(fresh.db), { view: "sib", format: "xlsx", shown }));
    const [tracker, entries] = sheetsOf(exported);
    const record = recordFor("official", await loadRecord(fresh.db));
    const red = record.findings.filter((finding) => finding.update?.rag === "red").reverse();
    expect(red.length).toBeGreaterThan(2);
    expect(column(tracker, 2)).toEqual(red.map((finding) => finding.reference));
    expect(column(entries, 1).length).toBe(new Set(red.flatMap((finding) => finding.entries.map((entry) => entry.id))).size);
    expect(tracker?.rows[1]?.cells[0]?.text).toContain(`${String(red.length)} findings of ${String(record.findings.length)}`);
    const headings = tracker?.rows.find((row) => row.number === 4)?.cells.map((cell) => cell.text);
    expect(headings).toEqual(["Key", ...COLUMN_LIST.map((each) => each.heading)]);
    expect(tracker?.hiddenColumns.length).toBe(1 + COLUMN_LIST.length - 3);
  });

  test("the marking of the office stands on every sheet", async () => {
    await write(fresh.db, (tx) => tx.setting.create({ data: { key: settingKeys.marking, value: "OFFICIAL-SENSITIVE" } }));
    const exported = value(await exportTracker(testCtx(fresh.db), { view: "sib", format: "xlsx", shown: null }));
    for (const sheet of sheetsOf(exported)) expect(sheet.rows.slice(0, 3).flatMap((row) => row.cells.map((cell) => cell.text)), sheet.name).toContain("OFFICIAL-SENSITIVE");
  });

  test("a CSV file has the tracker's headings, the key last, and dates as YYYY-MM-DD", async () => {
    const { bytes, sheets, exportNumber } = value(await exportTracker(testCtx(fresh.db), { view: "sib", format: "csv", shown: null }));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const { data } = Papa.parse<string[]>(bytes.toString("utf8").slice(1), { skipEmptyLines: true });
    expect(data[0]).toEqual([...COLUMN_LIST.map((each) => each.heading), "Key"]);
    expect(data.length - 1).toBe(sheets[0]?.rows);
    const row = data.find((each) => each[0] === "F-0103");
    expect(row?.[11]).toBe("2022-03-18");
    expect(readKey(row?.[20] ?? "")).toMatchObject({ rowId: "F103", exportNumber });
    expect((await findSent(fresh.db.read, exportNumber))?.sheets.entries).toBeUndefined();
  });
});

test("an empty record is exported as empty sheets", async () => {
  const exported = value(await exportTracker(testCtx(fresh.db), { view: "sib", format: "xlsx", shown: null }));
  expect(exported).toMatchObject({ findings: 0, fileName: "sib-tracker-2022-05-23.xlsx" });
  expect(sheetsOf(exported)[0]?.rows.length).toBe(4);
});

test("no cell of a CSV file starts like a formula, and each reads back as it was", async () => {
  const [record] = fc.sample(anyRecord.filter((each) => each.findings.length > 6), { numRuns: 1, seed: 11 });
  if (!record) throw new Error("No record was made.");
  await storeRecord(fresh.db, record);
  const { bytes } = value(await exportTracker(testCtx(fresh.db), { view: "sib", format: "csv", shown: null }));
  const { data } = Papa.parse<string[]>(bytes.toString("utf8").slice(1), { skipEmptyLines: true });
  const cells = data.flat();
  expect(cells.some((cell) => cell.startsWith("'"))).toBe(true);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  const read = value(readWorkbook(bytes, "tracker.csv")).sheets[0];
  const finding = COLUMN_LIST.findIndex((each) => each.key === "finding") + 1;
  expect(read?.rows.slice(1).map((row) => row.cells.find((cell) => cell.column === finding)?.text)).toEqual(record.findings.map((each) => each.text));
});
