/** Writes a paper as a Word document: real headings, tables with header rows, lists, language and title, marking and page numbers. */
import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, ExternalHyperlink, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow,
  TabStopType, TextRun, VerticalAlignTable, WidthType, type IRunOptions, type ParagraphChild,
} from "docx";
import { coreProperties, withMoment } from "~/documents/docx-package.server";
import type { Instant } from "~/domain/calendar-date";
import { isLongRow, type Paper, type PaperBlock, type PaperCell, type PaperLine, type PaperTable } from "~/domain/paper/paper";

/** `creator`: the office whose paper it is. */
export type DocxFacts = { creator: string; madeAt: Instant };

const FONT = "Arial";
const INK = "1B2A38";
const SOFT = "4A5866";
const LINE = "8A97A3";
const HEAD = "E4EAF0";
const BAND = "F3F6F8";
/** A4, with room for the marking above and below. */
const PAGE = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297), margin: convertMillimetersToTwip(18), ends: convertMillimetersToTwip(23), edge: convertMillimetersToTwip(11) };
const WIDTH = PAGE.width - 2 * PAGE.margin;
const INDENT = 360;
const BULLETS = "bullets";

const border = { style: BorderStyle.SINGLE, size: 4, color: LINE } as const;
const borders = { top: border, bottom: border, left: border, right: border };

/** Lists begin at the number that is printed; each run of numbers is a list of its own. */
type Lists = { starts: Set<number>; count: number };

function run(options: IRunOptions): TextRun {
  return new TextRun(options);
}

function runs({ text, by, strong, quiet, link }: PaperLine): ParagraphChild[] {
  const look = { bold: strong === true, ...(quiet === true ? { color: SOFT, size: 18 } : {}) };
  const said: ParagraphChild = link == null || !/^https?:\/\//.test(link) ? run({ ...look, text }) : new ExternalHyperlink({ link, children: [run({ ...look, text, style: "Hyperlink" })] });
  return [...(by == null ? [] : [run({ ...look, bold: true, text: `${by}: ` })]), said];
}

function paragraphs(lines: readonly PaperLine[], lists: Lists): Paragraph[] {
  let list: { start: number; instance: number; next: number } | null = null;
  return lines.map((line) => {
    const { number } = line;
    if (number == null) {
      if (line.goesOn !== true) list = null;
      const place = line.bullet === true ? { numbering: { reference: BULLETS, level: line.goesOn === true ? 1 : 0 } } : line.goesOn === true ? { indent: { left: INDENT } } : {};
      return new Paragraph({ children: runs(line), spacing: { after: 60 }, ...place });
    }
    if (list?.next !== number) {
      lists.starts.add(number);
      lists.count += 1;
      list = { start: number, instance: lists.count, next: number };
    }
    list.next += 1;
    return new Paragraph({ children: runs(line), spacing: { after: 60 }, numbering: { reference: `from-${String(list.start)}`, level: 0, instance: list.instance } });
  });
}

function tableCell({ lines, rows }: PaperCell, lists: Lists, { width, span, head, fill }: { width: number; span?: number; head?: boolean; fill?: string }): TableCell {
  const children = paragraphs(head === true ? lines.map((line) => ({ ...line, strong: true })) : lines, lists);
  return new TableCell({
    children: children.length === 0 ? [new Paragraph({})] : children, borders, verticalAlign: VerticalAlignTable.TOP, width: { size: width, type: WidthType.DXA }, margins: { top: 60, bottom: 40, left: 100, right: 100 },
    ...(rows === undefined || rows === 1 ? {} : { rowSpan: rows }), ...(span === undefined ? {} : { columnSpan: span }), ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill } }),
  });
}

function table({ columns, rows }: PaperTable, lists: Lists): Table {
  const widths = columns.map(({ width }) => Math.round((WIDTH * width) / 100));
  const at = (index: number) => widths[index] ?? 0;
  const header = new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children: columns.map(({ heading }, index) => tableCell({ lines: [{ text: heading }] }, lists, { width: at(index), head: true, fill: HEAD })) });
  const body = rows.map((row) => {
    const first = columns.length - row.cells.length;
    const cells = row.across === true
      ? row.cells.map((cell) => tableCell(cell, lists, { width: WIDTH, span: columns.length, fill: BAND }))
      : row.cells.map((cell, index) => tableCell(cell, lists, { width: at(first + index) }));
    return new TableRow({ cantSplit: !isLongRow(row), children: cells });
  });
  return new Table({ rows: [header, ...body], width: { size: WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED });
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

function blockOf(block: PaperBlock, lists: Lists): (Paragraph | Table)[] {
  switch (block.is) {
    case "heading": return [new Paragraph({ heading: LEVELS[block.level], keepNext: true, children: [new TextRun(block.text)] })];
    case "facts": return block.facts.map(({ label, text }) => new Paragraph({ spacing: { after: 40 }, children: [run({ text: `${label}: `, bold: true }), new TextRun(text)] }));
    case "line": return [new Paragraph({ children: runs(block.line), spacing: { after: 60 }, keepNext: block.line.strong === true })];
    case "table": return [table(block, lists), new Paragraph({ spacing: { after: 0, line: 120 } })];
    default: return block satisfies never;
  }
}

const heading = (size: number, before: number) => ({ run: { font: FONT, size, bold: true, color: INK }, paragraph: { spacing: { before, after: 100 } } });

function centred(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run({ text, bold: true, size: 18 })] });
}

function pageFooter({ title, marking }: Paper): Paragraph[] {
  const page = new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: [run({ text: title, size: 16, color: SOFT }), run({ size: 16, color: SOFT, children: ["\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] })],
  });
  return [page, centred(marking)];
}

/** The same paper at the same moment is the same bytes. */
export async function writePaperDocx(paper: Paper, { creator, madeAt }: DocxFacts): Promise<Buffer> {
  const lists: Lists = { starts: new Set(), count: 0 };
  const children = paper.blocks.flatMap((block) => blockOf(block, lists));
  const facts = { title: paper.title, subject: paper.subject, creator, keywords: paper.marking };
  const document = new Document({
    ...facts, lastModifiedBy: creator,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, color: INK, language: { value: "en-GB" } }, paragraph: { spacing: { line: 264 } } },
        heading1: heading(34, 0), heading2: heading(26, 280), heading3: heading(22, 200), heading4: heading(21, 140),
      },
    },
    numbering: {
      config: [{ reference: BULLETS, levels: [0, 1].map((level) => ({ level, format: LevelFormat.BULLET, text: "•", style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT - 60 } } } })) }, ...[...lists.starts].sort((a, b) => a - b).map((start) => ({
        reference: `from-${String(start)}`,
        levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START, start, style: { paragraph: { indent: { left: INDENT, hanging: INDENT } } } }],
      }))],
    },
    sections: [{
      properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: { top: PAGE.ends, bottom: PAGE.ends, left: PAGE.margin, right: PAGE.margin, header: PAGE.edge, footer: PAGE.edge } } },
      headers: { default: new Header({ children: [centred(paper.marking)] }) },
      footers: { default: new Footer({ children: pageFooter(paper) }) },
      children,
    }],
  });
  const packed = await Packer.toBuffer(document, false, [{ path: "docProps/core.xml", data: coreProperties({ ...facts, language: "en-GB", madeAt }) }]);
  return withMoment(packed, madeAt);
}
