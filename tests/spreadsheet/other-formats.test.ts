import { expect, test } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { makeDocx, paragraph } from "../support/make-docx";
import { makeXlsx } from "../support/make-xlsx";
import { makeZip } from "../support/make-zip";
import { refusalOf } from "../support/refusal-of";

const oleStart = Buffer.from("d0cf11e0a1b11ae1", "hex");

function ole(...streams: string[]): Buffer {
  return Buffer.concat([oleStart, Buffer.alloc(512), ...streams.map((name) => Buffer.from(name.padEnd(32, "\0"), "utf16le"))]);
}

function zipOf(...names: string[]): Buffer {
  return makeZip(names.map((name) => ({ name, data: "<x/>" })));
}

test.each([
  ["no bytes", "tracker.xlsx", Buffer.alloc(0), /^invalid: The file is empty/],
  ["an old workbook", "tracker.xls", ole("Root Entry", "Workbook"), /^refused: This is an \.xls workbook.*save it as an Excel workbook \(\.xlsx\)/],
  ["an older workbook", "tracker.xls", ole("Root Entry", "Book"), /^refused: This is an \.xls workbook/],
  ["a workbook with a password", "tracker.xlsx", ole("EncryptionInfo", "EncryptedPackage"), /^refused: .*protected by a password.*unprotected \.xlsx copy/],
  ["a workbook with rights management", "tracker.xlsx", ole("DRMEncryptedDataSpace", "EncryptedPackage"), /^refused: .*sensitivity label/],
  ["an old Word document", "notes.doc", ole("WordDocument"), /^refused: This is a \.doc document.*save it as a Word document \(\.docx\)/],
  ["another old Office file", "mail.msg", ole("__substg1.0"), /^refused: This is an old Office file/],
  ["a Word document without text", "tracker.xlsx", zipOf("[Content_Types].xml", "word/document.xml"), /^invalid: The file is damaged: its text is not that of a document/],
  ["a presentation", "tracker.xlsx", zipOf("ppt/presentation.xml"), /^refused: This is a PowerPoint/],
  ["a binary workbook", "tracker.xlsb", zipOf("xl/workbook.bin"), /^refused: This is a binary workbook \(\.xlsb\)/],
  ["an OpenDocument spreadsheet", "tracker.ods", makeZip([{ name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true }]), /^refused: .*\.ods\)\. Open it, save it as an Excel workbook/],
  ["an OpenDocument text", "tracker.odt", makeZip([{ name: "mimetype", data: "application/vnd.oasis.opendocument.text", stored: true }]), /^refused: This is an OpenDocument text.*save it as a Word document \(\.docx\)/],
  ["a Numbers file", "tracker.numbers", zipOf("Index/Document.iwa"), /^refused: This is an Apple Numbers file/],
  ["a zip with a workbook in it", "tracker.zip", makeZip([{ name: "tracker.xlsx", data: makeXlsx({ sheets: [{ rows: [["a"]] }] }) }]), /^refused: .*not a workbook, only a zip file.*unpack it first/],
  ["a PDF", "tracker.xlsx", Buffer.from("%PDF-1.7\n…"), /^refused: This is a PDF/],
  ["a web page", "tracker.xls", Buffer.from("\ufeff\r\n<!DOCTYPE html><html><table></table></html>"), /^refused: This is a web page/],
  ["a bare table", "tracker.xls", Buffer.from('<table border="1"><tr><td>a</td></tr></table>'), /^refused: This is a web page/],
  ["an XML spreadsheet", "tracker.xml", Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'), /^refused: This is an XML spreadsheet of Excel 2003/],
  ["other XML", "tracker.xml", Buffer.from('<?xml version="1.0"?><a/>'), /^refused: This is an XML file/],
  ["rich text", "notes.rtf", Buffer.from("{\\rtf1 a}"), /^refused: This is a document in a form that is not read here/],
  ["a picture", "tracker.png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /^refused: This is a picture/],
  ["a packed file", "tracker.gz", Buffer.from("1f8b0800", "hex"), /^refused: This is a packed file/],
  ["text under a workbook's name", "tracker.xlsx", Buffer.from("a,b\n1,2\n"), /^refused: This is not a workbook, nor notes/],
  ["bytes of nothing known", "tracker.xlsx", Buffer.from([1, 2, 3, 4]), /^refused: This is not a workbook, nor notes/],
])("%s is refused with what to do instead", (_, name, bytes, sentence) => {
  expect(refusalOf(readWorkbook(bytes, name))).toMatch(sentence);
});

test("a workbook is one whatever it is called", () => {
  const bytes = makeXlsx({ sheets: [{ rows: [["a"]] }] });
  for (const name of ["tracker.xlsm", "tracker.csv", "tracker"]) {
    const result = readWorkbook(bytes, name);
    expect(result.ok && result.value.format).toBe("xlsx");
  }
});

const wholeDocument = makeDocx(paragraph("Notes of a meeting"));
const tooMany = makeZip(Array.from({ length: 2_001 }, (_, index) => ({ name: String(index), data: "" })));

test.each([
  ["cut off", "notes.docx", wholeDocument.subarray(0, wholeDocument.length - 40), /^invalid: The file is damaged.*Open it in Word, save it again as a Word document \(\.docx\)/],
  ["that unpacks to far too much", "notes.docx", makeDocx(paragraph("a".repeat(3_000_000))), /^too-large: .*which no ordinary document does\. Copy the text you need into a new document/],
  ["of too many parts", "notes.docx", tooMany, /^too-large: .*Copy the text you need into a new document/],
  ["that is another zip file", "notes.docx", zipOf("a.txt"), /^refused: This file is not a Word document, only a zip file.*If the document is inside, unpack it first/],
  ["with a password", "notes.DOCX", ole("EncryptionInfo", "EncryptedPackage"), /^refused: This document is protected by a password\. Open it in Word.*unprotected \.docx copy/],
  ["that is too large", "notes.docx", Buffer.alloc(25 * 1024 * 1024 + 1, "a"), /^too-large: .*Remove pictures that are not needed, or split it/],
])("a Word document %s is not spoken of as a workbook", (_, name, bytes, expected) => {
  const refusal = refusalOf(readWorkbook(bytes, name));
  expect(refusal).toMatch(expected);
  expect(refusal).not.toMatch(/Excel|workbook|sheet/i);
});

test("a text that is too large is to be split", () => {
  expect(refusalOf(readWorkbook(Buffer.alloc(25 * 1024 * 1024 + 1, "a"), "notes.txt"))).toMatch(/^too-large: The file has .* are read\. Split it into several files\.$/);
});

test("a damaged workbook is one under any name", () => {
  const workbook = makeXlsx({ sheets: [{ rows: [["a"]] }] });
  expect(refusalOf(readWorkbook(workbook.subarray(0, workbook.length - 40), "notes.docx"))).toMatch(/Open it in Excel/);
});
