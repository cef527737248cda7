/** Reads an Excel workbook (.xlsx, .xlsm) from its bytes. */
import type { Sheet, SheetState, Workbook } from "~/domain/sheet";
import { defaultTheme, readTheme, type Theme } from "~/spreadsheet/colour.server";
import { limits } from "~/spreadsheet/limits.server";
import { otherZip } from "~/spreadsheet/other-formats.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import { readRelations, type Relation, relationsPart } from "~/spreadsheet/relations.server";
import { type ReadSoFar, readSheet } from "~/spreadsheet/read-sheet.server";
import { isTrue } from "~/spreadsheet/sheet-surroundings.server";
import { readSharedStrings } from "~/spreadsheet/shared-strings.server";
import { type CellStyle, readStyles } from "~/spreadsheet/styles.server";
import { opensWith, scanXml, type XmlScanner } from "~/spreadsheet/xml.server";
import { decodeXmlPart } from "~/spreadsheet/xml-part.server";
import { openZip, readEntry, type Zip } from "~/spreadsheet/zip.server";

type SheetEntry = { name: string; state: SheetState; relation: string };
type WorkbookPart = { fromYear1904: boolean; sheets: SheetEntry[] };

export function readXlsx(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes);
  const part = relationsOf(zip, "").find(({ kind }) => kind === "officeDocument")?.target;
  const other = otherZip([...zip.byName.keys()], () => readEntry(zip, "mimetype")?.toString("latin1") ?? "");
  if (other) giveUp("refused", other);
  if (!part) giveUp("refused", "This file is not a workbook, only a zip file with other contents. If the workbook is inside, unpack it first and use that.");
  const xml = requiredPart(zip, part);
  const { sheets, fromYear1904 } = readWorkbookPart(xml);
  const relations = relationsOf(zip, part);
  const targets = new Map(relations.map((relation) => [relation.id, relation]));
  const theme = readLinked<Theme>(zip, relations, "theme", readTheme) ?? defaultTheme;
  const styles = readLinked(zip, relations, "styles", (part) => readStyles(part, theme)) ?? [];
  const strings = readLinked(zip, relations, "sharedStrings", readSharedStrings) ?? [];
  const count = { cells: 0, characters: 0, problems: 0 };
  const seen = new Set<string>();
  const read: Sheet[] = [];
  for (const entry of sheets) {
    const relation = targets.get(entry.relation);
    if (!relation) return damaged(`its sheet “${entry.name}” is missing`);
    if (relation.kind !== "worksheet") continue;
    const key = relation.target.toLowerCase();
    if (seen.has(key)) damaged(`its sheet “${entry.name}” is the same part as another sheet`);
    seen.add(key);
    read.push(readOne(zip, entry, { part: relation.target, styles, strings, fromYear1904, count }));
  }
  if (read.length === 0) giveUp("refused", "The workbook has no sheet of cells, only charts or macros. Use a workbook with the rows in it.");
  return { format: "xlsx", sheets: read, problems: read.flatMap((sheet) => sheet.problems) };
}

type Shared = { part: string; styles: readonly CellStyle[]; strings: readonly string[]; fromYear1904: boolean; count: ReadSoFar };

function readOne(zip: Zip, entry: SheetEntry, { part, styles, strings, fromYear1904, count }: Shared): Sheet {
  const links = relationsOf(zip, part).filter(({ kind }) => kind === "hyperlink");
  return readSheet({
    name: entry.name,
    state: entry.state,
    xml: requiredPart(zip, part),
    styles,
    surroundings: { strings, fromYear1904 },
    linkTargets: new Map(links.map(({ id, target }) => [id, target])),
    count,
  });
}

function requiredPart(zip: Zip, part: string): XmlScanner {
  const bytes = readEntry(zip, part);
  return bytes ? scanXml(decodeXmlPart(bytes, part), part) : damaged(`its part “${part}” is missing`);
}

function relationsOf(zip: Zip, part: string): Relation[] {
  const name = relationsPart(part);
  const bytes = readEntry(zip, name);
  return bytes ? readRelations(scanXml(decodeXmlPart(bytes, name), name), part) : [];
}

function readLinked<T>(zip: Zip, relations: Relation[], kind: string, read: (xml: XmlScanner) => T): T | null {
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
