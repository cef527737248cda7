/** Files made to exhaust whoever opens them, each small in bytes. */
import { randomBytes } from "node:crypto";
import { makeXlsx, type MadeWorkbook, xlsxParts } from "./make-xlsx";
import { makeZip, type ZipPart } from "./make-zip";

const MEGABYTE = 1024 * 1024;
const book: MadeWorkbook = { sheets: [{ name: "SIB", rows: [["Finding", "RAG"], ["AFI 1: The force should make sure that every report is recorded.", "Red"]] }] };
const SHEET = "xl/worksheets/sheet1.xml";
const ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>Finding</t></is></c><c r="B1" t="inlineStr"><is><t>RAG</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>AFI 1: The force should make sure that every report is recorded.</t></is></c></row>';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Hardly packs, so that what unpacks to a lot does not give itself away by its ratio. */
const ballast: ZipPart = { name: "xl/media/ballast.bin", data: randomBytes(2 * MEGABYTE), stored: true };
const padding = `<!--${randomBytes(MEGABYTE / 2).toString("hex")}-->`;

function sheet(data: string, behind = "", before = ""): Buffer {
  return makeXlsx({ ...book, parts: [{ name: SHEET, data: `<worksheet>${before}<sheetData>${data}</sheetData>${behind}${padding}</worksheet>` }] });
}

function zipIn(content: Buffer): Buffer {
  return makeZip([{ name: "inner.zip", data: content }]);
}

function blankRows(count: number): string {
  return Array.from({ length: count }, (_, index) => `<row r="${String(index + 3)}" spans="1:9"><c r="A${String(index + 3)}" s="1"/><c r="B${String(index + 3)}" s="1"/></row>`).join("");
}

function manySheets(count: number): Buffer {
  const ids = Array.from({ length: count }, (_, index) => String(index + 1));
  return makeZip([
    { name: "_rels/.rels", data: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: "xl/workbook.xml", data: `<workbook><sheets>${ids.map((id) => `<sheet name="S${id}" sheetId="${id}" r:id="rId${id}"/>`).join("")}</sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", data: `<Relationships>${ids.map((id) => `<Relationship Id="rId${id}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("")}</Relationships>` },
    ...ids.map((id) => ({ name: `xl/worksheets/sheet${id}.xml`, data: "<worksheet><sheetData/></worksheet>" })),
  ]);
}

/**
 * Each with what should become of it: "refused", or "taken" because what is harmful in it is never looked at. The slowest
 * are made smaller by a `share`, where only their fate is asked for.
 */
export const HOSTILE: readonly (readonly [name: string, fate: "refused" | "taken", make: (share?: number) => Buffer])[] = [
  ["seven whole-column drop-downs", "taken", () => sheet(ROWS, `<dataValidations>${'<dataValidation type="list" sqref="A1:A1048576"><formula1>Lists!$A:$A</formula1></dataValidation>'.repeat(7)}</dataValidations>`)],
  ["8,000 merges", "refused", () => sheet(ROWS, `<mergeCells>${Array.from({ length: 8_000 }, (_, index) => `<mergeCell ref="A${String(2 * index + 3)}:A${String(2 * index + 4)}"/>`).join("")}</mergeCells>`)],
  ["200,000 styled blank rows", "taken", (share = 1) => sheet(ROWS + blankRows(200_000 * share))],
  ["a bomb of a thousand to one", "refused", () => makeXlsx({ ...book, parts: [{ name: "xl/media/bomb.bin", data: Buffer.alloc(140 * MEGABYTE) }] })],
  ["a bomb with ballast", "refused", () => makeXlsx({ ...book, parts: [{ name: "xl/media/bomb.bin", data: Buffer.alloc(160 * MEGABYTE) }, ballast] })],
  ["a bomb in the sheet, with ballast beside it", "refused", () => makeXlsx({ ...book, parts: [{ name: SHEET, data: `<worksheet><sheetData>${ROWS}</sheetData>${" ".repeat(140 * MEGABYTE)}</worksheet>` }, ballast] })],
  ["a bomb in a zip in a zip", "refused", () => zipIn(zipIn(makeZip([{ name: "bomb", data: Buffer.alloc(140 * MEGABYTE) }])))],
  ["a bomb in a zip inside a workbook", "taken", () => makeXlsx({ ...book, parts: [{ name: "xl/embeddings/inner.zip", data: zipIn(makeZip([{ name: "bomb", data: Buffer.alloc(140 * MEGABYTE) }])), stored: true }] })],
  ["a part that lies about its size", "refused", () => makeZip(xlsxParts(book).map((part) => (part.name === SHEET ? { ...part, data: `<worksheet>${" ".repeat(60 * MEGABYTE)}</worksheet>`, says: { size: 1_000 } } : part)))],
  ["60,000 entries", "refused", () => makeZip([...xlsxParts(book), ...Array.from({ length: 60_000 }, (_, index) => ({ name: `x/${String(index)}`, data: "", stored: true }))])],
  ["billion laughs", "refused", () => makeXlsx({ ...book, parts: [{ name: "xl/sharedStrings.xml", data: `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY l${String(index + 1)} "${`&l${String(index)};`.repeat(10)}">`).join("")}]><sst><si><t>&l9;</t></si></sst>` }] })],
  ["an entity that reads a file", "refused", () => makeXlsx({ ...book, parts: [{ name: SHEET, data: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>' }] })],
  ["links to other workbooks and addresses", "taken", () => makeXlsx({
    ...book,
    parts: [
      { name: "xl/externalLinks/externalLink1.xml", data: '<externalLink><externalBook r:id="rId1"/></externalLink>' },
      { name: "xl/externalLinks/_rels/externalLink1.xml.rels", data: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/externalLinkPath" Target="http://127.0.0.1:9/other.xlsx" TargetMode="External"/></Relationships>` },
      { name: "xl/worksheets/_rels/sheet1.xml.rels", data: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>` },
    ],
  })],
  ["10,000 sheets", "refused", () => manySheets(10_000)],
  ["1,900 sheets", "refused", () => manySheets(1_900)],
  ["a dimension and columns to the end of the sheet", "taken", () => sheet(ROWS, "", '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols>')],
  ["a cell in the last corner", "refused", () => sheet(`${ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)],
  ["forty thousand formulas that each look at the one above", "taken", (share = 1) => sheet(ROWS + Array.from({ length: 40_000 * share }, (_, index) => `<row><c><f>B${String(index + 1)}</f><v>1</v></c><c><f>A${String(index + 2)}</f><v>1</v></c></row>`).join(""))],
  ["a hundred thousand colouring rules over the whole sheet", "taken", () => sheet(ROWS, '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"/></conditionalFormatting>'.repeat(100_000))],
  ["a hundred thousand stretches of hidden columns", "taken", () => sheet(ROWS, "", `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(100_000)}</cols>`)],
  ["a million empty rows", "taken", () => sheet(ROWS + "<row/>".repeat(1_000_000))],
  ["two million empty cells in a row", "refused", () => sheet(`${ROWS}<row>${"<c/>".repeat(2_000_000)}</row>`)],
  ["a shared formula that looks at two thousand cells, forty thousand times", "taken", (share = 1) => sheet(ROWS + Array.from({ length: 40_000 * share }, (_, index) => `<row><c><f t="shared" si="0"${index === 0 ? ' ref="A3:A40002"' : ""}>${index === 0 ? `${"A1+".repeat(2_000)}A1` : ""}</f><v>1</v></c></row>`).join(""))],
  ["a text of thirty million letters", "refused", () => sheet(`${ROWS}<row><c t="inlineStr"><is><t>${"x".repeat(30 * MEGABYTE)}</t></is></c></row>`)],
  ["half a package", "refused", () => { const whole = makeXlsx(book); return whole.subarray(0, whole.length / 2); }],
  ["a package with a byte turned over in its sheet", "refused", () => { const whole = makeXlsx(book); const at = whole.indexOf(SHEET) + SHEET.length + 20; whole.writeUInt8(whole.readUInt8(at) ^ 0xff, at); return whole; }],
  ["tags nested a hundred thousand deep", "refused", () => sheet(`${"<row>".repeat(100_000)}${"</row>".repeat(100_000)}`)],
];
