/** The numbers and bullets that Word writes before the paragraphs of its lists, which are not in their text. */
import { scanXml } from "~/spreadsheet/xml.server";

type Level = { format: string; text: string; start: number };
type Levels = Map<number, Level>;

export type Numbering = {
  /** The label of the next paragraph of a list at a level, from 0: "2.", "1.3", "•"; empty where the list is not known. */
  label: (list: string, level: number) => string;
};

const DEEPEST_LEVEL = 8;
const MOST_LISTS = 5_000;
const NUMBERED: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: (count) => String(count).padStart(2, "0"),
  lowerLetter: (count) => letters(count),
  upperLetter: (count) => letters(count).toUpperCase(),
  lowerRoman: (count) => roman(count),
  upperRoman: (count) => roman(count).toUpperCase(),
};

/** 1 → a, 27 → aa, as Word counts on. */
function letters(count: number): string {
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(10, Math.ceil(count / 26)));
}

const ROMAN: readonly (readonly [number, string])[] = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];

function roman(count: number): string {
  let rest = Math.min(count, 3_999);
  let text = "";
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign;
  return text;
}

function readLists(source: string): Map<string, Levels> {
  const xml = scanXml(source, "word/numbering.xml");
  const abstract = new Map<string, Levels>();
  const lists = new Map<string, Levels>();
  let levels: Levels | null = null;
  let level: Level | null = null;
  let list: string | null = null;
  while (xml.next()) {
    if (xml.kind === "close") continue;
    const value = xml.prefixedAttribute("val");
    if (xml.name === "abstractNum") {
      levels = new Map();
      list = null;
      if (abstract.size < MOST_LISTS) abstract.set(xml.prefixedAttribute("abstractNumId") ?? "", levels);
    } else if (xml.name === "num") list = xml.prefixedAttribute("numId");
    else if (xml.name === "abstractNumId" && list !== null) {
      if (lists.size < MOST_LISTS) lists.set(list, abstract.get(value ?? "") ?? new Map<number, Level>());
    } else if (xml.name === "lvl" && list === null) {
      level = { format: "decimal", text: "", start: 1 };
      levels?.set(Number(xml.prefixedAttribute("ilvl") ?? 0), level);
    } else if (level !== null && list === null) {
      if (xml.name === "start") level.start = Number(value ?? 1) || 0;
      if (xml.name === "numFmt") level.format = value ?? "decimal";
      if (xml.name === "lvlText") level.text = value ?? "";
    }
  }
  return lists;
}

/** `source` is the part that defines the lists; null where the document has none. */
export function readNumbering(source: string | null): Numbering {
  const lists = source === null ? new Map<string, Levels>() : readLists(source);
  const counts = new Map<string, number[]>();
  return {
    label(list, level) {
      const levels = lists.get(list);
      const at = levels?.get(level);
      if (levels === undefined || at === undefined || level < 0 || level > DEEPEST_LEVEL) return "";
      const count = counts.get(list) ?? [];
      count.length = Math.max(count.length, level + 1);
      count[level] = (count[level] ?? at.start - 1) + 1;
      count.length = level + 1;
      counts.set(list, count);
      if (at.format === "none") return "";
      if (NUMBERED[at.format] === undefined) return "•";
      return at.text.replace(/%(\d)/g, (_, digit: string) => {
        const place = Number(digit) - 1;
        const of = levels.get(place);
        return (NUMBERED[of?.format ?? ""] ?? String)(count[place] ?? of?.start ?? 1);
      });
    },
  };
}
