/** Folds a workbook into bytes that cross from a worker quickly: copying the cells as objects costs more than reading them. */
import { deserialize, serialize } from "node:v8";
import type { Cell, CellKind, Fill, Sheet, SheetRow, Workbook } from "~/domain/sheet";

/**
 * Cells lie one after the other, row by row, their texts joined as UTF-8 with each one's length in UTF-16 units.
 * `fillIndexes` count from 1 in `fills`, 0 is none; `links` go by cell index.
 */
type PackedSheet = Omit<Sheet, "rows"> & {
  numbers: Int32Array;
  hidden: Uint8Array;
  lengths: Uint16Array;
  columns: Uint16Array;
  texts: Uint8Array;
  textLengths: Uint32Array;
  kinds: Uint8Array;
  formulas: Uint8Array;
  fillIndexes: Uint16Array;
  fills: Fill[];
  links: [number, string][];
};

type PackedWorkbook = Omit<Workbook, "sheets"> & { sheets: PackedSheet[] };

const kinds: readonly CellKind[] = ["text", "number", "date", "boolean", "error"];
const DATE_LENGTH = "2022-05-23".length;

export function packWorkbook({ sheets, ...rest }: Workbook): Uint8Array {
  const packed: PackedWorkbook = { ...rest, sheets: sheets.map(packSheet) };
  return serialize(packed);
}

/** `bytes` must come from `packWorkbook`. */
export function unpackWorkbook(bytes: Uint8Array): Workbook {
  const { sheets, ...rest } = deserialize(bytes) as PackedWorkbook;
  return { ...rest, sheets: sheets.map(unpackSheet) };
}

function packSheet({ rows, ...rest }: Sheet): PackedSheet {
  const cells = rows.flatMap((row) => row.cells);
  const fills = new Map<string, { fill: Fill; index: number }>();
  const links: [number, string][] = [];
  const fillIndex = (fill: Fill | null): number => {
    if (!fill) return 0;
    const key = `${fill.rgb} ${fill.class}`;
    const known = fills.get(key) ?? { fill, index: fills.size + 1 };
    fills.set(key, known);
    return known.index;
  };
  for (const [index, cell] of cells.entries()) if (cell.link !== null) links.push([index, cell.link]);
  return {
    ...rest,
    numbers: Int32Array.from(rows, (row) => row.number),
    hidden: Uint8Array.from(rows, (row) => Number(row.hidden)),
    lengths: Uint16Array.from(rows, (row) => row.cells.length),
    columns: Uint16Array.from(cells, (cell) => cell.column),
    texts: Buffer.from(cells.map((cell) => cell.text).join(""), "utf8"),
    textLengths: Uint32Array.from(cells, (cell) => cell.text.length),
    kinds: Uint8Array.from(cells, (cell) => kinds.indexOf(cell.kind)),
    formulas: Uint8Array.from(cells, (cell) => Number(cell.formula)),
    fillIndexes: Uint16Array.from(cells, (cell) => fillIndex(cell.fill)),
    fills: Array.from(fills.values(), ({ fill }) => fill),
    links,
  };
}

function unpackSheet(packed: PackedSheet): Sheet {
  const { numbers, hidden, lengths, columns, texts, textLengths, kinds: kindIndexes, formulas, fillIndexes, fills, links, ...rest } = packed;
  const whole = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength).toString("utf8");
  const rows: SheetRow[] = [];
  let at = 0;
  let textFrom = 0;
  for (const [index, number] of numbers.entries()) {
    const cells: Cell[] = [];
    for (const end = at + (lengths[index] ?? 0); at < end; at++) {
      const text = whole.slice(textFrom, (textFrom += textLengths[at] ?? 0));
      const kind = kinds[kindIndexes[at] ?? 0] ?? "text";
      const date = kind === "date" && text.length >= DATE_LENGTH ? text.slice(0, DATE_LENGTH) : null;
      const fill = fills[(fillIndexes[at] ?? 0) - 1] ?? null;
      cells.push({ column: columns[at] ?? 0, text, kind, date, formula: formulas[at] === 1, fill, link: null });
    }
    rows.push({ number, hidden: hidden[index] === 1, cells });
  }
  attach(rows, links);
  return { ...rest, rows };
}

function attach(rows: SheetRow[], links: [number, string][]): void {
  if (links.length === 0) return;
  const cells = rows.flatMap((row) => row.cells);
  for (const [index, link] of links) {
    const cell = cells[index];
    if (cell) cell.link = link;
  }
}
