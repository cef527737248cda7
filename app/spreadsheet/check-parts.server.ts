/** Compares two packages part by part: which may differ, and that these differ in nothing but what was to be filled in. */
import type { PatchedWorkbook } from "~/spreadsheet/patch-workbook.server";
import { withoutFilled } from "~/spreadsheet/without-filled.server";
import { openPackage, type Package, requiredText } from "~/spreadsheet/open-package.server";
import { scanXml } from "~/spreadsheet/xml.server";
import type { Zip, ZipEntry } from "~/spreadsheet/zip.server";

/** What is wrong; null where everything is as it should be. */
export function checkParts(before: Uint8Array, { bytes, parts, written, stale }: PatchedWorkbook): string | null {
  const [old, now] = [openPackage(before), openPackage(bytes)];
  const differing = differingParts(old.zip, now.zip);
  if (differing === null) return "it has other parts than before";
  const unexpected = differing.find((name) => !parts.includes(name));
  if (unexpected !== undefined) return `its part “${unexpected}” differs`;
  const sheets = new Map(old.sheets.map((sheet) => [sheet.part.toLowerCase(), sheet.name]));
  const styles = old.relations.find(({ kind }) => kind === "styles")?.target.toLowerCase();
  for (const name of differing) {
    const sheet = sheets.get(name.toLowerCase());
    const own = <T extends { sheet: string }>(cells: readonly T[]) => cells.filter((cell) => cell.sheet === sheet);
    const clear = (book: Package) => withoutFilled(requiredText(book.zip, name), name, own(written), own(stale));
    if (sheet !== undefined ? clear(old) !== clear(now) : !sameBesides(old, now, name, name.toLowerCase() === styles)) return `its part “${name}” differs in more than what was filled in`;
  }
  return null;
}

/** The names of the parts whose bytes differ, compressed as they are; null where the packages have not the same parts in the same order. */
export function differingParts(before: Zip, after: Zip): string[] | null {
  if (before.entries.length !== after.entries.length) return null;
  const differing: string[] = [];
  const [oldNext, newNext] = [nextHeaders(before), nextHeaders(after)];
  for (const [index, old] of before.entries.entries()) {
    const now = after.entries[index];
    if (now?.name !== old.name) return null;
    const body = (zip: Zip, entry: ZipEntry, next: ReadonlyMap<ZipEntry, number>) => zip.bytes.subarray(entry.headerStart, next.get(entry));
    if (!body(before, old, oldNext).equals(body(after, now, newNext)) || !record(before, old).equals(record(after, now))) differing.push(old.name);
  }
  const rest = (zip: Zip) => Buffer.concat([zip.bytes.subarray(zip.end, zip.end + 12), zip.bytes.subarray(zip.end + 20)]);
  return rest(before).equals(rest(after)) ? differing : null;
}

/** Where the entry behind each begins: what lies between belongs to the one before. */
function nextHeaders(zip: Zip): Map<ZipEntry, number> {
  const inFile = [...zip.entries].sort((a, b) => a.headerStart - b.headerStart);
  return new Map(inFile.map((entry, index) => [entry, inFile[index + 1]?.headerStart ?? zip.directoryStart]));
}

/** The entry's record in the directory but for the place of the entry, which moves when one before it grows. */
function record(zip: Zip, { recordStart, recordEnd }: ZipEntry): Buffer {
  return Buffer.concat([zip.bytes.subarray(recordStart, recordStart + 42), zip.bytes.subarray(recordStart + 46, recordEnd)]);
}

/** Styles but for one more format, the list of sheets but for the settings of calculation. */
function sameBesides(before: Package, after: Package, name: string, isStyles: boolean): boolean {
  const [old, now] = [requiredText(before.zip, name), requiredText(after.zip, name)];
  if (isStyles) return withoutFormats(old, name, null) === withoutFormats(now, name, formatsIn(old, name));
  return name.toLowerCase() === before.workbook.toLowerCase() && withoutCalculation(old, name) === withoutCalculation(now, name);
}

function formatsIn(source: string, part: string): number {
  const xml = scanXml(source, part);
  let count = 0;
  let list = 0;
  while (xml.next()) {
    if (xml.name === "cellXfs" && !xml.empty) list = xml.kind === "open" ? xml.depth : 0;
    else if (list > 0 && xml.name === "xf" && xml.kind === "open" && xml.depth === list + (xml.empty ? 0 : 1)) count += 1;
  }
  return count;
}

/** The part without the count of its formats and without those from `kept` on. */
function withoutFormats(source: string, part: string, kept: number | null): string {
  const xml = scanXml(source, part);
  const pieces: string[] = [];
  let at = 0;
  let list = 0;
  let count = 0;
  while (xml.next()) {
    if (xml.name === "cellXfs" && !xml.empty) {
      list = xml.kind === "open" ? xml.depth : 0;
      const place = xml.kind === "open" ? xml.attributePlace("count") : null;
      if (place === null) continue;
      pieces.push(source.slice(at, place.valueFrom));
      at = place.valueTo;
    } else if (list > 0 && xml.name === "xf" && xml.kind === "open") {
      const { start } = xml;
      xml.skip();
      count += 1;
      if (kept === null || count <= kept) continue;
      if (count > kept + 1) return "";
      pieces.push(source.slice(at, start));
      at = xml.end;
    }
  }
  return [...pieces, source.slice(at)].join("");
}

function withoutCalculation(source: string, part: string): string {
  const xml = scanXml(source, part);
  while (xml.next()) {
    if (xml.name !== "calcPr" || xml.kind !== "open") continue;
    const place = xml.attributePlace("fullCalcOnLoad");
    const { start, end } = xml;
    const tag = place === null ? source.slice(start, end) : source.slice(start, place.start).trimEnd() + source.slice(place.end, end);
    const bare = /^<[^\s/>]+\s*\/>$/.test(tag) ? "" : tag;
    return source.slice(0, start) + bare + source.slice(end);
  }
  return source;
}
