/** Reads an Excel workbook (.xlsx, .xlsm) from its bytes. */
import type { Sheet, Workbook } from "~/domain/sheet";
import { defaultTheme, readTheme, type Theme } from "~/spreadsheet/colour.server";
import { openPackage, readLinked, relationsOf, requiredPart, type SheetPart } from "~/spreadsheet/open-package.server";
import { type ReadSoFar, readSheet } from "~/spreadsheet/read-sheet.server";
import { readSharedStrings } from "~/spreadsheet/shared-strings.server";
import { type CellStyle, readStyles } from "~/spreadsheet/styles.server";
import type { Zip } from "~/spreadsheet/zip.server";

/** `withoutResult`: so many formulas are known to have no stored result, and do not count as cells that cannot be read. */
export function readXlsx(bytes: Uint8Array, { withoutResult = 0 } = {}): Workbook {
  const { zip, relations, sheets, fromYear1904 } = openPackage(bytes);
  const theme = readLinked<Theme>(zip, relations, "theme", readTheme) ?? defaultTheme;
  const styles = readLinked(zip, relations, "styles", (part) => readStyles(part, theme)) ?? [];
  const strings = readLinked(zip, relations, "sharedStrings", readSharedStrings) ?? [];
  const count = { cells: 0, characters: 0, problems: -withoutResult };
  const read = sheets.map((sheet) => readOne(zip, sheet, { styles, strings, fromYear1904, count }));
  return { format: "xlsx", sheets: read, problems: read.flatMap((sheet) => sheet.problems) };
}

type Shared = { styles: readonly CellStyle[]; strings: readonly string[]; fromYear1904: boolean; count: ReadSoFar };

function readOne(zip: Zip, { name, state, part }: SheetPart, { styles, strings, fromYear1904, count }: Shared): Sheet {
  const links = relationsOf(zip, part).filter(({ kind }) => kind === "hyperlink");
  return readSheet({
    name,
    state,
    xml: requiredPart(zip, part),
    styles,
    surroundings: { strings, fromYear1904 },
    linkTargets: new Map(links.map(({ id, target }) => [id, target])),
    count,
  });
}
