import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepSent, takeStamp } from "~/db/exports.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { exportWorkbook } from "~/domain/export/export-workbook";
import type { ExportColumn, ExportSheet, ExportWorkbook, Stamp } from "~/domain/export/export-sheet";
import { ACTION_COLUMNS, ASSURANCE_COLUMNS, DETAIL_COLUMNS, entryColumns, TRACKER_COLUMNS } from "~/domain/export/layout";
import { sentValues } from "~/domain/export/sent";
import { columnLetter } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { heading } from "../support/export-fixture";
import type { FreshDatabase } from "../support/fresh-database";
import { hasOpenpyxl, throughOpenpyxl } from "../support/other-programs";
import { planFor, sendOut, takeIn, wouldWrite } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

const HEADER_ROW = 4;

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

async function laidOut(view: "sib" | "assurance" = "sib"): Promise<{ workbook: ExportWorkbook; stamp: Stamp }> {
  const record = recordFor("official", await loadRecord(home.db));
  const workbook = exportWorkbook({ record, shown: null, view, heading });
  const ctx = testCtx(home.db, OPERATOR);
  const stamp = await takeStamp(ctx);
  await keepSent(ctx, stamp.exportNumber, sentValues(workbook));
  return { workbook, stamp };
}

/** Another value that a person might write there. */
function another(column: ExportColumn, value: string | null): string {
  if (column.kind === "date") return "2023-03-26";
  if (column.kind === "rag") return value === "blue" ? "green" : "blue";
  const word = column.words.find(([code]) => code !== value);
  if (word) return word[0];
  if (column.key === "stepsToGreen") return "1. Begin again | ACC Okafor | due 26 Mar 2023\n2. Then look";
  if (column.key === "owners") return "CC; DBS";
  return "=Written anew, by hand";
}

type Changed = { sheet: ExportSheet; column: ExportColumn; row: number; place: number; from: string | null; to: string };

/** Changes one cell of a column: one that has a value, where there is one. */
function changeOne(workbook: ExportWorkbook, sheetId: string, key: string): Changed {
  const sheet = workbook.sheets.find((each) => each.id === sheetId);
  const place = sheet?.columns.findIndex((column) => column.key === key) ?? -1;
  const column = sheet?.columns[place];
  if (!sheet || !column) throw new Error(`There is no column ${key}.`);
  const ofSeveral = sheet.columns.findIndex((each) => each.key === "response");
  const plain = (values: (string | null)[]): boolean => key !== "responseBy" || !(values[ofSeveral] ?? "").startsWith("[");
  const index = Math.max(0, sheet.rows.findIndex((row) => row.values[place] != null && plain(row.values)));
  const row = sheet.rows[index];
  if (!row) throw new Error(`The sheet ${sheet.name} has no rows.`);
  const from = row.values[place] ?? null;
  const to = another(column, from);
  row.values = row.values.with(place, to);
  return { sheet, column, row: HEADER_ROW + 1 + index, place, from, to };
}

function editable(sheet: string, columns: readonly ExportColumn[]): [string, string][] {
  return columns.filter((column) => column.editing === "edit").map((column) => [sheet, column.key]);
}

const sib = [...editable("tracker", TRACKER_COLUMNS), ...editable("entries", entryColumns([1])), ...editable("details", DETAIL_COLUMNS), ...editable("actions", ACTION_COLUMNS)];
const FIELDS: Partial<Record<string, string>> = { confidence: "statedConfidence" };

function expectOnly(plan: Awaited<ReturnType<typeof planFor>>, { sheet, column, row, place, from, to }: Changed): void {
  expect(wouldWrite(plan)).toHaveLength(1);
  expect(plan.changed).toMatchObject([{ field: FIELDS[column.key] ?? column.key, from, to, place: { sheet: sheet.name, row, column: columnLetter(place + 2) } }]);
}

describe("one cell changed is one change planned", () => {
  test("there are columns to change on every sheet with keys", () => {
    expect(sib.map(([sheet]) => sheet).filter((sheet, index, all) => all.indexOf(sheet) === index)).toEqual(["tracker", "entries", "details", "actions"]);
    expect(sib.length).toBe(12 + 9 + 3 + 3);
  });

  test.each(sib)("%s: %s", async (sheet, key) => {
    const { workbook, stamp } = await laidOut();
    const changed = changeOne(workbook, sheet, key);
    expectOnly(await planFor(home.db, await writeWorkbook(workbook, stamp)), changed);
  });

  test.each(editable("assurance", ASSURANCE_COLUMNS))("%s: %s", async (sheet, key) => {
    const { workbook, stamp } = await laidOut("assurance");
    const changed = changeOne(workbook, sheet, key);
    expectOnly(await planFor(home.db, await writeWorkbook(workbook, stamp)), changed);
  });
});

test("one cell changed in every editable column is exactly those changes, and taken in it is what the next export says", async () => {
  const { workbook, stamp } = await laidOut();
  const changes = sib.filter(([, key]) => key !== "responseBy").map(([sheet, key]) => changeOne(workbook, sheet, key));
  const bytes = await writeWorkbook(workbook, stamp);
  const plan = await planFor(home.db, bytes);
  expect(wouldWrite(plan)).toHaveLength(changes.length);
  expect(plan.changed.map(({ place }) => `${place.sheet} ${String(place.column)}${String(place.row)}`).sort()).toEqual(
    changes.map(({ sheet, place, row }) => `${sheet.name} ${columnLetter(place + 2)}${String(row)}`).sort(),
  );
  await takeIn(home.db, bytes);
  expect(wouldWrite(await planFor(home.db, await sendOut(home.db)))).toEqual([]);
  expect(wouldWrite(await planFor(home.db, bytes))).toEqual([]);
});

test("a change to a grey cell is not taken in", async () => {
  for (const key of ["questions", "responses", "finding", "number", "kind", "inspection", "causeOfConcern"]) {
    const { workbook, stamp } = await laidOut();
    changeOne(workbook, "tracker", key);
    const plan = await planFor(home.db, await writeWorkbook(workbook, stamp));
    expect({ key, changed: plan.changed, cleared: plan.cleared, findings: plan.findings, entries: plan.entries }).toEqual({ key, changed: [], cleared: [], findings: [], entries: [] });
  }
});

test.skipIf(!hasOpenpyxl)("rows sorted another way and columns moved are still the same rows (skipped where openpyxl is not installed)", async () => {
  const script = `
book = openpyxl.load_workbook(path)
sheet = book["SIB tracker"]
rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
rows.sort(key=lambda row: str(row[4]), reverse=True)
for number, values in enumerate(rows, start=5):
    for column, value in enumerate(values, start=1):
        sheet.cell(row=number, column=column).value = value
sheet.insert_cols(3)
sheet["C4"] = "Our own notes"
sheet["C7"] = "Ask about this"
book.save(path)`;
  const plan = await planFor(home.db, throughOpenpyxl(script, await sendOut(home.db)));
  expect(wouldWrite(plan)).toEqual([]);
  expect(plan.ignoredColumns).toMatchObject([{ heading: "Our own notes" }]);
});
