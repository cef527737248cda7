/** Says what a number format makes of a number. */

/** `duration` is hours or minutes counted past a day, as in `[h]:mm`. */
export type NumberKind = "number" | "percent" | "date" | "duration";

/** Excel's own formats, which a file names by number only. */
const builtInDates: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
const builtInPercents: readonly number[] = [9, 10];
const BUILT_IN_DURATION = 46;

export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code !== undefined) return codeKind(code);
  if (id === BUILT_IN_DURATION) return "duration";
  if (builtInPercents.includes(id)) return "percent";
  return builtInDates.some(([first, last]) => id >= first && id <= last) ? "date" : "number";
}

function codeKind(code: string): NumberKind {
  const plain = code
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./gs, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
  if (/\[[hms]+\]/i.test(plain)) return "duration";
  const firstSection = plain.split(";", 1)[0] ?? "";
  if (/general/i.test(firstSection)) return "number";
  if (/[dmyhs]/i.test(plain)) return "date";
  return firstSection.includes("%") ? "percent" : "number";
}
