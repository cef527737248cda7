/** Random edits of workbooks as many programs write them: exactly these cells differ, for our reader and for the others'. */
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CellEdit, CellValue } from "~/domain/cell-edit";
import { address } from "~/domain/sheet";
import { checkFilled } from "~/spreadsheet/check-filled.server";
import { patchWorkbook, type PatchedWorkbook } from "~/spreadsheet/patch-workbook.server";
import { makeXlsx, type MadeCell, type MadeWorkbook } from "../support/make-xlsx";
import { openpyxlDump } from "../support/openpyxl-dump";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../support/other-programs";
import { readBytes } from "../support/plan-fixture";

const SHEETS = ["Tracker", "Summary"];

const cell: MadeCell[] = ["Amber", "", { date: "2022-05-23" }, 12, { text: "Red", fill: "FF0000" }, { fill: "00B050" }, { formula: "A1", text: "x" }, { formula: "COUNTIF(Tracker!A:C,\"Red\")", number: 2 }, null, true, { runs: ["bold", " not"] }];
const book: MadeWorkbook = {
  sheets: SHEETS.map((name, sheet) => ({
    name,
    rows: Array.from({ length: 7 }, (_, row) => Array.from({ length: 6 }, (_, column) => cell[(row * 5 + column * 3 + sheet) % cell.length] ?? null)),
    merges: ["B3:B4", "D6:E6"],
    after: '<dataValidations count="1"><dataValidation type="list" sqref="A2:A9"><formula1>Summary!$A:$A</formula1></dataValidation></dataValidations>',
  })),
  parts: [{ name: "xl/vbaProject.bin", data: Buffer.from([1, 2, 3]), stored: true }],
};

const text = fc.array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.constantFrom("\n", " ", "\t", "_x000D_", "&", "<", "]]>", "=1", "é", "😀")), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
const date = fc.date({ min: new Date("1904-01-02"), max: new Date("2099-12-31"), noInvalidDate: true }).map((moment) => moment.toISOString().slice(0, 10));
const value: fc.Arbitrary<CellValue> = fc.oneof({ weight: 4, arbitrary: text.map((each) => ({ text: each })) }, { weight: 2, arbitrary: date.map((each) => ({ date: each })) }, fc.integer({ min: -9_999, max: 9_999 }).map((number) => ({ number })), fc.constant(null));
const place = fc.record({ sheet: fc.constantFrom(...SHEETS), row: fc.integer({ min: 1, max: 11 }), column: fc.integer({ min: 1, max: 9 }) });
const edits: fc.Arbitrary<CellEdit[]> = fc.uniqueArray(fc.tuple(place, value).map(([at, to]) => ({ ...at, value: to })), { minLength: 1, maxLength: 15, selector: ({ sheet, row, column }) => `${sheet}!${address(column, row)}` });

function patch(bytes: Uint8Array, wanted: CellEdit[]): PatchedWorkbook {
  const after = patchWorkbook(bytes, wanted);
  expect(checkFilled({ before: bytes, after }, { before: readBytes(bytes), after: readBytes(after.bytes) })).toBeNull();
  // What is neither written nor left with a reason was to empty a cell that is not there.
  const answered = new Set([...after.written, ...after.left].map(({ sheet, row, column }) => `${sheet}!${address(column, row)}`));
  expect(wanted.filter(({ sheet, row, column }) => !answered.has(`${sheet}!${address(column, row)}`)).every((edit) => edit.value === null)).toBe(true);
  return after;
}

async function exceljsBook(): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  for (const name of SHEETS) {
    const sheet = made.addWorksheet(name);
    for (let row = 1; row <= 6; row++) sheet.addRow(["Amber", new Date(Date.UTC(2022, 4, row)), { formula: "A1", result: "Amber" }, { richText: [{ text: "a", font: { bold: true } }, { text: "b" }] }, row]);
    sheet.getCell("A2").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFF0000" } };
    sheet.getCell("A3").dataValidation = { type: "list", formulae: ["Summary!$A$1:$A$6"], allowBlank: true };
    sheet.getCell("A4").note = "A comment";
    sheet.mergeCells("B3:B4");
    sheet.autoFilter = "A1:E6";
    sheet.addConditionalFormatting({ ref: "A1:A6", rules: [{ type: "containsText", operator: "containsText", text: "Red", style: {}, priority: 1 }] });
  }
  made.getWorksheet("Tracker")?.addTable({ name: "Steps", ref: "G1", headerRow: true, columns: [{ name: "Step" }, { name: "Due" }], rows: [["one", 1], ["two", 2]] });
  return Buffer.from(await made.xlsx.writeBuffer());
}

const OPENPYXL = `
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.worksheet.table import Table
book = openpyxl.Workbook()
book.remove(book.active)
for name in ["Tracker", "Summary"]:
    sheet = book.create_sheet(name)
    for row in range(1, 8):
        sheet.append(["Amber", datetime.date(2022, 5, row), "=A1", "text " * row, row, None])
    sheet["A2"].fill = PatternFill("solid", fgColor="FF0000")
    sheet["A4"].comment = Comment("Ask Siobhan", "SIB")
    sheet.merge_cells("B3:B4")
    lists = DataValidation(type="list", formula1="Summary!$A$1:$A$6"); lists.add("A2:A9"); sheet.add_data_validation(lists)
    sheet.conditional_formatting.add("A1:A9", CellIsRule(operator="equal", formula=['"Red"'], fill=PatternFill("solid", bgColor="FF0000")))
    sheet.conditional_formatting.add("E1:E9", DataBarRule(start_type="min", end_type="max", color="638EC6"))
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["D"].width = 60
book["Tracker"]["G1"], book["Tracker"]["H1"] = "Step", "Due"
book["Tracker"].add_table(Table(displayName="Steps", ref="G1:H4"))
name = openpyxl.workbook.defined_name.DefinedName("Everything", attr_text="Tracker!$A$1:$F$9")
book.defined_names.append(name) if hasattr(book.defined_names, "append") else book.defined_names.add(name)
book.save(path)
`;

async function runs(bytes: Uint8Array, numRuns: number): Promise<void> {
  await fc.assert(fc.asyncProperty(edits, async (wanted) => { patch(bytes, wanted); }), { numRuns });
}

describe("random edits change exactly their cells", () => {
  test.each<[string, Partial<MadeWorkbook>]>([["plain", {}], ["with a prefix", { prefix: "x" }], ["with texts in the cells", { inline: true }], ["counting from 1904", { fromYear1904: true }]])("a workbook %s", async (_, how) => {
    await runs(makeXlsx({ ...book, ...how }), 120);
  });
  test("a workbook of ExcelJS", async () => runs(await exceljsBook(), 60));
  test.skipIf(!hasOpenpyxl)("a workbook of openpyxl (skipped where it is not installed)", () => runs(throughOpenpyxl(OPENPYXL), 60));
  test.skipIf(!hasLibreOffice)("a workbook of LibreOffice (skipped where it is not installed)", () => runs(throughLibreOffice(makeXlsx(book)), 60), 120_000);
});

/** What openpyxl reads, cell by cell, without the empty ends of rows. */
function cellsOf(bytes: Buffer): { cells: Map<string, string>; rest: unknown } {
  const { sheets, ...more } = openpyxlDump(bytes);
  const cells = new Map<string, string>();
  for (const { name, rows } of sheets) rows.forEach((row, index) => { row.forEach((each, column) => { if (each !== "") cells.set(`${name}!${address(column + 1, index + 1)}`, each); }); });
  return { cells, rest: [more, sheets.map(({ rows, ...around }) => ({ ...around, rows: rows.length > 0 }))] };
}

describe.skipIf(!hasOpenpyxl)("openpyxl sees the same workbook but for these cells (skipped where it is not installed)", () => {
  const sample = fc.sample(edits, { numRuns: 4, seed: 20220523 });

  function compare(before: Buffer, wanted: CellEdit[]): void {
    const after = patch(before, wanted);
    const [old, now] = [cellsOf(before), cellsOf(after.bytes)];
    expect(now.rest).toEqual(old.rest);
    const expected = new Map(old.cells);
    for (const { sheet, row, column, value: to } of after.written) {
      const at = `${sheet}!${address(column, row)}`;
      if (to === null) expected.delete(at);
      else if ("date" in to) expected.set(at, to.date);
      else if ("number" in to) expected.set(at, String(to.number));
      else expected.set(at, now.cells.get(at) ?? "");
    }
    expect(now.cells).toEqual(expected);
    // openpyxl trims nothing, but reads escapes its own way: plain texts have to be the same to the letter.
    for (const { sheet, row, column, value: to } of after.written) {
      if (to !== null && "text" in to && /^[\p{L}\p{N} .]+$/u.test(to.text)) expect(now.cells.get(`${sheet}!${address(column, row)}`)).toBe(to.text);
    }
  }

  test("of its own", () => {
    const before = throughOpenpyxl(OPENPYXL);
    for (const wanted of sample) compare(before, wanted);
  });

  test("of ExcelJS", async () => {
    const before = await exceljsBook();
    for (const wanted of sample) compare(before, wanted);
  });

  test.skipIf(!hasLibreOffice)("opened and saved by LibreOffice, which computes anew (skipped where it is not installed)", () => {
    const before = throughOpenpyxl('book = openpyxl.Workbook()\nsheet = book.active\nsheet.title = "Tracker"\nsheet["A1"], sheet["A2"], sheet["B1"] = "Red", "Red", \'=COUNTIF(A:A,"Red")\'\nbook.save(path)');
    const computed = throughLibreOffice(before);
    const { bytes } = patch(computed, [{ sheet: "Tracker", row: 2, column: 1, value: { text: "Green" } }]);
    const texts = (workbook: Uint8Array) => readBytes(workbook).sheets[0]?.rows.map((row) => row.cells.map((each) => each.text));
    expect(texts(computed)).toEqual([["Red", "2"], ["Red"]]);
    expect(texts(throughLibreOffice(bytes))).toEqual([["Red", "1"], ["Green"]]);
  }, 180_000);
});
