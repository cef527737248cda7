/** Decodes an XML part of a workbook, refusing the encodings that are not met in workbooks. */
import { isUtf8 } from "node:buffer";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";

export function decodeXmlPart(bytes: Buffer, part: string): string {
  const [first, second] = bytes;
  const utf16 = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || first === 0 || second === 0;
  const declaration = utf16 ? "" : (/^(?:\xef\xbb\xbf)?<\?xml[^>]*\?>/.exec(bytes.toString("latin1", 0, 400))?.[0] ?? "");
  const encoding = utf16 ? "UTF-16" : (/encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1] ?? "UTF-8");
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) {
    giveUp("refused", `The file's part “${part}” is written in ${encoding}; only UTF-8 is read. Open the workbook in Excel, save it again and use that copy.`);
  }
  if (!isUtf8(bytes)) damaged(`its part “${part}” is not valid UTF-8`);
  const marked = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  return bytes.toString("utf8", marked ? 3 : 0);
}
