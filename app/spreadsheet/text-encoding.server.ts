/** Decodes text files in the encodings that spreadsheet programs write. */
import { isUtf8 } from "node:buffer";

/** What Windows-1252 has at 80 to 9F, where Latin-1 has control characters; five places are empty. */
const windows = "\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178";

/** UTF-8, or UTF-16 where the file is marked so; whatever is neither is Windows-1252, the form Excel's plain CSV has. */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString("utf16le", 2);
  if (first === 0xfe && second === 0xff) return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString("utf16le");
  if (isUtf8(bytes)) return bytes.toString("utf8").replace(/^\ufeff/, "");
  // Node's own decoder for this encoding reads it as Latin-1.
  return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (character) => windows.charAt(character.charCodeAt(0) - 0x80));
}
