/** Opens an Excel workbook (.xlsx, .xlsm) as a package of parts: where its sheets, styles and texts are. */
import type { SheetState } from "~/domain/sheet";
import { limits } from "~/spreadsheet/limits.server";
import { otherZip } from "~/spreadsheet/other-formats.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import { readRelations, type Relation, relationsPart } from "~/spreadsheet/relations.server";
import { isTrue } from "~/spreadsheet/sheet-surroundings.server";
import { opensWith, scanXml, type XmlScanner } from "~/spreadsheet/xml.server";
import { decodeXmlPart } from "~/spreadsheet/xml-part.server";
import { openZip, readEntry, type Zip } from "~/spreadsheet/zip.server";

type SheetEntry = { name: string; state: SheetState; relation: string };
type WorkbookPart = { fromYear1904: boolean; sheets: SheetEntry[] };

export type SheetPart = { name: string; state: SheetState; part: string };
export type Package = {
  zip: Zip;
  /** The name of the part that lists the sheets. */
  workbook: string;
  relations: Relation[];
  fromYear1904: boolean;
  /** Sheets of cells only, in their order. */
  sheets: SheetPart[];
};

export function openPackage(bytes: Uint8Array): Package {
  const zip = openZip(bytes);
  const workbook = relationsOf(zip, "").find(({ kind }) => kind === "officeDocument")?.target;
  const other = otherZip([...zip.byName.keys()], () => readEntry(zip, "mimetype")?.toString("latin1") ?? "");
  if (other) giveUp("refused", other);
  if (!workbook) giveUp("refused", "This file is not a workbook, only a zip file with other contents. If the workbook is inside, unpack it first and use that.");
  const { sheets, fromYear1904 } = readWorkbookPart(requiredPart(zip, workbook));
  const relations = relationsOf(zip, workbook);
  return { zip, workbook, relations, fromYear1904, sheets: sheetParts(sheets, relations) };
}

function sheetParts(sheets: readonly SheetEntry[], relations: readonly Relation[]): SheetPart[] {
  const targets = new Map(relations.map((relation) => [relation.id, relation]));
  const seen = new Set<string>();
  const parts: SheetPart[] = [];
  for (const { name, state, relation: id } of sheets) {
    const relation = targets.get(id);
    if (!relation) return damaged(`its sheet “${name}” is missing`);
    if (relation.kind !== "worksheet") continue;
    const key = relation.target.toLowerCase();
    if (seen.has(key)) damaged(`its sheet “${name}” is the same part as another sheet`);
    seen.add(key);
    parts.push({ name, state, part: relation.target });
  }
  if (parts.length === 0) giveUp("refused", "The workbook has no sheet of cells, only charts or macros. Use a workbook with the rows in it.");
  return parts;
}

export function requiredPart(zip: Zip, part: string): XmlScanner {
  return scanXml(requiredText(zip, part), part);
}

export function requiredText(zip: Zip, part: string): string {
  return decodeXmlPart(requiredEntry(zip, part), part);
}

export function requiredEntry(zip: Zip, part: string): Buffer {
  return readEntry(zip, part) ?? damaged(`its part “${part}” is missing`);
}

export function relationsOf(zip: Zip, part: string): Relation[] {
  const name = relationsPart(part);
  const bytes = readEntry(zip, name);
  return bytes ? readRelations(scanXml(decodeXmlPart(bytes, name), name), part) : [];
}

export function readLinked<T>(zip: Zip, relations: readonly Relation[], kind: string, read: (xml: XmlScanner) => T): T | null {
  const relation = relations.find((candidate) => candidate.kind === kind);
  return relation ? read(requiredPart(zip, relation.target)) : null;
}

function readWorkbookPart(xml: XmlScanner): WorkbookPart {
  const workbook: WorkbookPart = { fromYear1904: false, sheets: [] };
  if (!opensWith(xml, "workbook")) damaged("its list of sheets is missing");
  while (xml.next()) {
    if (xml.kind === "close") continue;
    if (xml.name === "workbookPr") workbook.fromYear1904 = isTrue(xml.attribute("date1904"));
    if (xml.name !== "sheet") continue;
    const state = xml.attribute("state");
    workbook.sheets.push({
      name: xml.attribute("name") ?? "",
      state: state === "hidden" || state === "veryHidden" ? state : "visible",
      relation: xml.prefixedAttribute("id") ?? "",
    });
    if (workbook.sheets.length > limits.sheets) {
      giveUp("too-large", `The workbook has more than ${limits.sheets} sheets, which is more than are read. Copy the sheets you need into a new workbook and use that.`);
    }
  }
  return workbook;
}
