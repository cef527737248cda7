/** One cell changed in an export plans that cell and no other, in every column that may be edited. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExportSheet, ExportWorkbook } from "~/domain/export/export-sheet";
import { columnLetter } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { stamp, workbookOf } from "../../support/export-fixture";
import { nothing, planOf, readBytes, writes } from "../../support/plan-fixture";
import { anyRecord } from "../../support/record-fixture";

const FIRST_ROW = 5;

type Spot = { sheet: number; row: number; column: number };

/** Cells of responses that are there; a first word where there is none would be a new response. */
function mayChange(sheet: ExportSheet, row: number, column: number): boolean {
  const spec = sheet.columns[column];
  if (spec?.editing !== "edit" || spec.key.startsWith("responseMore")) return false;
  const value = (key: string) => sheet.rows[row]?.values[sheet.columns.findIndex((each) => each.key === key)] ?? null;
  const [, name = "", nth = ""] = /^(response|responseBy|confidence|commitment|commitmentAskedFor|condition)( \d+)?$/.exec(spec.key) ?? [];
  if (name === "") return true;
  const response = value(`response${nth}`);
  if (response === null || value(`responseMore1${nth}`) !== null) return false;
  if (name === "responseBy") return !/^\[/.test(response);
  return (name !== "commitmentAskedFor" && name !== "condition") || value(`commitment${nth}`) !== null;
}

function spots(workbook: ExportWorkbook): Spot[] {
  return workbook.sheets.flatMap((sheet, index) =>
    sheet.rows.flatMap((_, row) => sheet.columns.flatMap((__, column) => (mayChange(sheet, row, column) ? [{ sheet: index, row, column }] : []))));
}

function otherValue(sheet: ExportSheet, { row, column }: Spot): string {
  const spec = sheet.columns[column];
  const now = sheet.rows[row]?.values[column] ?? null;
  if (spec?.kind === "date") return now === "2031-03-05" ? "2031-03-06" : "2031-03-05";
  const words = (spec?.words ?? []).map(([code]) => code).filter((code) => code !== now && code !== "not-yet-reviewed");
  return words[0] ?? "Something else entirely";
}

function changed(workbook: ExportWorkbook, spot: Spot): ExportWorkbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) => index !== spot.sheet ? sheet : {
      ...sheet,
      rows: sheet.rows.map((row, place) => place !== spot.row ? row : { ...row, values: row.values.map((value, column) => (column === spot.column ? otherValue(sheet, spot) : value)) }),
    }),
  };
}

test("a change of one cell is planned as that cell alone", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyRecord.filter((record) => record.findings.length > 0), fc.nat(), async (record, pick) => {
      const workbook = workbookOf(record);
      const all = spots(workbook);
      const fresh = all.filter((spot) => !seen.has(`${String(spot.sheet)} ${workbook.sheets[spot.sheet]?.columns[spot.column]?.key ?? ""}`));
      const from = fresh.length > 0 ? fresh : all;
      const spot = from[pick % from.length];
      if (spot === undefined) return;
      const sheet = workbook.sheets[spot.sheet];
      seen.add(`${String(spot.sheet)} ${sheet?.columns[spot.column]?.key ?? ""}`);
      const bytes = await writeWorkbook(changed(workbook, spot), stamp);
      const plan = planOf(readBytes(bytes), { record: recordFor("official", record), instance: stamp.instance });
      expect(plan.heldBack).toEqual([]);
      expect(writes(plan)).toEqual({ ...nothing, changed: 1 });
      expect(plan.changed[0]?.place).toEqual({ sheet: sheet?.name, row: FIRST_ROW + spot.row, column: columnLetter(spot.column + 2) });
      expect(plan.changed[0]?.from).not.toBe(plan.changed[0]?.to);
    }),
    { numRuns: 50, endOnFailure: true },
  );
  expect(seen.size).toBeGreaterThanOrEqual(26);
}, 180_000);
