/** Recognises files that are no .xlsx workbook, and says for each what to do instead. */

const saveAsXlsx = "save it as an Excel workbook (.xlsx)";

const pdf = "This is a PDF, not a workbook. Ask for the workbook or Word document it was made from; or copy the text of the notes of a meeting into a text file (.txt) and use that.";
const saveAsDocx = "save it as a Word document (.docx)";
const word = `This is a document in a form that is not read here. Open it in Word, ${saveAsDocx} and use that copy; or copy its table into an Excel workbook.`;
const openText = `This is an OpenDocument text (.odt). Open it, ${saveAsDocx} and use that copy.`;
const html = `This is a web page, even if its name says otherwise. Open it in Excel, ${saveAsXlsx} and use that copy.`;
const packed = "This is a packed file, not a workbook. Unpack it first and use the workbook inside.";
const picture = "This is a picture, not a workbook. Use the workbook it was taken from.";

const fileStarts: readonly (readonly [RegExp | string, string])[] = [
  [/^%PDF-/, pdf],
  [/^\{\\rtf/, word],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0)/s, picture],
  ["\x1f\x8b", packed],
  ["Rar!", packed],
  ["7z\xbc\xaf", packed],
  [/^(?:\xef\xbb\xbf)?\s*<\?xml[\s\S]*(?:Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet)/, `This is an XML spreadsheet of Excel 2003. Open it in Excel, ${saveAsXlsx} and use that copy.`],
  [/^(?:\xef\xbb\xbf)?\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style|div)\b/i, html],
  [/^(?:\xef\xbb\xbf)?\s*<\?xml/, "This is an XML file, not a workbook. Use the workbook itself, saved as .xlsx."],
  [/^MIME-Version:/i, html],
];

/** A sentence about a file known by its first bytes; null for one that is not known. */
export function otherFile(bytes: Buffer): string | null {
  const start = bytes.toString("latin1", 0, 1024);
  const known = fileStarts.find(([sign]) => (typeof sign === "string" ? start.startsWith(sign) : sign.test(start)));
  return known?.[1] ?? null;
}

/** A sentence about a zip file by the (lower-case) names in it; null for one that may be a workbook. */
export function otherZip(names: readonly string[], mimetype: () => string): string | null {
  const has = (name: string): boolean => names.includes(name);
  if (has("mimetype")) {
    const type = mimetype();
    if (type.includes("opendocument.spreadsheet")) return `This is an OpenDocument spreadsheet (.ods). Open it, ${saveAsXlsx} and use that copy.`;
    if (type.includes("opendocument.text")) return openText;
    if (type.includes("opendocument")) return `This is an OpenDocument file, not a workbook. Use the workbook itself, saved as .xlsx.`;
  }
  if (has("word/document.xml")) return "This is a Word document, not a workbook. Use an Excel workbook (.xlsx or .xlsm).";
  if (has("ppt/presentation.xml")) return "This is a PowerPoint presentation, not a workbook. Use the workbook itself, saved as .xlsx.";
  if (has("xl/workbook.bin")) return `This is a binary workbook (.xlsb). Open it in Excel, ${saveAsXlsx} and use that copy.`;
  if (names.some((name) => name.endsWith(".iwa"))) return `This is an Apple Numbers file. Open it in Numbers, export it to Excel (.xlsx) and use that copy.`;
  return null;
}

/** A sentence about a file in the container of old Office files, which also holds encrypted new ones. */
export function oleFile(bytes: Buffer): string {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, "utf16le"));
  if (holds("DRMEncryptedDataSpace")) {
    return "This workbook is protected by a sensitivity label or rights management. Open it in Excel, remove the protection (File, Info, Protect Workbook), save an unprotected .xlsx copy and use that.";
  }
  if (holds("EncryptedPackage")) {
    return "This workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password), save an unprotected .xlsx copy and use that.";
  }
  if (holds("Workbook") || holds("Book")) return `This is an .xls workbook, the form Excel used before 2007. Open it in Excel, ${saveAsXlsx} and use that copy.`;
  if (holds("WordDocument")) return `This is a .doc document, the form Word used before 2007. Open it in Word, ${saveAsDocx} and use that copy.`;
  return "This is an old Office file, not a workbook that can be read here. Use an Excel workbook (.xlsx).";
}
