/** What a paper is made of, notes or a briefing pack: headings, lines and tables. Page, Word and HTML are written from it alone. */

/** One paragraph. `number` is that of a list; a paragraph that `goesOn` belongs to the number above it. */
export type PaperLine = { text: string; by?: string | null; number?: number | null; goesOn?: boolean; bullet?: boolean; strong?: boolean; quiet?: boolean; link?: string | null };

export type PaperCell = { lines: PaperLine[]; /** It goes on over the rows below. */ rows?: number };

/** `across`: one cell over all columns. Cells that the one above goes on over are left out. */
export type PaperRow = { key: string; cells: PaperCell[]; across?: boolean };

export type PaperTable = {
  is: "table";
  key: string;
  /** What it holds, for those who do not see it. */
  caption: string;
  /** `width` in hundredths of the page. */
  columns: { heading: string; width: number }[];
  /** The first cell of a row names it. */
  namedRows: boolean;
  rows: PaperRow[];
};

export type PaperBlock =
  | { is: "heading"; key: string; level: 1 | 2 | 3 | 4; text: string }
  | { is: "facts"; key: string; facts: { label: string; text: string }[] }
  | { is: "line"; key: string; line: PaperLine }
  | PaperTable;

const BULLET = /^[\u2022\uf0b7]\s+/;

/** The paragraphs of a text. */
export function textLines(text: string): PaperLine[] {
  return text.split("\n").filter((each) => each.trim() !== "").map((each): PaperLine => (BULLET.test(each) ? { text: each.replace(BULLET, ""), bullet: true } : { text: each }));
}

/** A whole paper, ready to be printed. */
export type Paper = { title: string; subject: string; marking: string; blocks: PaperBlock[] };

/** What somebody said, paragraph by paragraph, with who says it before the first. */
export function spokenLines(text: string, by: string | null, number: number | null): PaperLine[] {
  return textLines(text).map((line, index): PaperLine => (index === 0 ? { ...line, by, number } : { ...line, goesOn: number !== null }));
}

/** Longer than this, a row that is kept whole would leave a page half empty. */
const FITS_A_PAGE = 900;

export function isLongRow({ cells }: PaperRow): boolean {
  return cells.some(({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0) >= FITS_A_PAGE);
}

export type LineGroup = { list: "numbers" | "bullets" | null; start: number; items: PaperLine[][] };

/** Numbers that follow each other are one list, bullets another; what goes on below a number belongs to it. */
export function lineGroups(lines: readonly PaperLine[]): LineGroup[] {
  const groups: LineGroup[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const number = line.number ?? null;
    const list = number !== null ? "numbers" : line.bullet === true ? "bullets" : null;
    const goesOn = last?.list === "numbers" && (number === null ? line.goesOn === true : last.start + last.items.length === number);
    if (goesOn && number === null) last.items.at(-1)?.push(line);
    else if (goesOn || (list === "bullets" && last?.list === "bullets")) last.items.push([line]);
    else groups.push({ list, start: number ?? 1, items: [[line]] });
  }
  return groups;
}
