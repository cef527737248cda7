/** How much of a file is read before it is refused. */
const MEGABYTE = 1024 * 1024;

export const limits = {
  uploadBytes: 25 * MEGABYTE,
  entries: 2_000,
  entryBytes: 150 * MEGABYTE,
  unpackedBytes: 200 * MEGABYTE,
  /** Unpacked to packed, over the whole file; only looked at above `ratioFromBytes`. Honest files reach 88. */
  ratio: 200,
  ratioFromBytes: MEGABYTE,
  sheets: 200,
  /** Our own export of 10,000 findings with two questions each has 20,004 rows on a sheet and 570,000 cells. */
  rows: 50_000,
  columns: 400,
  cells: 1_000_000,
  merges: 2_000,
  /** Of one cell or paragraph of a document or a text; a workbook holds no longer cell either. */
  cellCharacters: 32_767,
  /** Over all cells; one shared text counts as often as it is used. */
  characters: 100_000_000,
  sharedTexts: 1_000_000,
  styles: 100_000,
  links: 70_000,
  problems: 20_000,
  /** The edges of a sheet in Excel itself. */
  excelRows: 1_048_576,
  excelColumns: 16_384,
} as const;

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEGABYTE)} MB`;
}

/** 20000 → '20,000'. */
export function thousands(count: number): string {
  return count.toLocaleString("en-GB");
}
