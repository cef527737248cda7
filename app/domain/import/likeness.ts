/** How alike two texts are, and which of many texts are like one: for findings that nothing else tells apart. */

/** At or above this a text looks like another: a few words of it changed, not another text with the same beginning. */
export const LOOKS_LIKE = 0.6;
/** By this much the best is ahead of the second, where it is clearly the best. */
export const CLEARLY_BETTER = 0.1;

/** The words of a text and each pair of neighbours: pairs tell apart what is made of the same usual words. */
function piecesOf(text: string): Set<string> {
  const words = text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pieces = new Set<string>(words);
  for (const [index, word] of words.entries()) if (index > 0) pieces.add(`${words[index - 1] ?? ""} ${word}`);
  return pieces;
}

function shareOf(common: number, one: number, other: number): number {
  return one + other === 0 ? 1 : (2 * common) / (one + other);
}

/**
 * From 0 (nothing in common) to 1 (the same words in the same order): twice the shared words and pairs of neighbouring words,
 * by all of both (Dice’s coefficient). Case, punctuation and spaces do not count.
 */
export function textLikeness(one: string, other: string): number {
  const [first, second] = [piecesOf(one), piecesOf(other)];
  let common = 0;
  for (const piece of first) if (second.has(piece)) common += 1;
  return shareOf(common, first.size, second.size);
}

export type Likely<T> = { item: T; likeness: number };

/** Pieces that stand in more texts than this, or than a twentieth of them, tell nothing apart. */
const COMMON = 50;
/** Of a text without any rare piece: so many of its rarest are looked up. */
const FEW = 4;

/** Gives the items whose texts look like a text, the likeliest first. Only texts that share a rare word or pair with it are compared. */
export function likenessIndex<T>(items: readonly T[], textOf: (item: T) => string): (text: string) => Likely<T>[] {
  const known = items.map((item) => ({ item, pieces: piecesOf(textOf(item)) }));
  const holders = new Map<string, number[]>();
  for (const [index, { pieces }] of known.entries()) {
    for (const piece of pieces) {
      const list = holders.get(piece);
      if (list === undefined) holders.set(piece, [index]);
      else list.push(index);
    }
  }
  const common = Math.max(COMMON, items.length / 20);
  return (text) => {
    const pieces = piecesOf(text);
    const lists = [...pieces].flatMap((piece) => [holders.get(piece) ?? []]).filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
    const rare = lists.filter((list) => list.length <= common);
    const candidates = new Set((rare.length === 0 ? lists.slice(0, FEW) : rare).flat());
    const likely: Likely<T>[] = [];
    for (const index of candidates) {
      const each = known[index];
      if (each === undefined) continue;
      // Texts of very different lengths cannot be that alike.
      if (shareOf(Math.min(pieces.size, each.pieces.size), pieces.size, each.pieces.size) < LOOKS_LIKE) continue;
      let shared = 0;
      for (const piece of pieces) if (each.pieces.has(piece)) shared += 1;
      const likeness = shareOf(shared, pieces.size, each.pieces.size);
      if (likeness >= LOOKS_LIKE) likely.push({ item: each.item, likeness });
    }
    return likely.sort((a, b) => b.likeness - a.likeness);
  };
}
