/** Finds for rows that neither a key nor a number tells apart the findings whose texts they look like, among those nothing else claims. */
import { titleKey } from "~/domain/import/inspection-title";
import { likenessIndex, type Likely } from "~/domain/import/likeness";
import type { ReadingFinding } from "~/domain/import/reading";
import type { FindingRecord } from "~/domain/record";

export type LikelyRow = { row: ReadingFinding; text: string; likely: Likely<FindingRecord>[] };

/** The title of an inspection as a file writes it may be another wording of one that is known; not so where a person gave it. */
function mayBe(row: ReadingFinding, finding: FindingRecord, certain: ReadonlySet<string>): boolean {
  if (row.kind !== null && row.kind !== finding.kind) return false;
  const [theirs, ours] = [titleKey(row.inspection ?? ""), titleKey(finding.inspection?.title ?? "")];
  if (theirs !== ours && certain.has(theirs)) return false;
  return row.number === null || finding.number === null || (theirs !== ours && row.number.toLowerCase() === finding.number.toLowerCase());
}

/** `titles`: inspections that are certain to be themselves. The likeliest rows come first, so that the better of two that look like the same finding is looked at first. */
export function likelyFindings(rows: readonly ReadingFinding[], free: readonly FindingRecord[], titles: readonly string[]): LikelyRow[] {
  if (rows.length === 0 || free.length === 0) return [];
  const certain = new Set(titles.map(titleKey));
  const lookUp = likenessIndex(free, (finding) => finding.text);
  const found = rows.map((row): LikelyRow => ({ row, text: row.text ?? "", likely: lookUp(row.text ?? "").filter(({ item }) => mayBe(row, item, certain)) }));
  return found.filter(({ likely }) => likely.length > 0).sort((a, b) => (b.likely[0]?.likeness ?? 0) - (a.likely[0]?.likeness ?? 0));
}
