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

/** Excel's own formats that show the time alone. */
const builtInTimes: readonly number[] = [18, 19, 20, 21, 32, 33, 34, 35, 45, 47];

/** Whether a number in this format is shown as a day, not as a time of day or a month alone. */
export function codeShowsDay(id: number, code: string | undefined): boolean {
  if (numberKind(id, code) !== "date") return false;
  if (code === undefined) return !builtInTimes.includes(id);
  const plain = withoutLiterals(code);
  return /d/i.test(plain) || (/y/i.test(plain) && /m/i.test(plain));
}

function withoutLiterals(code: string): string {
  return code
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./gs, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
}

function codeKind(code: string): NumberKind {
  const plain = withoutLiterals(code);
  if (/\[[hms]+\]/i.test(plain)) return "duration";
  const firstSection = plain.split(";", 1)[0] ?? "";
  if (/general/i.test(firstSection)) return "number";
  if (/[dmyhs]/i.test(plain)) return "date";
  return firstSection.includes("%") ? "percent" : "number";
}
