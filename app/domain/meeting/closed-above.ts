/** Which sub-items were in closed session with the item above them. */

/** `lines` in their order; the number of the closed item above, by the key of each line below it. */
export function closedAbove<T extends { key: string; number: string; depth: 0 | 1 }>(lines: readonly T[], isClosed: (line: T) => boolean): Map<string, string> {
  const found = new Map<string, string>();
  let above: string | null = null;
  for (const line of lines) {
    if (line.depth === 0) above = isClosed(line) ? line.number : null;
    else if (above !== null) found.set(line.key, above);
  }
  return found;
}
