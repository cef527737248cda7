/** The kind of a meeting out of the words by which the one before announced it. */

function plain(words: string): string {
  return words.toLowerCase().replace(/\s+/g, " ").trim().replace(/\s?\bmeeting$/, "").replace(/[\s.:;–-]+$/, "");
}

/** `kind` is one of `kinds`; null where the words name none. `theme` holds words that say more than a kind. */
export function announcedKind(words: string, kinds: readonly string[]): { kind: string | null; theme: string } {
  const said = plain(words.slice(0, 300));
  if (said === "") return { kind: null, theme: "" };
  const same = kinds.find((kind) => plain(kind) === said);
  if (same !== undefined) return { kind: same, theme: "" };
  const begins = kinds.filter((kind) => plain(kind) !== "" && said.startsWith(plain(kind)) && !/^[a-z]/.test(said.slice(plain(kind).length))).sort((a, b) => b.length - a.length)[0];
  return { kind: begins ?? null, theme: words.trim() };
}
