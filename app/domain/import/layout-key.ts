/** Tells layouts of files apart by their set of headings, so that what a person said of one holds for the next alike. */
import { headingKey } from "~/domain/columns";
import { headerAt, likelyHeader } from "~/domain/import/find-header";
import { gridOf } from "~/domain/import/grid";
import { fillKey } from "~/domain/import/read-fills";
import type { FillProposal, UnknownHeading } from "~/domain/import/reading";
import type { Rag } from "~/domain/rag";
import { columnLetter, type Workbook } from "~/domain/sheet";

/** The first header of each sheet, whether its headings are known or only likely. */
function headingsOf(workbook: Workbook): string[] {
  return workbook.sheets.flatMap((sheet) => {
    const grid = gridOf(sheet);
    for (const index of grid.rows.keys()) {
      const header = headerAt(grid, index, {}, null);
      if (header !== null) return header.columns.map((column) => column.heading);
    }
    return (likelyHeader(grid, {})?.columns ?? []).map((column) => column.heading);
  });
}

export function layoutKey(workbook: Workbook): string {
  return [...new Set(headingsOf(workbook).map(headingKey))].filter((heading) => heading !== "").sort().join("|");
}

/** The headings of rows that could head a table, for a file in which none is known. */
export function likelyHeadings(workbook: Workbook): UnknownHeading[] {
  return workbook.sheets.flatMap((sheet) => {
    const header = likelyHeader(gridOf(sheet), {});
    const below = sheet.rows.filter((row) => header !== null && row.number > header.bottom);
    return (header?.columns ?? []).map(({ column, heading }) => ({
      sheet: sheet.name,
      column: columnLetter(column),
      heading,
      examples: below.map((row) => row.cells.find((cell) => cell.column === column)?.text.trim() ?? "").filter((text) => text !== "").slice(0, 3),
    }));
  });
}

/** What fills mean, by heading and colour: sheets and columns may have other names in the next file. */
export type RememberedFills = Readonly<Record<string, Rag | null>>;

function rememberedKey(fill: FillProposal): string {
  return `${headingKey(fill.heading)}!${fill.rgb}`;
}

export function fillsToRemember(fills: readonly FillProposal[], meanings: Readonly<Record<string, Rag | null>>): RememberedFills {
  return Object.fromEntries(fills.flatMap((fill) => {
    const meaning = meanings[fillKey(fill)];
    return meaning === undefined ? [] : [[rememberedKey(fill), meaning]];
  }));
}

export function fillsRemembered(fills: readonly FillProposal[], remembered: RememberedFills): Record<string, Rag | null> {
  return Object.fromEntries(fills.flatMap((fill) => {
    const meaning = remembered[rememberedKey(fill)];
    return meaning === undefined ? [] : [[fillKey(fill), meaning]];
  }));
}
