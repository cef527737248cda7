/** Reads what stands around a sheet's rows: hidden columns, merged cells, conditional formats, links. */
import { address, type Cell, type Merge, type Sheet, type SheetRow } from "~/domain/sheet";
import { cellRange } from "~/spreadsheet/cell-range.server";
import { limits, thousands } from "~/spreadsheet/limits.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import type { XmlScanner } from "~/spreadsheet/xml.server";

export type Link = { area: Merge; target: string };

export function readHiddenColumns(xml: XmlScanner, sheet: Sheet): void {
  if (xml.empty) return;
  const inside = xml.depth;
  const hidden = new Set<number>();
  while (xml.nextInside(inside)) {
    if (xml.name !== "col" || !isTrue(xml.attribute("hidden"))) continue;
    const first = Math.max(1, Number(xml.attribute("min")));
    const last = Math.min(limits.columns, Number(xml.attribute("max")));
    for (let column = first; column <= last && hidden.size < limits.columns; column++) hidden.add(column);
  }
  sheet.hiddenColumns = [...hidden].sort((a, b) => a - b);
}

export function readMerges(xml: XmlScanner, sheet: Sheet): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) {
    if (xml.name !== "mergeCell") continue;
    const reference = xml.attribute("ref") ?? "";
    const area = cellRange(reference);
    if (!area) damaged(`its sheet “${sheet.name}” has merged cells “${reference.slice(0, 20)}”`);
    if (area.top === area.bottom && area.left === area.right) continue;
    sheet.merges.push(area);
    if (sheet.merges.length > limits.merges) {
      giveUp(
        "too-large",
        `The sheet “${sheet.name}” has too many merges: more than ${thousands(limits.merges)} groups of merged cells. Unmerge the cells in Excel (select all, then Home, Merge & Centre, Unmerge) and use that copy.`,
      );
    }
  }
}

/** Adds the columns whose cells may be coloured: bars and icons leave a cell's fill as it is; every other rule may colour it. */
export function readConditionalFormatting(xml: XmlScanner, columns: Set<number>): void {
  if (xml.empty) return;
  const inside = xml.depth;
  let areas = xml.attribute("sqref") ?? "";
  let colours = false;
  while (xml.nextInside(inside)) {
    if (xml.name === "cfRule") colours ||= !["dataBar", "iconSet"].includes(xml.attribute("type") ?? "");
    else if (xml.name === "sqref") areas = xml.text();
  }
  if (!colours) return;
  for (const reference of areas.split(/\s+/)) {
    if (columns.size >= limits.columns) return;
    const area = cellRange(reference);
    for (let column = area?.left ?? Infinity; column <= Math.min(area?.right ?? 0, limits.columns); column++) columns.add(column);
  }
}

export function readExtensions(xml: XmlScanner, columns: Set<number>): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.nextInside(inside)) if (xml.name === "conditionalFormatting") readConditionalFormatting(xml, columns);
}

export function spans(columns: ReadonlySet<number>): Sheet["conditionallyFormatted"] {
  const found: Sheet["conditionallyFormatted"] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.right === column - 1) last.right = column;
    else found.push({ left: column, right: column });
  }
  return found;
}

/** `targets`: addresses outside the file by the id that stands in the sheet. */
export function readLinks(xml: XmlScanner, targets: ReadonlyMap<string, string>): Link[] {
  const links: Link[] = [];
  if (xml.empty) return links;
  const inside = xml.depth;
  while (xml.nextInside(inside) && links.length < limits.links) {
    if (xml.name !== "hyperlink") continue;
    const area = cellRange(xml.attribute("ref") ?? "");
    const outside = targets.get(xml.prefixedAttribute("id") ?? "");
    const location = xml.attribute("location");
    const target = `${outside ?? ""}${location ? `#${location}` : ""}`;
    if (area && target) links.push({ area, target });
  }
  return links;
}

export function attachLinks(rows: SheetRow[], links: Link[]): void {
  if (links.length === 0) return;
  const single = new Map<string, string>();
  const wide: Link[] = [];
  for (const link of links) {
    const { top, left, bottom, right } = link.area;
    if (top === bottom && left === right) single.set(address(left, top), link.target);
    else if (wide.length < 100) wide.push(link);
  }
  for (const row of rows) {
    for (const cell of row.cells) {
      cell.link = single.get(address(cell.column, row.number)) ?? wide.find(({ area }) => covers(area, cell, row))?.target ?? null;
    }
  }
}

function covers(area: Merge, cell: Cell, row: SheetRow): boolean {
  return row.number >= area.top && row.number <= area.bottom && cell.column >= area.left && cell.column <= area.right;
}

export function isTrue(value: string | null): boolean {
  return value === "1" || value === "true" || value === "on";
}
