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

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared += 1;
  return shared;
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
  return shareOf(sharedBy(first, second), first.size, second.size);
}

export type Likely<T> = { item: T; likeness: number };

/** So many places of a text’s rarest pieces are looked up, and so many of the texts that hold most of them are compared. */
const LOOKED_UP = 2_000;
const COMPARED = 25;

/** Gives the items whose texts look like a text, the likeliest first. Only texts that share its rarest words and pairs are compared. */
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
  return (text) => {
    const pieces = piecesOf(text);
    const rarest = [...pieces].flatMap((piece) => [holders.get(piece) ?? []]).sort((a, b) => a.length - b.length);
    const hits = new Map<number, number>();
    let left = LOOKED_UP;
    for (const list of rarest) {
      if (list.length > left && hits.size > 0) break;
      for (const index of list.slice(0, left)) hits.set(index, (hits.get(index) ?? 0) + 1);
      left -= list.length;
    }
    const candidates = [...hits].sort((a, b) => b[1] - a[1]).slice(0, COMPARED);
    const likely = candidates.flatMap(([index]): Likely<T>[] => {
      const each = known[index];
      if (each === undefined) return [];
      const likeness = shareOf(sharedBy(pieces, each.pieces), pieces.size, each.pieces.size);
      return likeness < LOOKS_LIKE ? [] : [{ item: each.item, likeness }];
    });
    return likely.sort((a, b) => b.likeness - a.likeness);
  };
}
