import { expect, test } from "vitest";
import type { Cell, Sheet, Workbook } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { type MadeCell, makeXlsx, type MadeSheet, type MadeWorkbook } from "../support/make-xlsx";

function read(book: MadeWorkbook): Workbook {
  const result = readWorkbook(makeXlsx(book), "tracker.xlsx");
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function readOne(sheet: MadeSheet, more: Omit<MadeWorkbook, "sheets"> = {}): Sheet {
  const [first] = read({ ...more, sheets: [sheet] }).sheets;
  if (!first) throw new Error("No sheet was read.");
  return first;
}

function readCell(cell: MadeCell, more: Omit<MadeWorkbook, "sheets"> = {}): Cell | undefined {
  return readOne({ rows: [[cell]] }, more).rows[0]?.cells[0];
}

const texts = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.cells.map((cell) => cell.text));

const contents: [string, MadeCell, Partial<Cell>][] = [
  ["text", "AFI 7", { text: "AFI 7", kind: "text", date: null, formula: false, fill: null, link: null }],
  ["text that looks like a date", "23/05/2022", { text: "23/05/2022", kind: "text", date: null }],
  ["runs of rich text", { runs: ["The force ", "should", " improve"] }, { text: "The force should improve", kind: "text" }],
  ["a whole number", 7, { text: "7", kind: "number" }],
  ["a fraction", 0.1 + 0.2, { text: "0.3", kind: "number" }],
  ["a negative number", -12.5, { text: "-12.5", kind: "number" }],
  ["a small number", 1.5e-9, { text: "0.0000000015", kind: "number" }],
  ["a long number", 123_456_789_012, { text: "123456789012", kind: "number" }],
  ["a percentage", { number: 0.45, format: "0%" }, { text: "45%", kind: "number" }],
  ["a percentage with noise", { number: 0.285, format: 10 }, { text: "28.5%", kind: "number" }],
  ["a date", { date: "2022-05-23" }, { text: "2022-05-23", kind: "date", date: "2022-05-23" }],
  ["a date with a time", { date: "2022-05-23 15:00" }, { text: "2022-05-23 15:00", kind: "date", date: "2022-05-23" }],
  ["a date in words", { date: "2022-05-23", format: "[$-809]dddd d mmmm yyyy" }, { text: "2022-05-23", date: "2022-05-23" }],
  ["a time", { number: 0.625, format: "hh:mm" }, { text: "15:00", kind: "date", date: null }],
  ["a duration", { number: 1.5, format: "[h]:mm" }, { text: "36:00", kind: "number", date: null }],
  ["a number no date has", { number: -3, format: 14 }, { text: "-3", kind: "number", date: null }],
  ["true", true, { text: "TRUE", kind: "boolean" }],
  ["false", false, { text: "FALSE", kind: "boolean" }],
  ["an error", { error: "#N/A" }, { text: "#N/A", kind: "error" }],
  ["a formula's text", { formula: "A2&\"x\"", text: "Green" }, { text: "Green", kind: "text", formula: true }],
  ["a formula's number", { formula: "1+1", number: 2 }, { text: "2", kind: "number", formula: true }],
  ["a formula's date", { formula: "TODAY()", number: 44_704, format: 14 }, { text: "2022-05-23", kind: "date", formula: true }],
  ["a formula's error", { formula: "1/0", error: "#DIV/0!" }, { text: "#DIV/0!", kind: "error", formula: true }],
  ["a link", { text: "Report", link: "https://example.org/report?a=1&b=2" }, { text: "Report", link: "https://example.org/report?a=1&b=2" }],
  ["an ISO date", { xml: '<c t="d"><v>2022-05-23T00:00:00</v></c>' }, { text: "2022-05-23", kind: "date", date: "2022-05-23" }],
  ["text without its list", { xml: '<c t="str"><v>a &amp; b</v></c>' }, { text: "a & b", kind: "text", formula: false }],
  ["text as a value of an inline cell", { xml: '<c t="inlineStr"><v>a</v></c>' }, { text: "a" }],
  ["an escaped line end", { xml: '<c t="inlineStr"><is><t>a_x000D_&#10;b</t></is></c>' }, { text: "a\r\nb" }],
  ["a literal escape", { xml: '<c t="inlineStr"><is><t>_x005F_x000D_</t></is></c>' }, { text: "_x000D_" }],
  ["pronunciation", { xml: '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>' }, { text: "東京" }],
  ["CDATA", { xml: '<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>' }, { text: "a<b" }],
  ["spaces and line breaks", "  a\n\tb  ", { text: "  a\n\tb  " }],
];

test.each(contents)("%s reads as it shows", (_, cell, expected) => {
  expect(readCell(cell)).toMatchObject({ column: 1, ...expected });
});

test.each([
  ["an inline cell without text", '<c t="inlineStr"></c>'],
  ["an empty inline text", '<c t="inlineStr"><is><t/></is></c>'],
  ["an empty value", "<c><v></v></c>"],
  ["a shared text without a number", '<c t="s"/>'],
  ["a formula whose result is no text", '<c t="str"><f>""</f><v></v></c>'],
])("%s is no cell and no problem", (_, xml) => {
  const sheet = readOne({ rows: [[{ xml }, "beside"]] });
  expect(texts(sheet)).toEqual([["beside"]]);
  expect(sheet.problems).toEqual([]);
});

test.each([
  ["a formula without a result", { formula: "COUNTIF(A:A,1)" }, /formula whose result is not stored/],
  ["a formula as openpyxl leaves it", { xml: "<c><f>1+1</f><v></v></c>" }, /formula whose result is not stored/],
  ["a shared text beyond the list", { xml: '<c t="s"><v>99999999</v></c>' }, /text is missing/],
  ["a shared text with a negative number", { xml: '<c t="s"><v>-1</v></c>' }, /text is missing/],
  ["a number that is none", { xml: "<c><v>soon</v></c>" }, /“soon”/],
  ["a hexadecimal number", { xml: "<c><v>0x10</v></c>" }, /“0x10”/],
  ["an ISO date that is none", { xml: '<c t="d"><v>2022-02-30</v></c>' }, /“2022-02-30”/],
  ["an unknown type", { xml: '<c t="z"><v>1</v></c>' }, /“1”/],
])("%s is a problem with its place, and the rest is read", (_, cell, reason) => {
  const book = read({ sheets: [{ name: "SIB", rows: [["before"], ["left", null, cell, "right"], ["after"]] }] });
  expect(book.sheets.map(texts)).toEqual([[["before"], ["left", "right"], ["after"]]]);
  expect(book.problems).toHaveLength(1);
  expect(book.problems[0]).toMatchObject({ sheet: "SIB", row: 2, column: "C" });
  expect(book.problems[0]?.reason).toMatch(reason);
});

test("days counted from 1904 are the same days", () => {
  expect(readCell({ date: "2022-05-23" }, { fromYear1904: true })).toMatchObject({ text: "2022-05-23", date: "2022-05-23" });
});

const tracker: MadeSheet = {
  name: "SIB tracker",
  rows: [
    ["Marchshire Police", null, null],
    [],
    { cells: ["AFI 7", "The force should …", { date: "2022-05-23" }], number: 5 },
    { cells: [null, { text: "Green", fill: "00B050" }], hidden: true },
    [7, { runs: ["a", "b"] }, true],
  ],
  merges: ["A1:C1", "A5:A6", "B9:B9"],
  hiddenColumns: [2, 4],
};

const plain = {
  name: "SIB tracker",
  rows: [
    [1, false, [[1, "Marchshire Police"]]],
    [5, false, [[1, "AFI 7"], [2, "The force should …"], [3, "2022-05-23"]]],
    [6, true, [[2, "Green"]]],
    [7, false, [[1, "7"], [2, "ab"], [3, "TRUE"]]],
  ],
  merges: [
    { top: 1, left: 1, bottom: 1, right: 3 },
    { top: 5, left: 1, bottom: 6, right: 1 },
  ],
  hiddenColumns: [2, 4],
};

function shape(sheet: Sheet) {
  const rows = sheet.rows.map((row) => [row.number, row.hidden, row.cells.map((cell) => [cell.column, cell.text])]);
  return { name: sheet.name, rows, merges: sheet.merges, hiddenColumns: sheet.hiddenColumns };
}

test.each([
  ["as Excel writes it", {}],
  ["with texts in the cells", { inline: true }],
  ["with prefixed names", { prefix: "x" }],
  ["with prefixed names and texts in the cells", { prefix: "x", inline: true }],
  ["counted from 1904", { fromYear1904: true }],
])("the same tracker %s reads the same", (_, dialect) => {
  expect(shape(readOne(tracker, dialect))).toEqual(plain);
});

test("rows and cells without addresses are counted", () => {
  const sheet = readOne({ rows: [["a", null, "c"], [], [null, "b"]] }, { unaddressed: true });
  expect(shape(sheet).rows).toEqual([
    [1, false, [[1, "a"], [3, "c"]]],
    [3, false, [[2, "b"]]],
  ]);
});

test("rows and cells out of order are put in order", () => {
  const data = `<worksheet><sheetData>
    <row r="3"><c r="B3"><v>32</v></c><c r="A3"><v>31</v></c></row><row r="1"><c r="A1"><v>11</v></c></row><row><c><v>21</v></c></row>
  </sheetData></worksheet>`;
  const sheet = readOne({ rows: [] }, { parts: [{ name: "xl/worksheets/sheet1.xml", data }] });
  expect(shape(sheet).rows).toEqual([
    [1, false, [[1, "11"]]],
    [2, false, [[1, "21"]]],
    [3, false, [[1, "31"], [2, "32"]]],
  ]);
});

test("a cell that is there twice is read once, with a problem", () => {
  const data = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>';
  const sheet = readOne({ rows: [] }, { parts: [{ name: "xl/worksheets/sheet1.xml", data }] });
  expect(texts(sheet)).toEqual([["1"]]);
  expect(sheet.problems).toMatchObject([{ row: 1, column: "A" }]);
});

test("sheets keep their order, names and states; a sheet of charts is passed over", () => {
  const book = read({
    sheets: [
      { name: "Tracker & notes", rows: [["a"]] },
      { name: "Lists", state: "hidden", rows: [] },
      { name: "Chart", rows: [] },
      { name: "Keys", state: "veryHidden", rows: [["k"]] },
    ],
    parts: [
      {
        name: "xl/_rels/workbook.xml.rels",
        data: `<Relationships>${[1, 2, 3, 4].map((n) => `<Relationship Id="rId${n}" Type="http://x/${n === 3 ? "chartsheet" : "worksheet"}" Target="/xl/worksheets/../worksheets/sheet${n}.xml"/>`).join("")}
        <Relationship Id="s" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      },
    ],
  });
  expect(book.sheets.map(({ name, state, rows }) => [name, state, rows.length])).toEqual([
    ["Tracker & notes", "visible", 1],
    ["Lists", "hidden", 0],
    ["Keys", "veryHidden", 1],
  ]);
});

test("columns under colouring rules are told, those under bars are not", () => {
  const bars = '<conditionalFormatting sqref="H2:H9"><cfRule type="dataBar" priority="2"><dataBar/></cfRule></conditionalFormatting>';
  const extension =
    '<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression"/><xm:sqref>F1:F9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>';
  const sheet = readOne({ rows: [["a"]], conditional: ["C2:D99 $B$1", "D:D"], after: bars + extension });
  expect(sheet.conditionallyFormatted).toEqual([
    { left: 2, right: 4 },
    { left: 6, right: 6 },
  ]);
});

test("a link over several cells, and one inside the workbook, belong to each of their cells", () => {
  const after = '<hyperlinks><hyperlink ref="A1:B1" location="Lists!A1"/></hyperlinks>';
  const sheet = readOne({ rows: [["a", "b", "c"]], after });
  expect(sheet.rows[0]?.cells.map((cell) => cell.link)).toEqual(["#Lists!A1", "#Lists!A1", null]);
});

test("what stands around the rows without being read does no harm", () => {
  const after = `<dataValidations count="7">${'<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"Red,Green"</formula1></dataValidation>'.repeat(7)}</dataValidations><legacyDrawing r:id="rId9"/>`;
  expect(texts(readOne({ rows: [["a"]], after }))).toEqual([["a"]]);
});

test("styles, theme and shared texts may all be absent", () => {
  const parts = [
    { name: "xl/_rels/workbook.xml.rels", data: '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
  ];
  expect(texts(readOne({ rows: [["a", 1]] }, { inline: true, parts }))).toEqual([["a", "1"]]);
});
