/** Reads an uploaded file into sheets of cells, whatever kind of file it proves to be, or says why it cannot. */
import type { Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";
import { limits, megabytes } from "~/spreadsheet/limits.server";
import { oleFile, otherFile } from "~/spreadsheet/other-formats.server";
import { readCsv } from "~/spreadsheet/read-csv.server";
import { isDocx, readDocx } from "~/spreadsheet/read-docx.server";
import { isPlainText, readText } from "~/spreadsheet/read-text.server";
import { readXlsx } from "~/spreadsheet/read-xlsx.server";
import { giveUp, inWords, orRefusal } from "~/spreadsheet/refusal.server";
import { decodeText } from "~/spreadsheet/text-encoding.server";
import { openZip } from "~/spreadsheet/zip.server";

const OLE_START = "d0cf11e0a1b11ae1";
/** Of an entry, or of the end of a zip file without entries. */
const ZIP_STARTS = ["504b0304", "504b0506"];

function isZip(bytes: Buffer): boolean {
  return ZIP_STARTS.some((zip) => bytes.toString("hex", 0, 8).startsWith(zip));
}

function isOle(bytes: Buffer): boolean {
  return bytes.toString("hex", 0, 8) === OLE_START;
}

const textNames = /\.(?:csv|tsv|tab|txt)$/i;

/** Why a file has no cells that could be filled in; null for a workbook, and for what reading says in its own words. */
export function noCells(file: Uint8Array, fileName: string): string | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (isZip(bytes) || isOle(bytes) || otherFile(bytes) !== null) return null;
  return `${textNames.test(fileName) ? "A CSV file has no cells to fill in." : "This file is not a workbook."} Use an Excel workbook (.xlsx or .xlsm).`;
}

/** The kind of file is told by its first bytes; `fileName` only tells CSV and plain text from other files, and names its sheet. */
export function readWorkbook(file: Uint8Array, fileName: string): Done<Workbook> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return orRefusal(() => (isNamedDocument(bytes, fileName) ? inWords(() => read(bytes, fileName), ofDocument) : read(bytes, fileName)));
}

/** What is said of a package speaks of workbooks. */
const OF_DOCUMENTS: readonly (readonly [string, string])[] = [
  ["save it again as an Excel workbook (.xlsx)", "save it again as a Word document (.docx)"],
  ["Open it in Excel", "Open it in Word"], ["Open the workbook in Excel", "Open the document in Word"],
  ["Copy the rows you need into a new workbook", "Copy the text you need into a new document"], ["Copy the sheets you need into a new workbook", "Copy the text you need into a new document"],
  ["which workbooks never have", "which Word documents never have"], ["which no ordinary workbook does", "which no ordinary document does"],
  ["This file is not a workbook, only a zip file with other contents. If the workbook is inside", "This file is not a Word document, only a zip file with other contents. If the document is inside"],
  ["then use the workbook inside", "then use the document inside"], ["This workbook is protected", "This document is protected"], ["Protect Workbook", "Protect Document"], ["an unprotected .xlsx copy", "an unprotected .docx copy"],
  ["Remove pictures and sheets that", "Remove pictures that"],
];

function ofDocument(message: string): string {
  return OF_DOCUMENTS.reduce((said, [words, instead]) => said.replace(words, instead), message);
}

/** Where a file is a document by its name, and nothing in it says otherwise. */
function isNamedDocument(bytes: Buffer, fileName: string): boolean {
  return /\.docx$/i.test(fileName) && !bytes.includes("xl/workbook.xml");
}

/** Word documents and workbooks are both packages. */
function readZip(bytes: Buffer): Workbook {
  const zip = openZip(bytes);
  return isDocx(zip) ? inWords(() => readDocx(zip), ofDocument) : readXlsx(bytes);
}

function read(bytes: Buffer, fileName: string): Workbook {
  if (bytes.length === 0) giveUp("invalid", "The file is empty: it has no bytes. It may not have been copied completely; save it again and use that copy.");
  if (bytes.length > limits.uploadBytes) {
    giveUp("too-large", `The file has ${megabytes(bytes.length)}; at most ${megabytes(limits.uploadBytes)} are read. ${textNames.test(fileName) ? "Split it into several files." : "Remove pictures and sheets that are not needed, or split it."}`);
  }
  if (isZip(bytes)) return readZip(bytes);
  if (isOle(bytes)) giveUp("refused", oleFile(bytes));
  const other = otherFile(bytes);
  if (other) giveUp("refused", other);
  if (/\.txt$/i.test(fileName) && isPlainText(decodeText(bytes))) return readText(decodeText(bytes));
  if (textNames.test(fileName)) return readCsv(bytes, fileName);
  return giveUp("refused", "This is not a workbook, nor notes that can be read here. Use an Excel workbook (.xlsx), a CSV file (.csv), or notes of a meeting as a Word document (.docx) or as text (.txt).");
}
