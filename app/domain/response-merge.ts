/** Several people write one response: what one of them changed is put into what stands there now, part by part. */
import { done, refuse, type Done } from "~/domain/problem";
import { describeCommitment, formatConfidence, type ResponsePart } from "~/domain/response";
import type { EditedResponse, ResponseContent } from "~/domain/response-rules";
import { normaliseText } from "~/domain/text";

export const NOTHING_SEEN: ResponseContent = { parts: [], statedConfidence: null, commitment: null };

function partsOf(content: ResponseContent): (string | null)[][] {
  return content.parts.map(({ by, text }) => [by, text]);
}

/** A content as one word for a form to carry: what its reader saw. Equal contents give equal words. */
export function seenKey(content: ResponseContent): string {
  const { statedConfidence, commitment } = content;
  return JSON.stringify([partsOf(content), statedConfidence, commitment === null ? null : [commitment.askedFor, commitment.outcome, commitment.condition]]);
}

function isPart(value: unknown): value is [string | null, string] {
  return Array.isArray(value) && (value[0] === null || typeof value[0] === "string") && typeof value[1] === "string";
}

type Rest = Pick<ResponseContent, "statedConfidence" | "commitment">;

/** What a reader saw: its parts, and a word for the rest. */
type Seen = { parts: ResponsePart[]; rest: string };

function restKey({ statedConfidence, commitment }: Rest): string {
  return seenKey({ parts: [], statedConfidence, commitment });
}

/** Null where the word is none that seenKey gave. */
function readSeen(key: string): Seen | null {
  if (key === "") return { parts: [], rest: restKey(NOTHING_SEEN) };
  try {
    const [parts, ...rest] = JSON.parse(key) as unknown[];
    if (!Array.isArray(parts) || !parts.every(isPart)) return null;
    return { parts: parts.map(([by, text]) => ({ by, text })), rest: JSON.stringify([[], ...rest]) };
  } catch {
    return null;
  }
}

function same(a: ResponsePart | null, b: ResponsePart | null): boolean {
  if (a === null || b === null) return a === b;
  return (a.by ?? "") === (b.by ?? "") && normaliseText(a.text) === normaliseText(b.text);
}

/** For each part seen, where it stands now; null where it is gone. What stands unchanged is found first, the rest by its place. */
function placesNow(seen: readonly ResponsePart[], stored: readonly ResponsePart[]): (number | null)[] {
  const taken = new Set<number>();
  const take = (place: number): number | null => {
    if (place < 0 || place >= stored.length || taken.has(place)) return null;
    taken.add(place);
    return place;
  };
  const unchanged = seen.map((part, index) => {
    const here = stored[index];
    return take(here !== undefined && same(here, part) ? index : stored.findIndex((each, place) => !taken.has(place) && same(each, part)));
  });
  return unchanged.map((place, index) => place ?? take(index));
}

type Both = { stored: ResponsePart | null; seen: ResponsePart | null; wanted: ResponsePart | null };

type Merged = { parts: ResponsePart[]; /** Parts that somebody else changed as well. */ conflicts: Both[] };

/** `wanted[i]` is what its author made of `seen[i]`, null for taken out; those behind are new and are added at the end. */
export function mergeParts(stored: readonly ResponsePart[], seen: readonly ResponsePart[], wanted: readonly (ResponsePart | null)[]): Merged {
  const places = placesNow(seen, stored);
  const now: (ResponsePart | null)[] = [...stored];
  const conflicts: Both[] = [];
  for (const [index, was] of seen.entries()) {
    const to = wanted[index] ?? null;
    if (same(to, was)) continue;
    const place = places[index] ?? null;
    const here = place === null ? null : (stored[place] ?? null);
    if (same(here, to)) continue;
    if (place !== null && same(here, was)) now[place] = to;
    else conflicts.push({ stored: here, seen: was, wanted: to });
  }
  return { parts: [...now, ...wanted.slice(seen.length)].filter((part) => part !== null), conflicts };
}

function inWords(part: ResponsePart | null): string {
  if (part === null) return "(taken out)";
  return part.by === null ? part.text : `${part.by}: ${part.text}`;
}

function restInWords({ statedConfidence, commitment }: Rest): string {
  const confidence = statedConfidence === null ? "not stated" : formatConfidence(statedConfidence);
  return `Stated confidence: ${confidence}. Commitment: ${describeCommitment(commitment) ?? "none"}.`;
}

/** The response with what its author changed in it; stale where somebody else changed the same part meanwhile. */
export function mergeResponse(stored: ResponseContent, wanted: EditedResponse, seenWord: string): Done<ResponseContent> {
  const seen = readSeen(seenWord);
  if (seen === null) return refuse("invalid", "This form did not arrive as it was sent. Load the page again: what you typed is kept there.", { field: "text" });
  const { parts, conflicts } = mergeParts(stored.parts, seen.parts, wanted.parts);
  const [restStored, restWanted] = [restKey(stored), restKey(wanted)];
  const restMoved = restWanted !== seen.rest;
  const restClash = restMoved && restStored !== seen.rest && restStored !== restWanted;
  if (conflicts.length > 0 || restClash) {
    const texts = (pick: (both: Both) => ResponsePart | null) => conflicts.map((both) => inWords(pick(both)));
    return refuse("stale", "Somebody else changed the same part of this response while you were writing. Compare the two, then save again or leave theirs.", {
      field: "text",
      conflict: {
        base: texts((both) => both.seen).join("\n\n"),
        current: [...texts((both) => both.stored), ...(restClash ? [restInWords(stored)] : [])].join("\n\n"),
        wanted: [...texts((both) => both.wanted), ...(restClash ? [restInWords(wanted)] : [])].join("\n\n"),
      },
    });
  }
  if (parts.length === 0) return refuse("invalid", "A response has words. Write them, or discard the draft.", { field: "text" });
  const { statedConfidence, commitment } = restMoved ? wanted : stored;
  return done({ parts, statedConfidence, commitment });
}

/**
 * The parts to show again in a form after a conflict, as many as stand there and what is new behind them: those its author
 * changed in their words, the others as they stand now.
 */
export function partsToShow(stored: readonly ResponsePart[], seenWord: string, typed: readonly ResponsePart[]): ResponsePart[] {
  const seen = readSeen(seenWord)?.parts ?? [];
  const places = placesNow(seen, stored);
  const shown: ResponsePart[] = [...stored];
  const without: ResponsePart[] = [];
  for (const [index, was] of seen.entries()) {
    const to = typed[index];
    if (to === undefined || same(to, was)) continue;
    const place = places[index] ?? null;
    if (place === null) without.push(to);
    else shown[place] = to;
  }
  return [...shown, ...without, ...typed.slice(seen.length)];
}
