/** The heading and total rows of a sheet's tables: Excel repairs a file in which they are overwritten. */
import { cellRange } from "~/spreadsheet/cell-range.server";
import { type Package, relationsOf, requiredPart, type SheetPart } from "~/spreadsheet/open-package.server";
import type { TableLine } from "~/spreadsheet/patch-sheet.server";
import { damaged } from "~/spreadsheet/refusal.server";
import { opensWith } from "~/spreadsheet/xml.server";

/** `ids`: the sheet's relations to its tables. */
export function tableLines({ zip }: Package, sheet: SheetPart, ids: readonly string[]): TableLine[] {
  if (ids.length === 0) return [];
  const targets = new Map(relationsOf(zip, sheet.part).map((relation) => [relation.id, relation.target]));
  return ids.flatMap((id): TableLine[] => {
    const part = targets.get(id);
    if (part === undefined) return damaged(`a table of its sheet “${sheet.name}” is missing`);
    const xml = requiredPart(zip, part);
    const area = opensWith(xml, "table") ? cellRange(xml.attribute("ref") ?? "") : null;
    if (area === null) return damaged(`a table of its sheet “${sheet.name}” has no place`);
    const headings = Number(xml.attribute("headerRowCount") ?? 1);
    const totals = Number(xml.attribute("totalsRowCount") ?? 0);
    const lines: TableLine[] = [];
    if (headings > 0) lines.push({ area: { ...area, bottom: area.top + headings - 1 }, is: "headings" });
    if (totals > 0) lines.push({ area: { ...area, top: area.bottom - totals + 1 }, is: "totals" });
    return lines;
  });
}
