/** Changes an XML part by replacing stretches of its text; what is not replaced stays to the letter. */
export type Splice = { from: number; to: number; text: string };

/** Splices do not overlap; those at one place are put in as they come, before what is replaced there. */
export function applySplices(source: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text } of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) throw new Error("Two changes of one XML part overlap.");
    pieces.push(source.slice(at, from), text);
    at = to;
  }
  return [...pieces, source.slice(at)].join("");
}

/** 'x:' where the tag at that place is written with that prefix; '' where it has none. */
export function prefixAt(source: string, tagStart: number): string {
  return /^<([^\s:/>]+:)?/.exec(source.slice(tagStart, tagStart + 200))?.[1] ?? "";
}
