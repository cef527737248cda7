/** Who speaks in turn: the parts of an answer while it is typed at the table. */
export type SpokenPart = { by: string; text: string };

/** Another begins to speak: their words come after; where nothing was typed yet of the last, it is theirs. */
export function nowSpeaks(parts: readonly SpokenPart[], post: string): SpokenPart[] {
  const last = parts.at(-1);
  if (last === undefined) return [{ by: post, text: "" }];
  if (last.text.trim() === "" || last.by === post || last.by === "") return [...parts.slice(0, -1), { ...last, by: post }];
  return [...parts, { by: post, text: "" }];
}

export function withWords(parts: readonly SpokenPart[], index: number, part: Partial<SpokenPart>): SpokenPart[] {
  return parts.map((each, place) => (place === index ? { ...each, ...part } : each));
}

export function withoutPart(parts: readonly SpokenPart[], index: number): SpokenPart[] {
  return parts.length < 2 ? [{ by: "", text: "" }] : parts.filter((_, place) => place !== index);
}
