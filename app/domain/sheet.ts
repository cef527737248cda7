/** Cells as a person sees them in a workbook or CSV file, free of any file format. */

export type FillClass = "red" | "amber" | "green" | "blue" | "white" | "grey" | "black" | "other" | "pattern";

/** `rgb` is six upper-case hexadecimal digits. A hatched or gradient fill is a `pattern`, whatever its colours. */
export type Fill = { rgb: string; class: FillClass };

export type CellKind = "text" | "number" | "date" | "boolean" | "error";

/**
 * `column` counts from 1. `text` is what the cell says: a date as 'YYYY-MM-DD', with ' HH:MM' when it has a time;
 * a time alone as 'HH:MM'. `date` is set only for real dates, never for text that looks like one.
 * `formula`: the text is a formula's stored result. `link` is the target as written in the file: unchecked text.
 */
export type Cell = {
  column: number;
  text: string;
  kind: CellKind;
  date: string | null;
  formula: boolean;
  fill: Fill | null;
  link: string | null;
};

/** `number` counts from 1, as in the file. Cells ascend by column; only those with text or a fill are present. */
export type SheetRow = { number: number; hidden: boolean; cells: Cell[] };

/** All four edges count from 1 and belong to the merged range. Its text and fill are those of the top left cell. */
export type Merge = { top: number; left: number; bottom: number; right: number };

export type SheetState = "visible" | "hidden" | "veryHidden";

/** Something that could not be read. `column` is a letter; `row` and `column` are null where it concerns more than one cell. */
export type SheetProblem = { sheet: string; row: number | null; column: string | null; reason: string };

/** Rows ascend by number; a row without any text is left out. */
export type Sheet = {
  name: string;
  state: SheetState;
  rows: SheetRow[];
  merges: Merge[];
  hiddenColumns: number[];
  conditionallyFormatted: { left: number; right: number }[];
  problems: SheetProblem[];
};

/** `docx` and `text` are papers: a paragraph is a row, cells stand where a table or tabs part them. */
export type Workbook = { format: "xlsx" | "csv" | "docx" | "text"; sheets: Sheet[]; problems: SheetProblem[] };

/** Whether a cell says something; of most texts the first character tells. */
export function saysSomething({ text }: Pick<Cell, "text">): boolean {
  const first = text.charCodeAt(0);
  return (first > 32 && first < 127) || text.trim() !== "";
}

/** 1 → 'A', 27 → 'AA'. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Column 2, row 3 → 'B3'. */
export function address(column: number, row: number): string {
  return `${columnLetter(column)}${row}`;
}
