/** Whether two texts say the same, as far as spaces, quotation marks and dashes allow, and how alike they are otherwise. */

export function flatText(text: string): string {
  return text
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

export function sameText(one: string, other: string): boolean {
  return one === other || flatText(one) === flatText(other);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** From 0 (no word in common) to 1 (the same words): twice the shared words by all words. */
export function likeness(one: string, other: string): number {
  const first = wordsOf(one);
  const second = wordsOf(other);
  if (first.size + second.size === 0) return 1;
  let shared = 0;
  for (const word of first) if (second.has(word)) shared += 1;
  return (2 * shared) / (first.size + second.size);
}

/** Below this a text is another text, not a new wording of the same. */
export const STILL_THE_SAME = 0.4;
