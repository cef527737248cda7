/** The lines of notes pasted from a PDF or a web page, as rows with a number, paragraphs and a margin. */
import { isMarginLine } from "~/domain/notes/margin";

/** `margin` holds what stands in the narrow column beside the row: the owners of its actions. */
export type PaperRow = { line: number; cells: string[]; paragraphs: { line: number; text: string }[]; margin: string[] };

const NUMBERED = /^(\d{1,2}(?:\.\d{1,2})*)\.?(?:\s+(\S.*))?$/;
// No tag has a "<" in it: a run of them would be read to the end from each.
const TAG = /<\/?[a-z][^<>]*>/i;
const ENDS_PARAGRAPH = /<\/(?:p|li|h\d|ul|ol|div|tr)>|<br\s*\/?>/gi;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: " ", ndash: "–", mdash: "—", rsquo: "’", lsquo: "‘", ldquo: "“", rdquo: "”", hellip: "…" };

function withoutEntities(text: string): string {
  return text.replace(/&(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : " ";
  });
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The paragraphs of a cell: its lines, or where it has the mark-up of a pasted page, what that parts; list items begin with a bullet. */
export function paragraphsIn(cell: string): string[] {
  if (!TAG.test(cell)) return cell.split("\n").map((text) => flat(withoutEntities(text))).filter((text) => text !== "");
  return cell
    .replace(/<li\b[^<>]*>\s*/gi, "\u0000• ")
    .replace(ENDS_PARAGRAPH, "\u0000")
    .replace(/<p\b[^<>]*>/gi, "\u0000")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .split("\u0000")
    .map((text) => flat(withoutEntities(text)).replace(/^• [•\u2022]\s*/, "• "))
    .filter((text) => text !== "" && text !== "•");
}

/** Rows of a table whose cells are parted by tabs. */
export function tabbedRows(lines: readonly string[], first: number): PaperRow[] {
  return lines.slice(first).flatMap((line, index): PaperRow[] => {
    if (line.trim() === "") return [];
    const [before = "", body = "", ...beside] = line.split("\t");
    const at = first + index + 1;
    const [, number = "", heading = ""] = NUMBERED.exec(flat(paragraphsIn(before).join(" "))) ?? [];
    const margin = beside.flatMap(paragraphsIn);
    const ofOwners = margin.every(isMarginLine);
    const texts = [...(number === "" ? paragraphsIn(before) : heading === "" ? [] : [heading]), ...paragraphsIn(body), ...(ofOwners ? [] : margin)];
    return [{ line: at, cells: [number], paragraphs: texts.map((text) => ({ line: at, text })), margin: ofOwners ? margin : [] }];
  });
}
