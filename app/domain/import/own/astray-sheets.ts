/** Finds the sheets that were sorted without their hidden column, and lets their rows be known by the references they show. */
import { notice } from "~/domain/import/draft-reading";
import type { Identity } from "~/domain/import/own/identity";
import type { Reading, ReadingFinding } from "~/domain/import/reading";
import type { FindingRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

export type Shown = { sheet: string; agrees: boolean };

/** More rows than this that disagree are no slip, and neither is half of a sheet. */
const SLIPS = 3;

/** By the names of sheets: those that wait for a person’s word; and those to be matched by reference, each with the one export its rows are of, or null. */
export type Astray = { held: ReadonlySet<string>; matched: ReadonlyMap<string, number | null> };

export function findAstray({ reading, options }: Pick<Identity, "reading" | "options">, rows: readonly Shown[]): Astray {
  const counts = new Map<string, { all: number; astray: number }>();
  for (const { sheet, agrees } of rows) {
    const count = counts.get(sheet) ?? { all: 0, astray: 0 };
    counts.set(sheet, { all: count.all + 1, astray: count.astray + (agrees ? 0 : 1) });
  }
  const [held, matched] = [new Set<string>(), new Map<string, number | null>()];
  for (const [sheet, { all, astray }] of counts) {
    if (astray === 0) continue;
    const byReference = options.byReference === "all" || options.byReference?.includes(sheet) === true;
    const many = astray > SLIPS || (astray > 1 && 2 * astray >= all);
    if (!byReference && !many) continue;
    if (byReference) matched.set(sheet, exportOf(reading, sheet));
    else held.add(sheet);
    reading.astray.push({ sheet, rows: astray, byReference });
    notice(reading, byReference
      ? `${sheet}: ${String(astray)} rows show another reference than their hidden key. The sheet is matched by the references shown, as decided.`
      : `${String(astray)} rows of ${sheet} show another reference than their hidden key: the sheet was sorted without its hidden column. Sort it again with all its columns, export it again, or have it matched by the references shown: on the import page, or with --by-reference.`);
  }
  return { held, matched };
}

/** The one export that the rows of a sheet are of; null where there are several. */
function exportOf(reading: Reading, sheet: string): number | null {
  const numbers = new Set([...(reading.sent.get(sheet)?.rows.values() ?? [])].map((each) => each.exportNumber));
  const [only] = numbers;
  return numbers.size === 1 && only !== undefined ? only : null;
}

/** Gives the row the key of the finding it shows: the one export sent that too. Returns why it cannot. */
export function rekeyByReference(reading: Reading, row: ReadingFinding, { byReference, exportNumber }: { byReference: ReadonlyMap<string, FindingRecord>; exportNumber: number | null }): string | null {
  if (row.mark === null) return null;
  if (row.reference === null) return "The sheet is matched by the references shown, and the row shows none. Write it, and import the file again.";
  const finding = byReference.get(row.reference);
  if (finding === undefined) return `There is no finding ${row.reference} here. Correct the reference, or empty it with its hidden key to add the row as a new finding.`;
  const rowId = rowIdOf("F", finding.sequence);
  const sent = reading.sent.get(row.place.sheet)?.rows;
  if (exportNumber === null) sent?.delete(row.place.row);
  else sent?.set(row.place.row, { exportNumber, rowId });
  row.mark = { ...row.mark, id: String(finding.sequence), rowId };
  return null;
}
