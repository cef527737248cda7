/**
 * Writes the rows of a sheet as XML of its own, into the sheet that ExcelJS writes around them: ExcelJS makes several
 * objects for every cell, which takes three times as long.
 */
import type ExcelJS from "exceljs";
import { wholeDay } from "~/domain/export/action-cells";
import type { ExportColumn } from "~/domain/export/export-sheet";
import { columnLetter } from "~/domain/sheet";
import { cellStyle } from "~/spreadsheet/write-styles.server";
import { dateSerial, encodeEscapes, needsRuns, rowHeight } from "~/spreadsheet/write-text.server";

/** What the types of ExcelJS leave out: a style's number in the workbook, and the part the sheet is written into. */
type WithStyles = { styles: { addStyleModel: (style: Partial<ExcelJS.Style>) => number } };
type WithStream = { stream: { write: (bytes: Buffer) => void } };

type Book = ExcelJS.stream.xlsx.WorkbookWriter;
type ColumnWriter = { open: string; column: ExportColumn; words: ReadonlyMap<string, string>; styles: Record<"white" | "grey", Map<string | null, string>> };

export type RowWriter = {
  /** `values` in the order of the columns; `grey` for a row of others. */
  add: (number: number, values: readonly (string | null)[], grey: boolean) => void;
  /** Hands over what was added since. */
  flush: () => void;
};

// eslint-disable-next-line no-control-regex -- these are the characters that XML does not allow
const SPECIAL = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;
// eslint-disable-next-line no-control-regex -- the same
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

function xmlText(text: string): string {
  const encoded = encodeEscapes(text);
  if (!SPECIAL.test(encoded)) return encoded;
  return encoded.replace(FORBIDDEN, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `words` spares looking a choice up in a list for every cell; `styles` are the attributes, by value of a RAG cell. */
function columnWriter(column: ExportColumn, index: number): ColumnWriter {
  return { open: `<c r="${columnLetter(index + 1)}`, column, words: new Map(column.words), styles: { white: new Map(), grey: new Map() } };
}

export function rowWriter(book: Book, worksheet: ExcelJS.Worksheet, columns: readonly ExportColumn[]): RowWriter {
  const { styles } = book as unknown as WithStyles;
  const { stream } = worksheet as unknown as WithStream;
  const writers = columns.map(columnWriter);
  const widths = columns.map((column) => (column.hidden ? Infinity : column.width));
  let rows: string[] = [];

  function styleOf(writer: ColumnWriter, value: string | null, grey: boolean): string {
    const { column } = writer;
    const known = writer.styles[grey ? "grey" : "white"];
    const key = column.kind === "rag" ? value : column.kind === "when" && value !== null && wholeDay(value) !== null ? "day" : null;
    const attribute = known.get(key) ?? `" s="${styles.addStyleModel(cellStyle(column, value, grey))}"`;
    known.set(key, attribute);
    return attribute;
  }

  function cell(writer: ColumnWriter, number: number, value: string | null, grey: boolean): string {
    const start = writer.open + String(number) + styleOf(writer, value, grey);
    if (value === null) return `${start}/>`;
    const day = writer.column.kind === "when" ? wholeDay(value) : null;
    if (day !== null) return `${start}><v>${dateSerial(day)}</v></c>`;
    if (writer.column.kind === "date") return `${start}><v>${dateSerial(value)}</v></c>`;
    const text = xmlText(writer.words.get(value) ?? value);
    if (needsRuns(text)) return `${start} t="inlineStr"><is><r><t xml:space="preserve">${text}</t></r></is></c>`;
    return `${start} t="str"><v>${text}</v></c>`;
  }

  return {
    add: (number, values, grey) => {
      const cells = writers.map((writer, index) => cell(writer, number, values[index] ?? null, grey));
      rows.push(`<row r="${number}" ht="${rowHeight(values, widths)}" customHeight="1">${cells.join("")}</row>`);
    },
    flush: () => {
      if (rows.length > 0) stream.write(Buffer.from(rows.join(""), "utf8"));
      rows = [];
    },
  };
}
