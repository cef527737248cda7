/** Unpacks a workbook's XML parts one at a time: the last one is kept, for the next who asks for the same. */
import { requiredEntry } from "~/spreadsheet/open-package.server";
import { decodeXmlPart } from "~/spreadsheet/xml-part.server";
import type { Zip } from "~/spreadsheet/zip.server";

/** `marked`: its bytes begin with the mark of their order, which is no part of the text. */
export type PartText = { text: string; marked: boolean };

export function partTexts(zip: Zip): (part: string) => PartText {
  let last: (PartText & { part: string }) | null = null;
  return (part) => {
    if (last?.part === part) return last;
    // Let go before the next is unpacked: two large texts at a time are what memory is short of.
    last = null;
    const bytes = requiredEntry(zip, part);
    last = { part, text: decodeXmlPart(bytes, part), marked: bytes[0] === 0xef };
    return last;
  };
}
