/** Several short texts in one cell: 'DBS; SPM'. */

/** A semicolon inside an item is written '\;'. */
export function joinList(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map((item) => item.replace(/[\\;]/g, "\\$&")).join("; ");
}

/** Also takes one item per line. */
export function splitList(text: string): string[] {
  const items: string[] = [];
  let item = "";
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === "\\" && (next === ";" || next === "\\")) {
      item += next;
      index++;
    } else if (character === ";" || character === "\n") {
      items.push(item);
      item = "";
    } else item += character;
  }
  return [...items, item].map((each) => each.trim()).filter((each) => each !== "");
}
