/** Makes small workbooks for tests from a short description, in the dialects that real writers use. */
import { columnLetter, type SheetState } from "~/domain/sheet";
import { makeZip, type ZipPart } from "./make-zip";

export type MadeColour = string | { theme: number; tint?: number } | { indexed: number };

/** A bare string is text, a bare number a number; null is no cell. */
export type MadeCell =
  | null
  | string
  | number
  | boolean
  | {
      /** One of these says what the cell holds; none of them is a blank cell. */
      text?: string;
      runs?: string[];
      number?: number;
      /** 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM', stored as Excel's day number. */
      date?: string;
      error?: string;
      /** With it, `text` or `number` is the stored result. */
      formula?: string;
      /** The cell's XML as it stands, without `r` and `s`: `<c t="s"><v>9</v></c>`. */
      xml?: string;
      /** A number format's code, or the number of one of Excel's own. */
      format?: string | number;
      /** A solid fill: six digits, or a theme's or palette's colour. */
      fill?: MadeColour;
      gradient?: boolean;
      link?: string;
    };

export type MadeRow = MadeCell[] | { cells: MadeCell[]; number?: number; hidden?: boolean };

export type MadeSheet = {
  name?: string;
  state?: SheetState;
  rows: MadeRow[];
  merges?: string[];
  hiddenColumns?: number[];
  /** Areas with a colouring rule. */
  conditional?: string[];
  /** XML to stand behind the rows. */
  after?: string;
};

export type MadeWorkbook = {
  sheets: MadeSheet[];
  fromYear1904?: boolean;
  /** 'x' writes `<x:row>` throughout. */
  prefix?: string;
  /** Texts in the shared list (as Excel does) or in the cells (as many libraries do). */
  inline?: boolean;
  /** Without addresses on rows and cells. */
  unaddressed?: boolean;
  /** More parts, or other contents for the usual ones. */
  parts?: ZipPart[];
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function makeXlsx(book: MadeWorkbook): Buffer {
  return makeZip(xlsxParts(book));
}

export function xlsxParts(book: MadeWorkbook): ZipPart[] {
  const styles = styleList();
  const strings: string[] = [];
  const parts: ZipPart[] = [];
  const p = book.prefix ? `${book.prefix}:` : "";
  const tag = (xml: string): string => (p ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${p}`) : xml);
  const namespace = book.prefix ? `xmlns:${book.prefix}="${MAIN}"` : `xmlns="${MAIN}"`;
  const part = (root: string, inner: string): string => `${DECLARATION}<${p}${root} ${namespace} xmlns:r="${RELATIONS}">${tag(inner)}</${p}${root}>`;

  for (const [index, sheet] of book.sheets.entries()) {
    const links: string[] = [];
    const inner = sheetXml(sheet, { book, styles, strings, links });
    parts.push({ name: `xl/worksheets/sheet${index + 1}.xml`, data: part("worksheet", inner) });
    if (links.length > 0) {
      const relations = links.map((link, at) => relation(`rId${at + 1}`, "hyperlink", `${escapeXml(link)}" TargetMode="External`));
      parts.push({ name: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`, data: relationList(relations) });
    }
  }
  const sheetTags = book.sheets.map(
    (sheet, index) =>
      `<sheet name="${escapeXml(sheet.name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ""} r:id="rId${index + 1}"/>`,
  );
  const relations = book.sheets.map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`));
  relations.push(relation("rIdStyles", "styles", "/xl/styles.xml"), relation("rIdStrings", "sharedStrings", "sharedStrings.xml"));
  const all: ZipPart[] = [
    { name: "[Content_Types].xml", data: contentTypes(book.sheets.length) },
    { name: "_rels/.rels", data: relationList([relation("rId1", "officeDocument", "xl/workbook.xml")]) },
    {
      name: "xl/workbook.xml",
      data: part("workbook", `${book.fromYear1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${sheetTags.join("")}</sheets>`),
    },
    { name: "xl/_rels/workbook.xml.rels", data: relationList(relations) },
    { name: "xl/styles.xml", data: part("styleSheet", styles.xml()) },
    { name: "xl/sharedStrings.xml", data: part("sst", strings.join("")) },
    ...parts,
  ];
  const replaced = new Set(book.parts?.map(({ name }) => name));
  return [...all.filter(({ name }) => !replaced.has(name)), ...(book.parts ?? [])];
}

/** Escapes for XML and for Excel's own `_xHHHH_` form. */
export function escapeXml(text: string): string {
  return text
    .replace(/_x(?=[0-9a-fA-F]{4}_)/g, "_x005F_x")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
}

function relationList(relations: string[]): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}">${relations.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = Array.from({ length: sheets }, (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`);
  return `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>${overrides.join("")}</Types>`;
}

type Context = { book: MadeWorkbook; styles: ReturnType<typeof styleList>; strings: string[]; links: string[] };

function sheetXml(sheet: MadeSheet, context: Context): string {
  const { book, links } = context;
  const linkTags: string[] = [];
  let number = 0;
  const rows = sheet.rows.map((row) => {
    const { cells, hidden, ...rest } = Array.isArray(row) ? { cells: row, hidden: false } : row;
    number = "number" in rest && rest.number !== undefined ? rest.number : number + 1;
    const tags = cells.map((cell, index) => {
      const reference = `${columnLetter(index + 1)}${number}`;
      if (cell !== null && typeof cell === "object" && cell.link !== undefined) {
        links.push(cell.link);
        linkTags.push(`<hyperlink ref="${reference}" r:id="rId${links.length}"/>`);
      }
      return cellXml(cell, book.unaddressed ? "" : ` r="${reference}"`, context);
    });
    return `<row${book.unaddressed ? "" : ` r="${number}"`}${hidden ? ' hidden="1"' : ""}>${tags.join("")}</row>`;
  });
  const columns = (sheet.hiddenColumns ?? []).map((column) => `<col min="${column}" max="${column}" hidden="1"/>`);
  const merges = (sheet.merges ?? []).map((area) => `<mergeCell ref="${area}"/>`);
  const conditional = (sheet.conditional ?? []).map(
    (area) => `<conditionalFormatting sqref="${area}"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>1</formula></cfRule></conditionalFormatting>`,
  );
  return [
    columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "",
    `<sheetData>${rows.join("")}</sheetData>`,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>` : "",
    ...conditional,
    linkTags.length > 0 ? `<hyperlinks>${linkTags.join("")}</hyperlinks>` : "",
    sheet.after ?? "",
  ].join("");
}

function cellXml(cell: MadeCell, reference: string, { book, styles, strings }: Context): string {
  if (cell === null) return book.unaddressed ? "<c/>" : "";
  const held = typeof cell === "object" ? cell : typeof cell === "string" ? { text: cell } : typeof cell === "number" ? { number: cell } : { flag: cell };
  const format = "date" in held && !("format" in held) ? (held.date?.includes(" ") ? 22 : 14) : "format" in held ? held.format : undefined;
  const style = styles.index({ format, fill: "fill" in held ? held.fill : undefined, gradient: "gradient" in held && held.gradient === true });
  const start = `<c${reference}${style > 0 ? ` s="${style}"` : ""}`;
  if ("xml" in held && held.xml !== undefined) return held.xml.replace(/^<c/, start);
  const formula = "formula" in held && held.formula !== undefined ? `<f>${escapeXml(held.formula)}</f>` : "";
  const runs = "runs" in held ? held.runs : undefined;
  if (runs || ("text" in held && held.text !== undefined)) {
    const text = "text" in held ? held.text : undefined;
    if (formula) return `${start} t="str">${formula}<v>${escapeXml(text ?? "")}</v></c>`;
    const item = runs
      ? runs.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${escapeXml(run)}</t></r>`).join("")
      : `<t xml:space="preserve">${escapeXml(text ?? "")}</t>`;
    if (book.inline) return `${start} t="inlineStr"><is>${item}</is></c>`;
    strings.push(`<si>${item}</si>`);
    return `${start} t="s"><v>${strings.length - 1}</v></c>`;
  }
  if ("flag" in held) return `${start} t="b"><v>${held.flag ? 1 : 0}</v></c>`;
  if ("error" in held && held.error !== undefined) return `${start} t="e">${formula}<v>${held.error}</v></c>`;
  if ("date" in held && held.date !== undefined) return `${start}><v>${serial(held.date, book.fromYear1904 === true)}</v></c>`;
  if ("number" in held && held.number !== undefined) return `${start}>${formula}<v>${held.number}</v></c>`;
  return formula ? `${start}>${formula}</c>` : `${start}/>`;
}

/** Excel's number for a day after February 1900. */
export function serial(date: string, fromYear1904 = false): number {
  const [day = "", time] = date.split(" ");
  const moment = Date.parse(`${day}T${time ?? "00:00"}:00Z`);
  return (moment - Date.UTC(1899, 11, 30)) / 86_400_000 - (fromYear1904 ? 1462 : 0);
}

type MadeStyle = { format?: string | number | undefined; fill?: MadeColour | undefined; gradient: boolean };

function styleList() {
  const formats: string[] = [];
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];
  const xfs = ['<xf numFmtId="0" fillId="0"/>'];
  const known = new Map<string, number>();
  const fillXml = ({ fill, gradient }: MadeStyle): string => {
    if (gradient) return '<fill><gradientFill><stop position="0"><color rgb="FFFF0000"/></stop><stop position="1"><color rgb="FF00B050"/></stop></gradientFill></fill>';
    const colour =
      typeof fill === "string" ? `rgb="FF${fill}"` : Object.entries(fill ?? {}).map(([name, value]) => `${name}="${value}"`).join(" ");
    return `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`;
  };
  return {
    index(style: MadeStyle): number {
      const key = JSON.stringify(style);
      const existing = known.get(key);
      if (existing !== undefined) return existing;
      if (style.format === undefined && style.fill === undefined && !style.gradient) return 0;
      const formatId = typeof style.format === "string" ? 163 + formats.push(style.format) : (style.format ?? 0);
      const fillId = style.fill === undefined && !style.gradient ? 0 : fills.push(fillXml(style)) - 1;
      const index = xfs.push(`<xf numFmtId="${formatId}" fillId="${fillId}"/>`) - 1;
      known.set(key, index);
      return index;
    },
    xml(): string {
      const numberFormats = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`);
      return `<numFmts>${numberFormats.join("")}</numFmts><fills>${fills.join("")}</fills><cellXfs>${xfs.join("")}</cellXfs>`;
    },
  };
}
