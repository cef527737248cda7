/** Writes one sheet of an export: title lines, headings, rows, and what helps a person to fill it in. */
import type ExcelJS from "exceljs";
import { keyedRow } from "~/domain/export/export-workbook";
import type { ExportColumn, ExportSheet, ExportWorkbook, Stamp } from "~/domain/export/export-sheet";
import { KEY_HEADING } from "~/domain/export/layout";
import { RAGS, RAG_WORDS } from "~/domain/rag";
import { columnLetter } from "~/domain/sheet";
import { rowWriter } from "~/spreadsheet/write-rows.server";
import { headerStyle, instructionStyle, lineStyle, markingStyle, ragRule, titleStyle } from "~/spreadsheet/write-styles.server";
import { encodeEscapes, rowHeight } from "~/spreadsheet/write-text.server";

export const HEADER_ROW = 4;
/** Rows below the last one that have drop-downs too, for what is added. */
const SPARE_ROWS = 50;
/** Rows written before others get their turn. */
const ROWS_AT_A_TIME = 100;
const A3: number = 8;
const A4: number = 9;
const KEY_COLUMN: ExportColumn = {
  key: "key", heading: KEY_HEADING, editing: "copy", kind: "text", width: 24, hidden: true, words: [], about: "", changedBy: "",
};

type Validation = Partial<ExcelJS.DataValidation> | (Omit<ExcelJS.DataValidation, "type" | "formulae"> & { type: "any" });
/** The writer's types leave this out. */
type WithValidations = { dataValidations: { add: (range: string, rule: Validation) => void } };

/** Excel takes 255 characters for the three parts of a header or footer together. */
function forFooter(text: string, longest = 90): string {
  return text.slice(0, longest).replaceAll("&", "&&");
}

/** At the top of every page: the marking, and before it whose drafts there are. */
function pageHeader(marking: string, drafts: string | null): string {
  return drafts === null ? `&C&"Arial,Bold"&9 ${forFooter(marking)}` : `&C&"Arial,Bold"&9 ${forFooter(drafts, 180)} · ${forFooter(marking, 40)}`;
}

/** A3 or A4, as wide as the page, with the header row on each page and the page's number below. */
export function pageOf({ title, marking, drafts, landscape, headerRow }: {
  title: string; marking: string; drafts: string | null; landscape: boolean; headerRow: number | null;
}): Partial<ExcelJS.AddWorksheetOptions> {
  return {
    pageSetup: {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the writer's own list of paper sizes leaves A3 out
      paperSize: landscape ? A3 : A4,
      orientation: landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.25, footer: 0.25 },
      ...(headerRow === null ? {} : { printTitlesRow: `${headerRow}:${headerRow}` }),
    },
    headerFooter: {
      oddHeader: pageHeader(marking, drafts),
      oddFooter: `&L&"Arial"&8 ${forFooter(title)}&C&"Arial"&8 ${forFooter(marking)}&R&"Arial"&8 Page &P of &N`,
    },
  };
}

function validationOf(column: ExportColumn): Validation | null {
  if (column.editing !== "edit") {
    if (column.editing === "others") return { type: "any", showInputMessage: true, promptTitle: "Not yours to change", prompt: `It is changed by: ${column.changedBy}. What is written in this grey cell is not taken in.` };
    const where = column.editing === "copy" ? "A copy" : "Fixed";
    const prompt = column.editing === "copy" ? "This grey cell only shows what is kept elsewhere. Changes to it are ignored." : "This grey cell is not changed here. It is read only in rows that you add.";
    return { type: "any", showInputMessage: true, promptTitle: where, prompt };
  }
  if (column.words.length === 0) return null;
  const words = column.words.map(([, word]) => word).join(",");
  return {
    type: "list", allowBlank: true, formulae: [`"${words}"`],
    showErrorMessage: true, errorStyle: "stop", errorTitle: column.heading, error: "Choose one of the values in the list.",
  };
}

/** Rules stay where they are when rows are sorted, so this holds beside a white cell too. */
const OTHERS: Validation = {
  type: "any", showInputMessage: true, promptTitle: "Grey: not yours to change",
  prompt: "A grey row belongs to the leads named in it. What is written in a grey cell is not taken in.",
};

/** `theirs` is the last row of the reader's own findings. */
function addHelp(worksheet: ExcelJS.Worksheet, columns: readonly ExportColumn[], rows: { first: number; theirs: number; last: number }): void {
  const { dataValidations } = worksheet as unknown as WithValidations;
  for (const [index, column] of columns.entries()) {
    if (column.hidden) continue;
    const letter = columnLetter(index + 1);
    const range = `${letter}${rows.first}:${letter}${rows.last + SPARE_ROWS}`;
    const validation = validationOf(column);
    const divided = rows.theirs < rows.last && column.editing === "edit";
    if (!divided && validation) dataValidations.add(range, validation);
    if (divided && validation && rows.theirs >= rows.first) dataValidations.add(`${letter}${rows.first}:${letter}${rows.theirs}`, validation);
    if (divided) dataValidations.add(`${letter}${rows.theirs + 1}:${letter}${rows.last}`, validation ? { ...validation, ...OTHERS, type: "list" } : OTHERS);
    if (divided && validation) dataValidations.add(`${letter}${rows.last + 1}:${letter}${rows.last + SPARE_ROWS}`, validation);
    if (column.kind === "rag") worksheet.addConditionalFormatting({ ref: range, rules: RAGS.map((rag, order) => ragRule(rag, RAG_WORDS[rag], order + 1)) });
  }
}

export function markingLine({ marking, drafts }: Pick<ExportWorkbook, "marking" | "drafts">): string {
  return drafts === null ? marking : `${marking} · ${drafts}`;
}

function writeHead(worksheet: ExcelJS.Worksheet, sheet: ExportSheet, workbook: ExportWorkbook, asAt: string): void {
  const lines = [
    { text: sheet.title, style: titleStyle, height: 24 },
    { text: asAt, style: lineStyle, height: 15 },
    { text: markingLine(workbook), style: markingStyle, height: 15 },
    ...(sheet.instructions ?? []).map((text) => ({ text, style: instructionStyle, height: 18 })),
  ];
  for (const { text, style, height } of lines) {
    const row = worksheet.addRow(sheet.keyed ? [null, encodeEscapes(text)] : [encodeEscapes(text)]);
    row.getCell(sheet.keyed ? 2 : 1).style = style;
    row.height = height;
    row.commit();
  }
}

/** Makes way for other work in this process. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export async function writeSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, sheet: ExportSheet, workbook: ExportWorkbook, stamp: Stamp): Promise<void> {
  const columns = sheet.keyed ? [KEY_COLUMN, ...sheet.columns] : sheet.columns;
  const headerRow = HEADER_ROW + (sheet.instructions?.length ?? 0);
  const lastRow = headerRow + sheet.rows.length;
  const theirs = sheet.theirs ?? sheet.rows.length;
  const frozen = !sheet.keyed ? 0 : sheet.id === "tracker" ? 3 : 2;
  const firstCell = `${columnLetter(frozen + 1)}${headerRow + 1}`;
  const worksheet = book.addWorksheet(sheet.name, {
    ...pageOf({ title: sheet.title, marking: workbook.marking, drafts: workbook.drafts, landscape: true, headerRow }),
    views: [{ state: "frozen", xSplit: frozen, ySplit: headerRow, topLeftCell: firstCell, activeCell: firstCell, showGridLines: false, zoomScale: 90 }],
  });
  worksheet.columns = columns.map(({ width, hidden }) => ({ width, hidden }));
  writeHead(worksheet, sheet, workbook, workbook.drafts === null ? `${workbook.asAt} · export ${String(stamp.exportNumber)}` : `${workbook.asAt} · working copy`);

  const widths = columns.map((column) => (column.hidden ? Infinity : column.width));
  const header = worksheet.addRow(columns.map((column) => column.heading));
  for (const [index, column] of columns.entries()) header.getCell(index + 1).style = headerStyle(column.editing !== "edit");
  header.height = Math.max(20, rowHeight(columns.map((column) => column.heading), widths.map((width) => width * 0.8)) + 4);
  header.commit();

  const rows = rowWriter(book, worksheet, columns);
  for (const [index, row] of sheet.rows.entries()) {
    rows.add(headerRow + 1 + index, keyedRow(sheet, row, stamp), index >= theirs);
    if (index % ROWS_AT_A_TIME === ROWS_AT_A_TIME - 1) {
      rows.flush();
      await otherWork();
    }
  }
  rows.flush();

  worksheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: lastRow, column: columns.length } };
  addHelp(worksheet, columns, { first: headerRow + 1, theirs: headerRow + theirs, last: lastRow });
  worksheet.commit();
}
