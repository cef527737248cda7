import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMN_LIST } from "~/domain/columns";
import type { ExportView } from "~/domain/export/export-sheet";
import type { Sheet } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { seenCells, stamp, workbookOf } from "../support/export-fixture";
import { anyRecord } from "../support/record-fixture";
import { dateSerial, encodeEscapes, rowHeight } from "~/spreadsheet/write-text.server";
import { decodeEscapes } from "~/spreadsheet/xml-text.server";

function grid(sheet: Sheet, width: number): string[][] {
  const rows = sheet.rows.filter((row) => row.number >= 4);
  return rows.map((row) => Array.from({ length: width }, (_, index) => row.cells.find((cell) => cell.column === index + 1)?.text ?? ""));
}

async function readBack(bytes: Buffer): Promise<Sheet[]> {
  const read = readWorkbook(bytes, "export.xlsx");
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.problems).toEqual([]);
  return read.value.sheets;
}

test("every cell reads back as it was written, whatever its text", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, fc.constantFrom<ExportView>("sib", "assurance"), async (record, view) => {
      const workbook = workbookOf(record, view);
      const sheets = await readBack(await writeWorkbook(workbook, stamp));
      expect(sheets.map((sheet) => sheet.name)).toEqual([...workbook.sheets.map((sheet) => sheet.name), "Guide"]);
      for (const [index, sheet] of workbook.sheets.entries()) {
        const seen = seenCells(sheet);
        const read = sheets[index];
        expect(read && grid(read, seen[0]?.length ?? 0), sheet.name).toEqual(seen);
        expect(read?.merges).toEqual([]);
        expect(read?.rows.flatMap((row) => row.cells).some((cell) => cell.formula)).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});

describe("the SIB tracker", () => {
  const [record] = fc.sample(anyRecord.filter((each) => each.findings.length > 4 && each.findings.some((finding) => finding.update)), { numRuns: 1, seed: 7 });
  if (!record) throw new Error("No record was made.");

  test("is the first sheet: a row per finding under the headings of the one column list, with a hidden key", async () => {
    const [tracker] = await readBack(await writeWorkbook(workbookOf(record), stamp));
    const [head = [], ...rows] = tracker ? grid(tracker, 21) : [];
    expect(head).toEqual(["Key", ...COLUMN_LIST.map((column) => column.heading)]);
    expect(rows.map((row) => row[1])).toEqual(record.findings.map((finding) => finding.reference));
    expect(tracker?.hiddenColumns).toEqual([1]);
    expect(tracker?.rows.slice(0, 3).map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ["Marchshire Police: SIB tracker of HMICFRS findings"],
      [`As at 23 May 2022, 15:04 · ${String(record.findings.length)} findings · export 42`],
      ["OFFICIAL"],
    ]);
  });

  test("has real dates, and RAG as a word on its colour", async () => {
    const [tracker] = await readBack(await writeWorkbook(workbookOf(record), stamp));
    const cells = tracker?.rows.filter((row) => row.number > 4).flatMap((row) => row.cells) ?? [];
    const dates = cells.filter((cell) => [13, 16, 17].includes(cell.column) && cell.text !== "");
    expect(dates.length).toBeGreaterThan(0);
    for (const cell of dates) expect(cell.kind).toBe("date");
    const rags = cells.filter((cell) => cell.column === 14 && cell.text !== "");
    expect(rags.length).toBeGreaterThan(0);
    for (const cell of rags) expect(cell.fill?.class).toBe(cell.text.toLowerCase());
  });
});

test("a date before March 1900 keeps its day", () => {
  expect([dateSerial("1900-01-01"), dateSerial("1900-02-28"), dateSerial("1900-03-01"), dateSerial("2022-03-27")]).toEqual([1, 59, 61, 44647]);
});

test("a text that looks like an escape is written so that it reads as itself", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("_x000D_", "_x005F_", "x000D_", "_", "x", "005F", "a", "_x00e9_"), { maxLength: 8 }).map((pieces) => pieces.join("")), (text) => {
      expect(decodeEscapes(encodeEscapes(text))).toBe(text);
    }),
  );
});

test("rows are as tall as their longest text, up to what Excel allows", () => {
  expect(rowHeight(["short", null], [20, 20])).toBe(17);
  expect(rowHeight(["one\ntwo\nthree"], [20])).toBe(41);
  expect(rowHeight(["x".repeat(30_000)], [20])).toBe(409);
  expect(rowHeight(["\n".repeat(30_000)], [Infinity])).toBe(409);
});
