/** Cells filled in somebody's own workbook: only these cells, in every dialect; what forbids it; every other part as it was. */
import { expect, test } from "vitest";
import type { CellEdit, CellValue } from "~/domain/cell-edit";
import type { Cell, Workbook } from "~/domain/sheet";
import { checkFilled } from "~/spreadsheet/check-filled.server";
import { differingParts } from "~/spreadsheet/check-parts.server";
import { patchWorkbook, type PatchedWorkbook } from "~/spreadsheet/patch-workbook.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { orRefusal } from "~/spreadsheet/refusal.server";
import { openZip, readEntry } from "~/spreadsheet/zip.server";
import { makeXlsx, type MadeWorkbook, xlsxParts } from "../support/make-xlsx";
import { makeZip, type ZipPart } from "../support/make-zip";
import { refusalOf } from "../support/refusal-of";
import { valueOf } from "../support/round-trip";

function read(bytes: Uint8Array): Workbook {
  return valueOf(readWorkbook(bytes, "tracker.xlsx"));
}

function edit(place: string, value: CellValue, sheet = "Tracker"): CellEdit {
  const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(place) ?? [];
  return { sheet, column: letter.charCodeAt(0) - 64, row: Number(row), value };
}

function cellAt(book: Workbook, place: string, sheet = "Tracker"): Cell | undefined {
  const { column, row } = edit(place, null);
  return book.sheets.find(({ name }) => name === sheet)?.rows.find(({ number }) => number === row)?.cells.find((cell) => cell.column === column);
}

/** Patches and proves that nothing else changed. */
function patch(bytes: Uint8Array, ...edits: CellEdit[]): PatchedWorkbook & { book: Workbook; differ: string[] } {
  const patched = patchWorkbook(bytes, edits);
  const book = read(patched.bytes);
  expect(checkFilled({ before: bytes, after: patched }, { before: read(bytes), after: book })).toBeNull();
  const differ = differingParts(openZip(bytes), openZip(patched.bytes)) ?? ["everything"];
  expect(differ).toEqual(openZip(bytes).entries.map(({ name }) => name).filter((name) => patched.parts.includes(name)));
  return { ...patched, book, differ };
}

function part(bytes: Uint8Array, name: string): string {
  return readEntry(openZip(bytes), name)?.toString("utf8") ?? "";
}

const SHEET = "xl/worksheets/sheet1.xml";
const tracker: MadeWorkbook = {
  sheets: [
    {
      name: "Tracker",
      rows: [
        ["Finding", "RAG", "Target date", "Update"],
        ["The force should …", { text: "Amber", fill: "FFC000" }, { date: "2022-05-23" }, "Under way."],
        ["The force must …", { fill: "FF0000" }, { format: 14 }, null],
      ],
    },
    { name: "Lists", state: "hidden", rows: [["Red"], ["Amber"], ["Green"]] },
  ],
};

function sheetOf(inner: string, more: ZipPart[] = [], book: MadeWorkbook = { sheets: [{ name: "Tracker", rows: [] }] }): Buffer {
  const root = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">';
  return makeXlsx({ ...book, parts: [{ name: SHEET, data: `<?xml version="1.0" encoding="UTF-8"?>\n${root}${inner}</worksheet>` }, ...more] });
}

test("texts, dates and emptiness go into their cells, and only the sheet differs", () => {
  const { book, differ, written, left } = patch(
    makeXlsx(tracker), edit("B2", { text: "Green" }), edit("C2", { date: "2022-09-30" }), edit("D2", null), edit("B3", { text: "Red" }), edit("C3", { date: "2023-01-01" }), edit("D3", { text: "Begun – “at last” <&>" }),
  );
  expect(differ).toEqual([SHEET]);
  expect([written.length, left]).toEqual([6, []]);
  expect(cellAt(book, "B2")).toMatchObject({ text: "Green", kind: "text", fill: { rgb: "FFC000" } });
  expect(cellAt(book, "C2")).toMatchObject({ text: "2022-09-30", date: "2022-09-30" });
  expect(cellAt(book, "D2")).toBeUndefined();
  expect(cellAt(book, "B3")).toMatchObject({ text: "Red", fill: { rgb: "FF0000" } });
  expect(cellAt(book, "C3")?.date).toBe("2023-01-01");
  expect(cellAt(book, "D3")?.text).toBe("Begun – “at last” <&>");
});

test("the same file comes back where nothing is to be filled in", () => {
  const bytes = makeXlsx(tracker);
  expect(patchWorkbook(bytes, []).bytes.equals(bytes)).toBe(true);
  expect(patch(bytes, edit("D9", null)).differ).toEqual([]);
});

test.each<[string, Partial<MadeWorkbook>]>([
  ["texts in the cells", { inline: true }],
  ["names with a prefix", { prefix: "x" }],
  ["rows and cells without addresses", { unaddressed: true }],
  ["days counted from 1904", { fromYear1904: true }],
  ["an .xlsm with its macros", { parts: [{ name: "xl/vbaProject.bin", data: Buffer.from([1, 2, 3, 255]), stored: true }] }],
])("in a workbook with %s", (_, how) => {
  const { book, differ } = patch(makeXlsx({ ...tracker, ...how }), edit("B2", { text: "Green" }), edit("C2", { date: "2024-02-29" }), edit("D3", { text: "New" }), edit("F3", { text: "Beyond" }), edit("A7", { text: "Below" }));
  expect(differ).toEqual([SHEET]);
  expect([cellAt(book, "B2")?.text, cellAt(book, "C2")?.date, cellAt(book, "D3")?.text, cellAt(book, "F3")?.text, cellAt(book, "A7")?.text]).toEqual(["Green", "2024-02-29", "New", "Beyond", "Below"]);
});

test("a date where no style shows one adds one style, alike but for the date, and one only", () => {
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [["Target date", "Deadline", "Due"], [{ text: "soon", fill: "00B050" }, { text: "x", fill: "00B050", format: "h:mm" }, "later"]] }] });
  const { book, differ, left } = patch(bytes, edit("A2", { date: "2022-09-30" }), edit("B2", { date: "2022-10-01" }), edit("C2", { date: "2022-10-02" }));
  expect(left).toMatchObject([{ column: 3, reason: expect.stringMatching(/no style that shows a date/) as string }]);
  expect(differ).toEqual(["xl/styles.xml", SHEET]);
  expect([cellAt(book, "A2")?.date, cellAt(book, "B2")?.date]).toEqual(["2022-09-30", "2022-10-01"]);
  expect(cellAt(book, "A2")?.fill?.rgb).toBe("00B050");
  const count = (xml: string) => xml.match(/<xf /g)?.length ?? 0;
  expect(count(part(patchWorkbook(bytes, [edit("A2", { date: "2022-09-30" })]).bytes, "xl/styles.xml"))).toBe(count(part(bytes, "xl/styles.xml")) + 1);
});

test("the count of the styles and the rest of a style are kept", () => {
  const styles = '<?xml version="1.0"?><s:styleSheet xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><s:fonts/><s:cellXfs count="2"><s:xf numFmtId="0"/><s:xf numFmtId="49" fontId="3" quotePrefix="1" applyNumberFormat="1"><s:alignment wrapText="1"/></s:xf></s:cellXfs><s:cellStyles count="1"/></s:styleSheet>';
  const bytes = sheetOf('<sheetData><row r="1"><c r="A1" s="1" t="inlineStr"><is><t>June</t></is></c></row></sheetData>', [{ name: "xl/styles.xml", data: styles }]);
  const { bytes: after } = patch(bytes, edit("A1", { date: "2022-06-01" }));
  expect(part(after, "xl/styles.xml")).toBe(styles.replace('count="2"', 'count="3"').replace("</s:cellXfs>", '<s:xf numFmtId="14" applyNumberFormat="1" fontId="3"><s:alignment wrapText="1"/></s:xf></s:cellXfs>'));
});

test("a date takes the style that its column has for dates before one is added", () => {
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [[{ date: "2022-05-23", format: "dd mmmm yyyy" }], [{ text: "soon", format: "@" }]] }] });
  expect(patch(bytes, edit("A2", { date: "2022-09-30" })).differ).toEqual([SHEET]);
});

test("a date takes a style that is there and looks alike before one is added", () => {
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [[{ text: "soon", fill: "00B050" }, "later", { date: "2022-05-23" }]] }] });
  const { book, differ } = patch(bytes, edit("B1", { date: "2022-09-30" }));
  expect([cellAt(book, "B1")?.date, differ]).toEqual(["2022-09-30", [SHEET]]);
});

test("rows and cells that are missing are put in where they belong, in the style of their row or column", () => {
  const bytes = sheetOf('<dimension ref="B2:C4"/><cols><col min="4" max="4" style="7"/></cols><sheetData><row r="2" spans="2:3" ht="30"><c r="B2"><v>1</v></c></row><row r="4" s="5" customFormat="1" spans="2:3"/></sheetData>');
  const { bytes: after } = patch(bytes, edit("A1", { text: "a" }), edit("A2", { text: "b" }), edit("C2", { text: "c" }), edit("D2", { text: "d" }), edit("B3", { text: "e" }), edit("C4", { text: "f" }), edit("C9", { text: "g" }));
  const inline = (reference: string, text: string, style = "") => `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  expect(part(after, SHEET).split("\n")[1]?.replace(/^<worksheet[^>]*>/, "")).toBe(
    `<dimension ref="A1:D9"/><cols><col min="4" max="4" style="7"/></cols><sheetData><row r="1">${inline("A1", "a")}</row>` +
    `<row r="2" ht="30">${inline("A2", "b")}<c r="B2"><v>1</v></c>${inline("C2", "c")}${inline("D2", "d", ' s="7"')}</row><row r="3">${inline("B3", "e")}</row>` +
    `<row r="4" s="5" customFormat="1" spans="2:3">${inline("C4", "f", ' s="5"')}</row><row r="9">${inline("C9", "g")}</row></sheetData></worksheet>`,
  );
});

test("a sheet without rows, in one tag or two", () => {
  for (const data of ["<sheetData/>", "<sheetData></sheetData>"]) expect(cellAt(patch(sheetOf(data), edit("B2", { text: "x" }), edit("A1", { text: "y" })).book, "B2")?.text).toBe("x");
});

test("what stands between and around the cells stays to the letter", () => {
  const inner = '<sheetPr><!-- <c r="A1"/> --></sheetPr><sheetData>\n  <row r="1" x14ac:dyDescent="0.25" xmlns:x14ac="urn:x">\n    <c r="A1" s=\'0\' t="inlineStr"><is><t>a &gt; b</t></is></c>\n    <c r="B1" cm="1"><v>1</v><extLst/></c>\n  </row>\n</sheetData><dataValidations count="1"><dataValidation sqref="A1:A9"><formula1>Lists!$A:$A</formula1></dataValidation></dataValidations>';
  const bytes = sheetOf(inner);
  const { bytes: after } = patch(bytes, edit("A1", { text: "c" }));
  expect(part(after, SHEET)).toBe(part(bytes, SHEET).replace('<c r="A1" s=\'0\' t="inlineStr"><is><t>a &gt; b</t></is></c>', '<c r="A1" s="0" t="inlineStr"><is><t xml:space="preserve">c</t></is></c>'));
});

test("every text comes back as it was given", () => {
  const texts = [" both ends ", "\ttab and\nline", "a\r\nb", "_x000D_ _x_ _x12_", "]]><![CDATA[", "&amp; &#65;", "=SUM(A1)", "😀 \u00a0", "a\u0007b\u000bc", "half \ud800 a pair", "\ufffe", "12", "TRUE"];
  const edits = texts.map((text, index) => edit(`A${String(index + 1)}`, { text }));
  const { book } = patch(makeXlsx({ sheets: [{ name: "Tracker", rows: [] }] }), ...edits);
  expect(texts.map((_, index) => cellAt(book, `A${String(index + 1)}`)?.text)).toEqual(texts.map((text) => text.replace("\r\n", "\n").replace("\ud800", "\ufffd")));
});

const lists: [string, Buffer, CellEdit, RegExp][] = [
  ["a formula", makeXlsx({ sheets: [{ name: "Tracker", rows: [[{ formula: "1+1", number: 2 }]] }] }), edit("A1", { text: "x" }), /holds a formula/],
  ["a shared formula", sheetOf('<sheetData><row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row></sheetData>'), edit("A1", { text: "x" }), /holds a formula/],
  ["a spilled result", sheetOf('<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A3">ROW(1:3)</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>'), edit("A2", { text: "x" }), /result of a formula in another cell/],
  ["a blank cell of a spilled result", sheetOf('<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A3">ROW(1:3)</f><v>1</v></c></row></sheetData>'), edit("A3", { text: "x" }), /result of a formula in another cell/],
  ["a data table", sheetOf('<sheetData><row r="1"><c r="A1"><f t="dataTable" ref="A1:B2"/><v>1</v></c></row></sheetData>'), edit("B2", { text: "x" }), /result of a formula in another cell/],
  ["a cell merged into another", makeXlsx({ sheets: [{ name: "Tracker", rows: [["a", "b"], ["c"]], merges: ["A1:A2"] }] }), edit("A2", { text: "x" }), /merged with other cells; only the first of them, A1/],
  ["a text too long for a cell", makeXlsx(tracker), edit("D2", { text: "a".repeat(32_768) }), /more than 32,767 characters/],
  ["a number under a date's format", makeXlsx(tracker), edit("C2", { number: 5 }), /would show the number as something else/],
  ["a day before the workbook's first", makeXlsx({ ...tracker, fromYear1904: true }), edit("C2", { date: "1903-12-31" }), /counts days from 1904/],
];

test.each(lists)("%s is left and said", (_, bytes, wanted, reason) => {
  const { left, written, differ } = patch(bytes, wanted);
  expect([written, differ]).toEqual([[], []]);
  expect(left).toEqual([{ sheet: "Tracker", row: wanted.row, column: wanted.column, reason: expect.stringMatching(reason) as string, formula: /formula/.test(reason.source) }]);
});

test("the heading and total rows of a table are left, its other rows are not", () => {
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const bytes = sheetOf(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>RAG</t></is></c></row><row r="2"/><row r="3"/></sheetData><tableParts count="1"><tablePart r:id="rId9"/></tableParts>`, [
    { name: "xl/worksheets/_rels/sheet1.xml.rels", data: `<Relationships><Relationship Id="rId9" Type="${relation}/table" Target="../tables/table1.xml"/></Relationships>` },
    { name: "xl/tables/table1.xml", data: '<table ref="A1:B3" totalsRowCount="1"/>' },
  ]);
  const { left, written } = patch(bytes, edit("A1", { text: "x" }), edit("A2", { text: "x" }), edit("B3", { text: "x" }), edit("C3", { text: "x" }));
  expect(left.map(({ column, row, reason }) => [column, row, reason])).toEqual([[1, 1, "It belongs to the row of headings of a table of Excel’s."], [2, 3, "It belongs to the row of totals of a table of Excel’s."]]);
  expect(written.map(({ column, row }) => [column, row])).toEqual([[1, 2], [3, 3]]);
});

test("stored results that may no longer be true are taken out, others stay, and all is computed anew", () => {
  const formulas = { name: "Summary", rows: [[{ formula: 'COUNTIF(Tracker!B:B,"Red")', number: 1 }, { formula: "A1*2", number: 2 }, { formula: "Tracker!A2", text: "The force should …" }, { formula: "SUM(OnTrack)", number: 3 }, { formula: "Tracker!C2+30", number: 9 }]] };
  const bytes = makeXlsx({ sheets: [...tracker.sheets, formulas] });
  const { book, differ, stale } = patch(bytes, edit("B2", { text: "Red" }));
  expect(differ).toEqual(["xl/workbook.xml", SHEET, "xl/worksheets/sheet3.xml"]);
  expect(stale.map(({ column }) => column).sort()).toEqual([1, 2, 4]);
  expect(["A1", "B1", "C1", "D1", "E1"].map((place) => cellAt(book, place, "Summary")?.text)).toEqual([undefined, undefined, "The force should …", undefined, "9"]);
});

test.each([
  ["<calcPr calcId=\"1\"/>", '<calcPr fullCalcOnLoad="1" calcId="1"/>'],
  ["<calcPr fullCalcOnLoad=\"0\" calcId=\"1\"/>", '<calcPr fullCalcOnLoad="1" calcId="1"/>'],
  ["", '<calcPr fullCalcOnLoad="1"/>'],
])("the flag to compute anew, where the workbook says: %s", (before, after) => {
  const book = (calc: string) => `<workbook xmlns:r="r"><sheets><sheet name="Tracker" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="a">1</definedName></definedNames>${calc}<pivotCaches/></workbook>`;
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [["x", { formula: "A1", text: "x" }]] }], parts: [{ name: "xl/workbook.xml", data: book(before) }] });
  expect(part(patch(bytes, edit("A1", { text: "y" })).bytes, "xl/workbook.xml")).toBe(book(after));
});

test("where the flag is there already and no result is stored, the list of sheets stays", () => {
  const workbook = '<workbook xmlns:r="r"><sheets><sheet name="Tracker" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>';
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [["x", { formula: "A1" }]] }], parts: [{ name: "xl/workbook.xml", data: workbook }] });
  expect(patch(bytes, edit("A1", { text: "y" })).differ).toEqual([SHEET]);
});

test("entries whose sizes stand behind their data, odd extras and a comment are copied as they are", () => {
  const bytes = makeZip(xlsxParts(tracker), { comment: "kept by hand" });
  expect(patch(bytes, edit("B2", { text: "Green" })).bytes.toString("latin1").endsWith("kept by hand")).toBe(true);
});

test("a protected sheet is filled in and said", () => {
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [["x"]], after: '<sheetProtection sheet="1" objects="1"/>' }] });
  expect(patch(bytes, edit("A1", { text: "y" })).notices).toEqual(["Tracker: The sheet is protected; it was filled in all the same."]);
});

const refused: [string, Buffer, RegExp][] = [
  ["a signed workbook", makeXlsx({ ...tracker, parts: [{ name: "_xmlsignatures/sig1.xml", data: "<a/>" }] }), /digital signature/],
  ["rows out of order", sheetOf('<sheetData><row r="2"/><row r="1"/></sheetData>'), /rows that do not stand in order/],
  ["cells out of order", sheetOf('<sheetData><row r="2"><c r="B2"/><c r="A2"/></row></sheetData>'), /cells in row 2 that do not stand in order/],
  ["a row that is there twice", sheetOf('<sheetData><row r="2"/><row r="2"/></sheetData>'), /rows that do not stand in order/],
  ["no such sheet", makeXlsx({ sheets: [{ name: "Other", rows: [] }] }), /has no sheet “Tracker”/],
  ["two sheets of one name", makeXlsx({ sheets: [{ name: "Tracker", rows: [] }, { name: "Tracker", rows: [] }] }), /same name/],
  ["a sheet in US-ASCII", makeXlsx({ ...tracker, parts: [{ name: SHEET, data: '<?xml version="1.0" encoding="US-ASCII"?><worksheet><sheetData/></worksheet>' }] }), /US-ASCII/],
];

test.each(refused)("refused with a sentence: %s", (_, bytes, sentence) => {
  expect(refusalOf(orRefusal(() => patchWorkbook(bytes, [edit("B2", { text: "Green" })])))).toMatch(sentence);
});

test("whatever else differs is noticed", () => {
  const bytes = makeXlsx({ ...tracker, parts: [{ name: "xl/media/crest.png", data: "crest" }] });
  const done = patchWorkbook(bytes, [edit("B2", { text: "Green" })]);
  const wrong = (after: PatchedWorkbook) => checkFilled({ before: bytes, after }, { before: read(bytes), after: read(after.bytes) });
  expect(wrong(done)).toBeNull();
  expect(wrong({ ...done, written: [edit("B2", { text: "Blue" })] })).toMatch(/does not say in B2/);
  expect(wrong({ ...done, written: [] })).toMatch(/says something else in B2/);
  expect(wrong({ ...done, parts: [] })).toMatch(/its part “xl\/worksheets\/sheet1.xml” differs/);
  const other = (name: string, data: string) => ({ ...done, bytes: patchWorkbook(makeXlsx({ ...tracker, parts: [{ name: "xl/media/crest.png", data: "crest" }].map((each) => (each.name === name ? { ...each, data } : each)) }), [edit("B2", { text: "Green" })]).bytes });
  expect(wrong(other("xl/media/crest.png", "other"))).toMatch(/its part “xl\/media\/crest.png” differs/);
  const twice = patchWorkbook(done.bytes, [edit("D3", { text: "more" })]);
  expect(wrong({ ...done, bytes: twice.bytes })).toMatch(/says something new in D3/);
});
