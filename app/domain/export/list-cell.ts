/** Several short texts in one cell: 'DBS; SPM'. */

/** A semicolon inside an item is written '\;'. */
export function joinList(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map((item) => item.replace(/[\\;]/g, "\\$&")).join("; ");
}

/** As a list; a comma inside a post is written '\,', because people part posts by commas. */
export function joinOwners(posts: readonly string[]): string | null {
  return posts.length === 0 ? null : posts.map((post) => post.replace(/[\\;,]/g, "\\$&")).join("; ");
}

function split(text: string, separators: string): string[] {
  const items: string[] = [];
  let item = "";
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === "\\" && next !== "" && (next === "\\" || separators.includes(next))) {
      item += next;
      index++;
    } else if (character === "\n" || separators.includes(character)) {
      items.push(item);
      item = "";
    } else item += character;
  }
  return [...items, item].map((each) => each.trim()).filter((each) => each !== "");
}

/** Also takes one item per line. */
export function splitList(text: string): string[] {
  return split(text, ";");
}

/** Also takes one post per line. */
export function splitOwners(text: string): string[] {
  return split(text, ";,");
}
