/** Has a workbook's formulas computed anew when it is next opened. */
import { damaged } from "~/spreadsheet/refusal.server";
import { prefixAt, type Splice } from "~/spreadsheet/splice.server";
import { opensWith, scanXml } from "~/spreadsheet/xml.server";

/** What stands before the settings of calculation in the list of sheets. */
const BEFORE = new Set([
  "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames",
]);

/** None where it says so already. */
export function recalculateOnLoad(source: string, part: string): Splice[] {
  const xml = scanXml(source, part);
  if (!opensWith(xml, "workbook") || xml.empty) damaged("its list of sheets is missing");
  const prefix = prefixAt(source, xml.start);
  const inside = xml.depth;
  let behind = xml.end;
  while (xml.nextInside(inside)) {
    if (xml.name === "calcPr") {
      const place = xml.attributePlace("fullCalcOnLoad");
      if (place !== null) return ["1", "true"].includes(source.slice(place.valueFrom, place.valueTo)) ? [] : [{ from: place.valueFrom, to: place.valueTo, text: "1" }];
      const at = xml.start + (/^<[^\s/>]+/.exec(source.slice(xml.start, xml.end))?.[0].length ?? 0);
      return [{ from: at, to: at, text: ' fullCalcOnLoad="1"' }];
    }
    const stands = BEFORE.has(xml.name);
    xml.skip();
    if (stands) behind = xml.end;
  }
  return [{ from: behind, to: behind, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }];
}
