/** When a text is shown by its beginning only, with "more" beside it. A text that is not long is always shown whole. */
const LONG_CHARACTERS = 260;
const LONG_LINES = 5;

export function isLong(text: string): boolean {
  return text.length > LONG_CHARACTERS || text.split("\n").length > LONG_LINES;
}
