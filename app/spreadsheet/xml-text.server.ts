/** Turns text as written in a workbook's XML into the text a person sees. */

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Resolves entities and line ends. `broken` is called for an entity that XML does not know. */
export function decodeXmlText(text: string, broken: () => never): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  let at = lines.indexOf("&");
  if (at === -1) return lines;
  const pieces: string[] = [];
  let from = 0;
  while (at !== -1) {
    const end = lines.indexOf(";", at);
    if (end === -1 || end - at > 12) return broken();
    pieces.push(lines.slice(from, at), entity(lines.slice(at + 1, end), broken));
    from = end + 1;
    at = lines.indexOf("&", from);
  }
  pieces.push(lines.slice(from));
  return pieces.join("");
}

function entity(name: string, broken: () => never): string {
  const known = named[name];
  if (known !== undefined) return known;
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!digits) return broken();
  const code = digits[1] === undefined ? Number(digits[2]) : parseInt(digits[1], 16);
  return code > 0x10ffff ? broken() : String.fromCodePoint(code);
}

/** `_x000D_` stands for the character with that number, and `_x005F_` for the underscore of a literal `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
