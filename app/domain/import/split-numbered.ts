/** Splits a cell of numbered texts: "1.", "1)", "(1)", "Q1", "3 The DCC …", letters. Nothing of the text is lost. */

/** `number` is the one printed, or null. */
export type NumberedPiece = { number: number | null; text: string };

const MARKERS: readonly RegExp[] = [
  /^[ \t]*(?:q(?:uestion)?|r(?:esponse)?|a(?:nswer)?)[ \t]*(?:no\.?[ \t]*)?\(?(\d{1,2})\)?(?:[ \t]*[.):–—-]+[ \t]*|[ \t]+|(?=\n|$))/i,
  /^[ \t]*\((\d{1,2})\)[ \t]*[.:]?[ \t]*/,
  /^[ \t]*(\d{1,2})[ \t]*(?:[.):](?!\d)|[–—-](?=[ \t]))[ \t]*/,
];
const BARE = /^[ \t]*(\d{1,2})[ \t]+(?=["“‘']?[A-Z])/;
const LETTER = /^[ \t]*(?:\(([a-z])\)|([a-z])[.)])[ \t]*(?=\S)/i;
const LABELLED = /^[ \t]*(?:question|q|response|answer)[ \t]*:[ \t]*/i;

type Marker = { number: number; length: number };

function markerOf(line: string): Marker | null {
  for (const pattern of MARKERS) {
    const match = pattern.exec(line);
    if (match !== null) return { number: Number(match[1]), length: match[0].length };
  }
  return null;
}

function bareMarker(line: string): Marker | null {
  const match = BARE.exec(line);
  return match === null ? null : { number: Number(match[1]), length: match[0].length };
}

function letterMarker(line: string): Marker | null {
  const match = LETTER.exec(line);
  const letter = match?.[1] ?? match?.[2];
  if (match === null || letter === undefined) return null;
  return { number: letter.toLowerCase().charCodeAt(0) - 96, length: match[0].length };
}

type Found = { line: number; marker: Marker };

/** Markers that rise by one from the first; a first without a dot counts only where it is 1 and a 2 follows. */
function sequence(lines: readonly string[], read: (line: string) => Marker | null): Found[] {
  const found: Found[] = [];
  for (const [line, text] of lines.entries()) {
    const last = found.at(-1);
    const marker = read(text) ?? bareMarker(text);
    if (marker === null) continue;
    const sure = read(text) !== null;
    if (last === undefined ? marker.number >= 1 && (sure || marker.number === 1) : marker.number === last.marker.number + 1) {
      found.push({ line, marker });
    }
  }
  const [first] = found;
  const alone = found.length === 1 && first !== undefined;
  return alone && (read(lines[first.line] ?? "") === null || (first.line > 0 && first.marker.number !== 1)) ? [] : found;
}

function cut(lines: readonly string[], found: readonly Found[]): NumberedPiece[] {
  const pieces = found.map(({ line, marker }, index): NumberedPiece => {
    const end = found[index + 1]?.line ?? lines.length;
    const body = [(lines[line] ?? "").slice(marker.length), ...lines.slice(line + 1, end)];
    return { number: marker.number, text: body.join("\n").trim() };
  });
  const before = lines.slice(0, found[0]?.line ?? 0).join("\n").trim();
  const [first, ...rest] = pieces;
  if (before === "" || first === undefined) return pieces;
  return [{ number: first.number, text: [before, first.text].filter((part) => part !== "").join("\n") }, ...rest];
}

/** "1. … 2. …" in one paragraph, where a number follows the end of a sentence and a capital follows the number. */
function inOneParagraph(text: string): NumberedPiece[] | null {
  const start = markerOf(text);
  if (start?.number !== 1 || text.includes("\n")) return null;
  const pieces: NumberedPiece[] = [];
  let from = start.length;
  for (let next = 2; ; next += 1) {
    const after = new RegExp(String.raw`(?<=[.?!;:)”"'’])\s+(?:Q(?:uestion)?\s*)?\(?${String(next)}[.):]\)?\s*(?=["“‘']?[A-Z])`).exec(text.slice(from));
    pieces.push({ number: next - 1, text: text.slice(from, after === null ? undefined : from + after.index).trim() });
    if (after === null) break;
    from += after.index + after[0].length;
  }
  return pieces.length > 1 ? pieces : null;
}

/** Lines that each begin "Question:" are texts of their own without a number. */
function labelled(lines: readonly string[]): NumberedPiece[] | null {
  if (!LABELLED.test(lines[0] ?? "")) return null;
  const starts = lines.flatMap((line, index) => (LABELLED.test(line) ? [index] : []));
  return starts.map((start, index) => ({
    number: null,
    text: lines.slice(start, starts[index + 1]).join("\n").replace(LABELLED, "").trim(),
  }));
}

/** The pieces of a cell in their order; one piece without number where nothing is numbered, none where the cell is empty. */
export function splitNumbered(text: string): NumberedPiece[] {
  const whole = text.trim();
  if (whole === "") return [];
  const lines = whole.split("\n");
  const numbered = sequence(lines, markerOf);
  if (numbered.length === 1) {
    const inline = inOneParagraph(whole);
    if (inline !== null) return inline;
  }
  if (numbered.length > 0) return cut(lines, numbered).filter(hasText);
  const letters = sequence(lines, letterMarker);
  if (letters.length > 1 && letters[0]?.marker.number === 1) return cut(lines, letters).filter(hasText);
  return labelled(lines)?.filter(hasText) ?? [{ number: null, text: whole }];
}

function hasText(piece: NumberedPiece): boolean {
  return piece.text !== "";
}
