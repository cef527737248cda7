/** Marks what changed between two texts, word by word. */
import { diffWordsWithSpace } from "diff";

export type TextPiece = { text: string; is: "same" | "added" | "removed" };

const PATIENCE_MS = 50;
/** With less than this share of the shorter text kept, the two are read more easily whole. */
const TOO_LITTLE = 0.4;

/** Null where marking would take too long or leave hardly anything unmarked: both texts are then shown whole. */
export function textDifference(before: string, after: string): TextPiece[] | null {
  const parts = diffWordsWithSpace(before, after, { timeout: PATIENCE_MS });
  if (parts === undefined) return null;
  const pieces = parts.map((part): TextPiece => ({ text: part.value, is: part.added ? "added" : part.removed ? "removed" : "same" }));
  const kept = pieces.filter((piece) => piece.is === "same").reduce((sum, piece) => sum + piece.text.length, 0);
  return kept < TOO_LITTLE * Math.min(before.length, after.length) ? null : pieces;
}
