/** A short mark of a text, to tell whether it is still the one somebody had before them; FNV-1a, 32 bits, no secret. */
export function fingerprintOf(text: string | null): string {
  let hash = 0x811c9dc5;
  for (const code of text ?? "") hash = Math.imul(hash ^ (code.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return text === null ? "none" : hash.toString(16).padStart(8, "0");
}
