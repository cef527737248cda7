/** Reads an uploaded file into sheets of cells, whatever kind of file it proves to be, or says why it cannot. */
import type { Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";
import { limits, megabytes } from "~/spreadsheet/limits.server";
import { oleFile, otherFile } from "~/spreadsheet/other-formats.server";
import { readCsv } from "~/spreadsheet/read-csv.server";
import { isDocx, readDocx } from "~/spreadsheet/read-docx.server";
import { readXlsx } from "~/spreadsheet/read-xlsx.server";
import { giveUp, orRefusal } from "~/spreadsheet/refusal.server";
import { openZip } from "~/spreadsheet/zip.server";

const OLE_START = "d0cf11e0a1b11ae1";
/** Of an entry, or of the end of a zip file without entries. */
const ZIP_STARTS = ["504b0304", "504b0506"];
const textNames = /\.(?:csv|tsv|tab|txt)$/i;

/** The kind of file is told by its first bytes; `fileName` only tells CSV from other text, and names its sheet. */
export function readWorkbook(file: Uint8Array, fileName: string): Done<Workbook> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return orRefusal(() => read(bytes, fileName));
}

/** Word documents and workbooks are both packages. */
function readZip(bytes: Buffer): Workbook {
  const zip = openZip(bytes);
  return isDocx(zip) ? readDocx(zip) : readXlsx(bytes);
}

function read(bytes: Buffer, fileName: string): Workbook {
  if (bytes.length === 0) giveUp("invalid", "The file is empty: it has no bytes. It may not have been copied completely; save it again and use that copy.");
  if (bytes.length > limits.uploadBytes) {
    giveUp("too-large", `The file has ${megabytes(bytes.length)}; at most ${megabytes(limits.uploadBytes)} are read. Remove pictures and sheets that are not needed, or split it.`);
  }
  const start = bytes.toString("hex", 0, 8);
  if (ZIP_STARTS.some((zip) => start.startsWith(zip))) return readZip(bytes);
  if (start === OLE_START) giveUp("refused", oleFile(bytes));
  const other = otherFile(bytes);
  if (other) giveUp("refused", other);
  if (textNames.test(fileName)) return readCsv(bytes, fileName);
  return giveUp("refused", "This file is not a workbook. Use an Excel workbook (.xlsx) or a CSV file (.csv).");
}
