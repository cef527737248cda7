/** Reads texts with or without formatted runs, alone and as the list that a workbook's cells share. */
import { limits, thousands } from "~/spreadsheet/limits.server";
import { giveUp } from "~/spreadsheet/refusal.server";
import type { XmlScanner } from "~/spreadsheet/xml.server";
import { decodeEscapes } from "~/spreadsheet/xml-text.server";

export function readSharedStrings(xml: XmlScanner): string[] {
  const strings: string[] = [];
  while (xml.next()) {
    if (xml.name !== "si" || xml.kind === "close") continue;
    if (strings.length >= limits.sharedTexts) {
      giveUp(
        "too-large",
        `The workbook has more than ${thousands(limits.sharedTexts)} different texts, which is more than are read. Copy the rows you need into a new workbook and use that.`,
      );
    }
    strings.push(readStringItem(xml));
  }
  return strings;
}

/** The joined text of an `<si>` or `<is>`; pronunciation aids (`<rPh>`) are no part of it. Moves past the element. */
export function readStringItem(xml: XmlScanner): string {
  if (xml.empty) return "";
  const inside = xml.depth;
  const pieces: string[] = [];
  while (xml.nextInside(inside)) {
    if (xml.name === "t") pieces.push(decodeEscapes(xml.text()));
    else if (xml.name === "rPh" || xml.name === "rPr") xml.skip();
  }
  return pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("");
}
