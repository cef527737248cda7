/** Workbooks as other programs write them; those not installed here are left out. */
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Sheet, Workbook } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { makeXlsx } from "../support/make-xlsx";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../support/other-programs";

function read(bytes: Uint8Array): Workbook {
  const result = readWorkbook(bytes, "tracker.xlsx");
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function cellTexts(sheet: Sheet | undefined): string[][] {
  return (sheet?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
}

/** Excel's own form for what XML cannot hold; ExcelJS writes texts as they are. */
function escaped(text: string): string {
  return text.replace(/_x(?=[0-9a-fA-F]{4}_)/g, "_x005F_x").replace(/\r/g, "_x000D_");
}

async function throughExcelJs(texts: string[]): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Texts");
  for (const text of texts) sheet.addRow([escaped(text)]);
  const bytes = await book.xlsx.writeBuffer();
  const rows = read(new Uint8Array(bytes)).sheets[0]?.rows ?? [];
  const byNumber = new Map(rows.map((row) => [row.number, row.cells[0]?.text ?? ""]));
  return texts.map((_, index) => byNumber.get(index + 1) ?? "");
}

/** No control characters but tab and line ends: XML has no place for them, and ExcelJS drops them. */
const cellText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.constantFrom("\n", "\r\n", "\t", "_x000D_", "_x005F_", "=1+1", "'", "&amp;", "]]>", "<b>", " ", "\u00a0", "👩‍👩‍👧", "é", "-", "@", "+", '"'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => [...pieces.join("")].filter((character) => character >= " " || "\t\n\r".includes(character)).join("").replace(/[\ufffe\uffff]/g, ""));

test("texts written with ExcelJS come back as they were", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cellText, { minLength: 1, maxLength: 30 }), async (texts) => {
      expect(await throughExcelJs(texts)).toEqual(texts);
    }),
    { numRuns: 60 },
  );
});

test("the longest texts come back as they were", async () => {
  const texts = ["a", "é", "’", "&", "\n"].map((unit) => `x${unit.repeat(32_765)}x`);
  expect(await throughExcelJs(texts)).toEqual(texts);
});

test("ExcelJS's dates, links, rich text, formulas, merges and fills are read", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("SIB", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow(["Number", "As at", "Link", "Finding", "Total", "RAG"]);
  sheet.addRow([
    7,
    new Date(Date.UTC(2022, 4, 23)),
    { text: "Report", hyperlink: "https://example.org/" },
    { richText: [{ text: "The force " }, { font: { bold: true }, text: "should" }] },
    { formula: "1+1", result: 2 },
    "Green",
  ]);
  sheet.getCell("B2").numFmt = "dd mmm yyyy";
  sheet.getCell("F2").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FF00B050" } };
  sheet.mergeCells("A3:C3");
  sheet.getCell("A3").value = "Areas for improvement";
  sheet.getColumn(4).hidden = true;
  sheet.getRow(2).hidden = true;
  const [got] = read(new Uint8Array(await book.xlsx.writeBuffer())).sheets;
  expect(cellTexts(got)).toEqual([
    ["Number", "As at", "Link", "Finding", "Total", "RAG"],
    ["7", "2022-05-23", "Report", "The force should", "2", "Green"],
    ["Areas for improvement"],
  ]);
  const row = got?.rows[1];
  expect(row).toMatchObject({ hidden: true });
  expect(row?.cells[1]).toMatchObject({ kind: "date", date: "2022-05-23" });
  expect(row?.cells[2]).toMatchObject({ link: "https://example.org/" });
  expect(row?.cells[4]).toMatchObject({ formula: true, kind: "number" });
  expect(row?.cells[5]).toMatchObject({ fill: { rgb: "00B050", class: "green" } });
  expect(got).toMatchObject({ merges: [{ top: 3, left: 1, bottom: 3, right: 3 }], hiddenColumns: [4] });
});

describe.runIf(hasOpenpyxl)("openpyxl", () => {
  test("a workbook with a comment, an uncalculated formula, dates, fills and merges is read", () => {
    const bytes = throughOpenpyxl(`
wb = openpyxl.Workbook()
ws = wb.active
ws.title = "SIB"
ws.append(["Number", "As at", "RAG", "Total"])
ws.append(["AFI 7", datetime.date(2022, 5, 23), "Green", "=1+1"])
ws["A2"].comment = Comment("See the notes", "PA")
ws["C2"].fill = PatternFill("solid", fgColor="00B050")
ws.merge_cells("A4:B4")
ws["A4"] = "Areas for improvement"
ws.row_dimensions[2].hidden = True
ws.column_dimensions["D"].hidden = True
wb.create_sheet("Lists").sheet_state = "veryHidden"
wb.save(path)`);
    const book = read(bytes);
    expect(cellTexts(book.sheets[0])).toEqual([["Number", "As at", "RAG", "Total"], ["AFI 7", "2022-05-23", "Green"], ["Areas for improvement"]]);
    expect(book.sheets[0]).toMatchObject({ hiddenColumns: [4], merges: [{ top: 4, left: 1, bottom: 4, right: 2 }] });
    expect(book.sheets[0]?.rows[1]).toMatchObject({ hidden: true });
    expect(book.sheets[0]?.rows[1]?.cells[1]).toMatchObject({ kind: "date", date: "2022-05-23" });
    expect(book.sheets[0]?.rows[1]?.cells[2]?.fill).toEqual({ rgb: "00B050", class: "green" });
    expect(book.problems).toMatchObject([{ sheet: "SIB", row: 2, column: "D" }]);
    expect(book.sheets[1]).toMatchObject({ name: "Lists", state: "veryHidden", rows: [] });
  });

  test("loaded and saved by openpyxl, a workbook reads the same", () => {
    const bytes = makeXlsx({ sheets: [{ name: "SIB", rows: [["AFI 7", "a\nb ’ 😀", { date: "2022-05-23" }, 7, true, { text: "Red", fill: "FF0000" }]] }] });
    expect(read(throughOpenpyxl("openpyxl.load_workbook(path).save(path)", bytes)).sheets).toEqual(read(bytes).sheets);
  });
});

describe.runIf(hasLibreOffice)("LibreOffice", () => {
  const rows = [["AFI 7", "  a\nb ’ 😀 =1+1 _x000D_", { date: "2022-05-23" }, 7, { text: "Red", fill: "FF0000" }], { cells: ["hidden"], hidden: true }];
  const bytes = makeXlsx({ sheets: [{ name: "SIB", rows, merges: ["A4:B4"], hiddenColumns: [3] }, { name: "Keys", state: "hidden", rows: [["k"]] }] });

  test("opened and saved by LibreOffice, a workbook reads the same", () => {
    expect(read(throughLibreOffice(bytes)).sheets).toEqual(read(bytes).sheets);
  });

  test("its true and false, which it writes as formulas, keep their words", () => {
    const [sheet] = read(throughLibreOffice(makeXlsx({ sheets: [{ rows: [[true, false]] }] }))).sheets;
    expect(sheet?.rows[0]?.cells).toMatchObject([{ text: "TRUE", kind: "boolean", formula: true }, { text: "FALSE", kind: "boolean" }]);
  });

  test("its CSV is read", () => {
    const csv = readWorkbook(throughLibreOffice(makeXlsx({ sheets: [{ rows: [["Number", "Finding"], ["AFI 7", 'The "limb", one\ntwo']] }] }), "csv"), "made.csv");
    expect(csv.ok && cellTexts(csv.value.sheets[0])).toEqual([["Number", "Finding"], ["AFI 7", 'The "limb", one\ntwo']]);
  });
});
