/** What it takes to tell what the rows of our own sheets are: the reading as it stands, the record, and what was sent. */
import { formatCovers } from "~/domain/export/covers-cell";
import { answerOf, unsureName, type LikelyFinding, type UnsureRow } from "~/domain/import/unsure-row";
import { cellName } from "~/domain/import/cell-name";
import { labelOf } from "~/domain/import/compare-finding";
import { hold } from "~/domain/import/draft-reading";
import { cellIn } from "~/domain/import/grid";
import type { ImportOptions } from "~/domain/import/import-plan";
import { responseText, type OwnRow } from "~/domain/import/own/own-row";
import type { Place, Reading } from "~/domain/import/reading";
import type { SentOf } from "~/domain/import/three-way";
import type { ActionRecord, EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";

export type Identity = {
  reading: Reading;
  record: WholeRecord;
  options: ImportOptions;
  sentOf: SentOf;
  /** The rows of our own sheets by their names. */
  rows: ReadonlyMap<string, OwnRow>;
};

export function identityOf(reading: Reading, record: WholeRecord, options: ImportOptions, sentOf: SentOf): Identity {
  return { reading, record, options, sentOf, rows: new Map(reading.trace.ownRows.map((row) => [cellName(row.place), row])) };
}

export function rowAt({ rows }: Identity, place: Place): OwnRow | undefined {
  return rows.get(cellName({ ...place, column: null }));
}

function textIn({ cells }: OwnRow, column: number): string {
  return cellIn(cells, column)?.text.trim() ?? "";
}

/** Whether two rows say the same in every cell that both have and that is no copy. */
export function sayTheSame(one: OwnRow | undefined, other: OwnRow | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  for (const [name, { column }] of one.reader.byName) {
    const twin = other.reader.byName.get(name);
    if (twin !== undefined && textIn(one, column.column) !== textIn(other, twin.column.column)) return false;
  }
  return [...one.reader.texts.keys()].every((response) => !other.reader.texts.has(response) || responseText(one, response)?.value === responseText(other, response)?.value);
}

export function likelyFinding(finding: FindingRecord, likeness: number | null = null): LikelyFinding {
  return { reference: finding.reference, label: labelOf(finding), text: finding.text, likeness: likeness === null ? null : Math.round(likeness * 100) };
}

/** The entry by the findings it is about, with its number in each. */
export function likelyEntry({ links, place, text }: EntryRecord): LikelyFinding {
  const reference = formatCovers(links) ?? (place === "opening" ? "the opening comment" : "the entry under AOB");
  return { reference, label: reference, text, likeness: null };
}

export function likelyAction({ reference, text }: ActionRecord): LikelyFinding {
  return { reference, label: reference, text, likeness: null };
}

export type Doubt = Pick<UnsureRow, "thing" | "part" | "why" | "mayBeNew"> & { text: string | null; candidates: readonly LikelyFinding[] };

/** Lists a row of which somebody has to say what it is. Null where nobody has; then it is held back, for the reason where one is given. */
export function askAbout({ reading, options }: { reading: Pick<Reading, "unsure" | "heldBack">; options: Pick<ImportOptions, "sameAs"> }, place: Place, { text, ...doubt }: Doubt, reason: string | null): string | null {
  const row = { place: { ...place, column: null }, ...doubt, candidates: [...doubt.candidates], text: text ?? "" };
  const answer = answerOf(options, row);
  // What was in doubt for another reason before is one question on the page.
  const before = reading.unsure.findIndex((each) => unsureName(each) === unsureName(row));
  const [earlier] = before < 0 ? [] : reading.unsure.splice(before, 1);
  const others = earlier?.candidates.filter((each) => row.candidates.every((own) => own.reference !== each.reference)) ?? [];
  reading.unsure.push({ ...row, candidates: [...row.candidates, ...others], mayBeNew: row.mayBeNew || earlier?.mayBeNew === true, answer });
  if (answer === null && reason !== null) hold(reading, place, reason);
  return answer;
}

export function rowName({ sheet, row }: Place, beside: Place): string {
  return sheet === beside.sheet ? `row ${String(row)}` : `row ${String(row)} of ${sheet}`;
}

/** "row 5", "rows 5, 9 and 12". */
export function rowNames(places: readonly Place[], beside: Place): string {
  const names = places.map((place) => rowName(place, beside).replace(/^row /, ""));
  return names.length === 1 ? `row ${names[0] ?? ""}` : `rows ${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
