/** How full notes say of a part that it is left out of public ones, and how that is understood when they come back. */
import type { PaperLine } from "~/domain/paper/paper";

const CLOSED_SESSION = "Closed session";

/** Of an action that was not said in closed session and is not published all the same; as its marking it stands above every other. */
export const NOT_PUBLISHED = "Not for publication";

const MARK = /^[([]?(closed session|not for publication)[)\]]?\.?$/i;

type Part = { closed: boolean };

/** `above`: the part it stands in, which says it of everything below. */
export function closedLines({ closed }: Part, above: Part | null = null): PaperLine[] {
  return closed && above?.closed !== true ? [{ text: CLOSED_SESSION, strong: true }] : [];
}

export function notPublishedLines({ closed }: Part, above: Part): PaperLine[] {
  return closed && !above.closed ? [{ text: NOT_PUBLISHED, strong: true }] : [];
}

export function isNotPublished(line: string): boolean {
  return MARK.exec(line.trim())?.[1]?.toLowerCase() === NOT_PUBLISHED.toLowerCase();
}

export function isClosedMark(line: string): boolean {
  return MARK.test(line.trim());
}

/** The text without such lines, and whether there was one. */
export function takeClosedMark(text: string): { text: string; closed: boolean } {
  const lines = text.split("\n");
  const kept = lines.filter((line) => !isClosedMark(line));
  return { text: kept.length === lines.length ? text : kept.join("\n"), closed: kept.length < lines.length };
}
