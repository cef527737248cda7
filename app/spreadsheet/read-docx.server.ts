/** Reads a Word document as cells: a row of a table is a row, a paragraph outside tables a row of one cell. */
import { columnLetter, type Cell, type Sheet, type SheetRow, type Workbook } from "~/domain/sheet";
import { limits, thousands } from "~/spreadsheet/limits.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import { readNumbering, type Numbering } from "~/spreadsheet/word-numbering.server";
import { opensWith, scanXml, type XmlScanner } from "~/spreadsheet/xml.server";
import { decodeXmlPart } from "~/spreadsheet/xml-part.server";
import { readEntry, type Zip } from "~/spreadsheet/zip.server";

const DOCUMENT_PART = "word/document.xml";
const NUMBERING_PART = "word/numbering.xml";
/** The one sheet a document is read as. */
const DOCUMENT_SHEET = "Document";

/** What is not part of the text as it stands: deletions, what was moved away, the older form of a text box, notes of reviewers. */
const PASSED_OVER = new Set(["del", "moveFrom", "Fallback", "instrText", "delText", "sectPr", "tblPr", "trPr", "rPr"]);

type Walk = { xml: XmlScanner; numbering: Numbering; rows: SheetRow[]; sheet: Sheet; characters: number; cells: number };

export function isDocx(zip: Zip): boolean {
  return zip.byName.has(DOCUMENT_PART);
}

function partText(zip: Zip, part: string): string | null {
  const bytes = readEntry(zip, part);
  return bytes === null ? null : decodeXmlPart(bytes, part);
}

export function readDocx(zip: Zip): Workbook {
  const source = partText(zip, DOCUMENT_PART) ?? damaged("its text is missing");
  const numbers = partText(zip, NUMBERING_PART);
  const xml = scanXml(source, DOCUMENT_PART);
  if (!opensWith(xml, "document")) damaged("its text is not that of a document");
  const sheet: Sheet = { name: DOCUMENT_SHEET, state: "visible", rows: [], merges: [], hiddenColumns: [], conditionallyFormatted: [], problems: [] };
  const walk: Walk = { xml, numbering: readNumbering(numbers), rows: sheet.rows, sheet, characters: 0, cells: 0 };
  const inside = xml.depth;
  while (xml.nextInside(inside)) readBlock(walk, (text) => { addRow(walk, [{ column: 1, text }]); });
  if (sheet.rows.length === 0) giveUp("invalid", "The document is empty: it has no text.");
  return { format: "docx", sheets: [sheet], problems: [] };
}

/** One paragraph or table; whatever else holds paragraphs is walked through. */
function readBlock(walk: Walk, say: (text: string) => void): void {
  const { xml } = walk;
  if (PASSED_OVER.has(xml.name)) xml.skip();
  else if (xml.name === "p") say(readParagraph(walk));
  else if (xml.name === "tbl") readTable(walk);
}

/** The text of a paragraph with the number that Word writes before it; text boxes in it follow in their order. */
function readParagraph(walk: Walk): string {
  const { xml, numbering } = walk;
  if (xml.empty) return "";
  const inside = xml.depth;
  const pieces: string[] = [];
  let level = 0;
  let list: string | null = null;
  let box: number | null = null;
  while (xml.nextInside(inside)) {
    if (box !== null && xml.depth <= box) {
      box = null;
      pieces.push("\n");
    }
    switch (xml.name) {
      case "p": pieces.push("\n"); break;
      case "txbxContent": box ??= xml.depth; break;
      case "t": pieces.push(xml.text()); break;
      case "tab": case "ptab": if (!pieces.every((piece) => piece === "")) pieces.push("\t"); break;
      case "br": case "cr": pieces.push("\n"); break;
      case "noBreakHyphen": pieces.push("‑"); break;
      case "ilvl": level = Number(xml.prefixedAttribute("val") ?? 0); break;
      case "numId": list = xml.prefixedAttribute("val"); break;
      default: if (PASSED_OVER.has(xml.name)) xml.skip();
    }
  }
  const text = pieces.join("").replace(/[^\S\n\t]+/g, " ").split("\n").map((each) => each.trim()).filter((each) => each !== "").join("\n");
  if (text === "") return "";
  const label = list === null ? "" : numbering.label(list, level);
  return label === "" || startsNumbered(text) ? text : `${label} ${text}`;
}

function startsNumbered(text: string): boolean {
  return /^(?:\d{1,3}[.)]|[•–-])\s/.test(text);
}

type Said = { column: number; text: string; width?: number };

function readTable(walk: Walk): void {
  const { xml } = walk;
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name === "tr") readTableRow(walk);
    else if (PASSED_OVER.has(xml.name)) xml.skip();
  }
}

function readTableRow(walk: Walk): void {
  const { xml } = walk;
  if (xml.empty) return;
  const inside = xml.depth;
  const said: Said[] = [];
  let column = 1;
  while (xml.nextInside(inside)) {
    if (xml.name === "tc") {
      const cell = readCell(walk);
      if (cell.text !== "") said.push({ column, text: cell.text, width: cell.width });
      column += cell.width;
    } else if (PASSED_OVER.has(xml.name)) xml.skip();
  }
  addRow(walk, said);
}

/** A table in a cell is read into it, line by line. */
function readCell(walk: Walk): { text: string; width: number } {
  const { xml } = walk;
  if (xml.empty) return { text: "", width: 1 };
  const inside = xml.depth;
  const lines: string[] = [];
  let width = 1;
  while (xml.nextInside(inside)) {
    if (xml.name === "gridSpan") width = Math.max(1, Math.min(limits.columns, Number(xml.prefixedAttribute("val") ?? 1) || 1));
    else if (xml.name === "p") lines.push(readParagraph(walk));
    else if (PASSED_OVER.has(xml.name)) xml.skip();
  }
  return { text: lines.join("\n").replace(/\n{2,}/g, "\n").trim(), width };
}

function addRow(walk: Walk, said: readonly Said[]): void {
  const filled = said.filter(({ text }) => text !== "");
  if (filled.length === 0) return;
  walk.cells += filled.length;
  walk.characters += filled.reduce((sum, { text }) => sum + text.length, 0);
  if (walk.rows.length >= limits.rows || walk.cells > limits.cells || walk.characters > limits.characters) {
    giveUp("too-large", `The document has more than ${thousands(limits.rows)} paragraphs and rows, which is more than is read. Split it and use the parts one after the other.`);
  }
  const number = walk.rows.length + 1;
  const cells = filled.map(({ column, text }): Cell => {
    if (column > limits.columns) giveUp("too-large", `Row ${String(number)} of the document reaches column ${columnLetter(column)}, which is more than is read. Keep the columns you need and use that copy.`);
    if (text.length > limits.cellCharacters) giveUp("too-large", `Row ${String(number)} of the document has ${thousands(text.length)} characters in one ${said.length === 1 ? "paragraph" : "cell"}, and at most ${thousands(limits.cellCharacters)} are read. Part it into several and use that copy.`);
    return { column, text, kind: "text", date: null, formula: false, fill: null, link: null };
  });
  for (const { column, width = 1 } of filled) if (width > 1 && walk.sheet.merges.length < limits.merges) walk.sheet.merges.push({ top: number, left: column, bottom: number, right: column + width - 1 });
  walk.rows.push({ number, hidden: false, cells });
}
