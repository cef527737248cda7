/** Files made to hurt: each is refused with a sentence, or read to what is harmless in it. */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { makeXlsx, type MadeWorkbook, xlsxParts } from "../support/make-xlsx";
import { makeZip, type ZipPart } from "../support/make-zip";
import { refusalOf } from "../support/refusal-of";

const MEGABYTE = 1024 * 1024;
const small: MadeWorkbook = { sheets: [{ name: "SIB", rows: [["AFI 7", "The force should …"]] }] };

function sheetOf(inner: string, more: ZipPart[] = []): Buffer {
  return makeXlsx({ ...small, parts: [{ name: "xl/worksheets/sheet1.xml", data: `<worksheet>${inner}</worksheet>` }, ...more] });
}

function withParts(...parts: ZipPart[]): Buffer {
  return makeXlsx({ ...small, parts });
}

/** What hardly packs, so that only the limit in question is met. */
function ballast(bytes: number): ZipPart {
  return { name: "xl/media/ballast.bin", data: randomBytes(bytes), stored: true };
}

/** The same inside an XML part. */
function padding(bytes: number): string {
  return `<!--${randomBytes(bytes / 2).toString("hex")}-->`;
}

function lied(name: string, says: NonNullable<ZipPart["says"]>): Buffer {
  return makeZip(xlsxParts(small).map((part) => (part.name === name ? { ...part, says } : part)));
}

function manySheets(count: number, onto?: string): MadeWorkbook {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const tags = ids.map((id) => `<sheet name="S${id}" sheetId="${id}" r:id="${onto ?? `rId${id}`}"/>`);
  return { ...small, parts: [{ name: "xl/workbook.xml", data: `<workbook><sheets>${tags.join("")}</sheets></workbook>` }] };
}

function zip64(): Buffer {
  const bytes = makeXlsx(small);
  bytes.writeUInt32LE(0xffffffff, bytes.length - 6);
  return bytes;
}

function truncated(bytes: Buffer, share: number): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

const good = makeXlsx(small);
const huge = Buffer.alloc(160 * MEGABYTE, "a");
const nested = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join("");

const refused: [string, () => Buffer, RegExp][] = [
  ["more bytes than an upload may have", () => Buffer.alloc(25 * MEGABYTE + 1), /^too-large: The file has 26 MB; at most 25 MB/],
  ["a bomb: one part of 160 MB", () => withParts({ name: "xl/media/a", data: huge }, ballast(2 * MEGABYTE)), /^too-large: The file unpacks to more than 1\d\d MB/],
  ["a bomb in many parts", () => withParts(ballast(2 * MEGABYTE), ...[1, 2, 3].map((n) => ({ name: `xl/media/${n}`, data: huge.subarray(0, 70 * MEGABYTE) }))), /^too-large: The file unpacks to more than/],
  ["two hundred times its size", () => sheetOf(`<sheetData/>${" ".repeat(3 * MEGABYTE)}`), /^too-large: .* more than 200 times its size/],
  ["a part two hundred times its size, beside a picture", () => sheetOf(`<sheetData/>${" ".repeat(3 * MEGABYTE)}`, [ballast(MEGABYTE)]), /^too-large: The file’s part “xl\/worksheets\/sheet1\.xml” unpacks to more than 200 times its size/],
  ["a part longer than it says", () => lied("xl/sharedStrings.xml", { size: 5 }), /^invalid: .*sharedStrings.*cannot be unpacked/],
  ["a part shorter than it says", () => lied("xl/sharedStrings.xml", { size: 50_000 }), /^invalid: .*not as long as it says/],
  ["a wrong checksum", () => lied("xl/sharedStrings.xml", { checksum: 7 }), /^invalid: .*checksum/],
  ["a part with two names", () => lied("xl/sharedStrings.xml", { localName: "xl/sharedStringz.xml" }), /^invalid: .*two names/],
  ["a zip password", () => lied("xl/sharedStrings.xml", { flags: 1 }), /^refused: .*password/],
  ["an unknown way of packing", () => lied("xl/sharedStrings.xml", { method: 14 }), /^invalid: .*unknown way/],
  ["two thousand and one parts", () => withParts(...Array.from({ length: 2_001 }, (_, n) => ({ name: `x/${n}`, data: "" }))), /^too-large: The file holds 2,00\d parts; at most 2,000/],
  ["a part that is there twice", () => makeZip([...xlsxParts(small), { name: "XL/Workbook.xml", data: "" }]), /^invalid: .*twice/],
  ["directory records that share one entry", () => makeZip([...xlsxParts(small), { name: "copy", data: "", pointsAt: "xl/styles.xml" }]), /^invalid: .*(two names|over another)/],
  ["fewer records than the directory holds", () => makeZip(xlsxParts(small), { count: 3 }), /^invalid: .*directory is broken/],
  ["more records than the directory holds", () => makeZip(xlsxParts(small), { count: 30 }), /^invalid: .*directory is broken/],
  ["bytes behind its end", () => makeZip(xlsxParts(small), { behind: Buffer.from("more") }), /^invalid: .*bytes behind its end/],
  ["zip64", zip64, /^refused: .*zip64/],
  ["nothing in the zip", () => makeZip([]), /^refused: .*not a workbook/],
  ["half a file", () => truncated(good, 0.5), /^invalid: .*end is missing/],
  ["a file without its last byte", () => good.subarray(0, -1), /^invalid: .*end is missing/],
  ["half an XML part", () => sheetOf("<sheetData><row r='1'><c r='A1'><v>1</v></c>"), /^invalid: .*not well-formed/],
  ["a sheet that is missing", () => makeZip(xlsxParts(small).filter(({ name }) => name !== "xl/worksheets/sheet1.xml")), /^invalid: .*sheet1\.xml” is missing/],
  ["shared texts that are missing", () => makeZip(xlsxParts(small).filter(({ name }) => name !== "xl/sharedStrings.xml")), /^invalid: .*sharedStrings\.xml” is missing/],
  ["a sheet that is something else", () => withParts({ name: "xl/worksheets/sheet1.xml", data: "<chartsheet/>" }), /^invalid: .*“SIB” is not a sheet/],
  ["billion laughs", () => withParts({ name: "xl/sharedStrings.xml", data: `<!DOCTYPE a [<!ENTITY l0 "ha">${nested}]><sst><si><t>&l9;</t></si></sst>` }), /^refused: .*document type/],
  ["an outside entity", () => withParts({ name: "xl/workbook.xml", data: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook/>' }), /^refused: .*document type/],
  ["an XML part in UTF-16", () => withParts({ name: "xl/sharedStrings.xml", data: Buffer.from("\ufeff<sst/>", "utf16le") }), /^refused: .*UTF-16; only UTF-8/],
  ["an XML part in Latin-1", () => withParts({ name: "xl/sharedStrings.xml", data: '<?xml version="1.0" encoding="ISO-8859-1"?><sst/>' }), /^refused: .*ISO-8859-1; only UTF-8/],
  ["too many merges", () => sheetOf(`<sheetData/><mergeCells>${Array.from({ length: 8_000 }, (_, n) => `<mergeCell ref="A${2 * n + 1}:A${2 * n + 2}"/>`).join("")}</mergeCells>`), /^too-large: .*too many merges: more than 2,000/],
  ["merged cells nowhere", () => sheetOf('<sheetData/><mergeCells><mergeCell ref="A0:ZZZZ9"/></mergeCells>'), /^invalid: .*merged cells “A0:ZZZZ9”/],
  ["two hundred and one sheets", () => makeXlsx(manySheets(201)), /^too-large: The workbook has more than 200 sheets/],
  ["many sheets in one part", () => makeXlsx(manySheets(100, "rId1")), /^invalid: .*same part as another sheet/],
  ["a sheet without a part", () => makeXlsx(manySheets(2)), /^invalid: .*“S2” is missing/],
  ["a cell in Excel's last corner", () => sheetOf('<dimension ref="A1"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), /^too-large: .*text in column XFD, beyond the 400 columns/],
  ["a cell beyond the corner", () => sheetOf('<sheetData><row r="3"><c r="ZZZZZZ3"><v>1</v></c></row></sheetData>'), /^invalid: .*cell “ZZZZZZ3” in row 3/],
  ["a cell with no column", () => sheetOf('<sheetData><row r="1"><c r="-1"><v>1</v></c></row></sheetData>'), /^invalid: .*cell “-1”/],
  ["a cell of another row", () => sheetOf('<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>'), /^invalid: .*cell “A2” in row 1/],
  ["row 0", () => sheetOf('<sheetData><row r="0"/></sheetData>'), /^invalid: .*row numbered 0/],
  ["row 99999999", () => sheetOf('<sheetData><row r="99999999"/></sheetData>'), /^invalid: .*row numbered 99999999/],
  ["row x", () => sheetOf('<sheetData><row r="x"/></sheetData>'), /^invalid: .*row numbered x/],
  ["a row of a hundred thousand filled cells at one address", () => sheetOf(`<sheetData><row r="1">${'<c r="A1"><v>1</v></c>'.repeat(100_000)}</row></sheetData>${padding(MEGABYTE)}`), /^invalid: .*cells in row 1 that are there twice/],
  ["fifty thousand and one rows with text", () => sheetOf(`<sheetData>${"<row><c><v>1</v></c></row>".repeat(50_001)}</sheetData>${padding(MEGABYTE)}`), /^too-large: .*more than 50,000 rows with text/],
  ["a million and more cells", () => sheetOf(`<sheetData>${`<row>${"<c><v>1</v></c>".repeat(300)}</row>`.repeat(3_400)}</sheetData>${padding(MEGABYTE)}`), /^too-large: .*more than 1,000,000 cells/],
  [
    "one long text shown in very many cells",
    () => sheetOf(`<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(4_000)}</sheetData>`, [{ name: "xl/sharedStrings.xml", data: `<sst><si><t>${"a".repeat(30_000)}</t></si></sst>` }]),
    /^too-large: .*more than 100,000,000 characters/,
  ],
  ["very many cells that cannot be read", () => sheetOf(`<sheetData>${"<row><c><f/></c></row>".repeat(20_001)}</sheetData>`), /^too-large: More than 20,000 cells of the workbook cannot be read/],
  ["tags nested two hundred thousand deep", () => sheetOf(`${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}${padding(MEGABYTE)}`), /^invalid: .*not well-formed/],
  ["two hundred thousand attributes", () => sheetOf(`<sheetData ${Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(" ")}/>`), /^invalid: .*not well-formed/],
  ["five million entities in one text", () => withParts({ name: "xl/sharedStrings.xml", data: `<sst><si><t>${"&amp;".repeat(5_000_000)}</t></si></sst>${padding(MEGABYTE)}` }), /^too-large: A cell has more text than Excel allows/],
  ["six hundred thousand cell formats", () => withParts({ name: "xl/styles.xml", data: `<styleSheet><cellXfs>${"<xf/>".repeat(600_000)}</cellXfs></styleSheet>${padding(MEGABYTE)}` }), /^too-large: .*more cell formats than Excel allows/],
  ["more than a million shared texts", () => withParts({ name: "xl/sharedStrings.xml", data: `<sst>${"<si/>".repeat(1_000_001)}</sst>${padding(MEGABYTE)}` }), /^too-large: .*more than 1,000,000 different texts/],
];

test.each(refused)("refused with a sentence: %s", (_, make, sentence) => {
  const bytes = make();
  const said = refusalOf(readWorkbook(bytes, "tracker.xlsx"));
  expect(said).toMatch(sentence);
  expect(said).toMatch(/\.$/);
});

const harmless: [string, () => Buffer][] = [
  ["two hundred thousand blank rows with a style", () => blankRows(200_000)],
  ["drop-downs over whole columns", () => sheetOf(`${rowsOfSmall}<dataValidations>${'<dataValidation sqref="A1:A1048576"><formula1>Lists!$A:$A</formula1></dataValidation>'.repeat(7)}</dataValidations>`)],
  ["a dimension that lies", () => sheetOf(`<dimension ref="A1:XFD1048576"/>${rowsOfSmall}`)],
  ["colouring rules over the whole sheet, thousands of times", () => sheetOf(`${rowsOfSmall}${`<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="cellIs"/></conditionalFormatting>`.repeat(3_000)}`)],
  ["columns hidden to the end", () => sheetOf(`<cols><col min="3" max="16384" hidden="1"/></cols>${rowsOfSmall}`)],
  ["a merge of the whole sheet", () => sheetOf(`${rowsOfSmall}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`)],
  ["a comment behind the zip's end record", () => makeZip(xlsxParts(small), { comment: "made by hand" })],
];

const rowsOfSmall = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>AFI 7</t></is></c><c r="B1" t="inlineStr"><is><t>The force should …</t></is></c></row></sheetData>';

function blankRows(count: number): Buffer {
  const blank = Array.from({ length: count }, (_, index) => `<row r="${index + 2}" spans="1:9"><c r="A${index + 2}" s="0"/><c r="B${index + 2}" s="0"/></row>`);
  return sheetOf(rowsOfSmall.replace("</sheetData>", `${blank.join("")}</sheetData>`));
}

test.each(harmless)("read as if it were not there: %s", (_, make) => {
  const bytes = make();
  const result = readWorkbook(bytes, "tracker.xlsx");
  expect(refusalOf(result)).toBe("not refused");
  const rows = result.ok ? result.value.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text)) : [];
  expect(rows).toEqual([["AFI 7", "The force should …"]]);
});

test("one bit turned over anywhere is noticed, or changes nothing", () => {
  const bytes = makeXlsx({
    sheets: [
      { name: "SIB", rows: Array.from({ length: 30 }, (_, index) => [`AFI ${index}`, { date: "2022-05-23" }, index, { text: "Green", fill: "00B050" }]), merges: ["A1:A2"] },
      { name: "Notes", state: "hidden", rows: [[{ runs: ["a", "b"] }]] },
    ],
  });
  const before = readWorkbook(bytes, "tracker.xlsx");
  let same = 0;
  let noticed = 0;
  for (let flip = 0; flip < 1_000; flip++) {
    // A step prime to the number of bits spreads the flips over the whole file.
    const bit = (flip * 7_919) % (bytes.length * 8);
    const damagedBytes = Buffer.from(bytes);
    damagedBytes.writeUInt8(damagedBytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const after = readWorkbook(damagedBytes, "tracker.xlsx");
    if (!after.ok) {
      noticed++;
      expect(after.problem.message.length).toBeGreaterThan(40);
      continue;
    }
    expect(after).toEqual(before);
    same++;
  }
  expect(noticed).toBeGreaterThan(300);
  expect(same + noticed).toBe(1_000);
});
