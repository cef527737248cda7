/** Finds for each finding of a file the one in the record that it is, or decides that it is new, or holds it back. */
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { hold, notice } from "~/domain/import/draft-reading";
import { titleKey } from "~/domain/import/inspection-title";
import { dropFindings } from "~/domain/import/merge-repeated";
import type { Reading, ReadingFinding } from "~/domain/import/reading";
import { flatText, likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";

/** By the key in the reading: the finding of the record. A finding of the reading that is absent is new. */
export type Matches = ReadonlyMap<string, FindingRecord>;

/** The finding of the record that the row's own key or reference names. */
export function namedFinding(record: WholeRecord): (finding: ReadingFinding) => FindingRecord | null {
  const bySequence = new Map(record.findings.map((each) => [String(each.sequence), each]));
  const byReference = new Map(record.findings.map((each) => [each.reference, each]));
  return (finding) => {
    if (finding.mark !== null) return finding.mark.ours ? (bySequence.get(finding.mark.id) ?? null) : null;
    return finding.reference === null ? null : (byReference.get(finding.reference) ?? null);
  };
}

type Index = { byNumber: Map<string, FindingRecord[]>; byTheirs: Map<string, FindingRecord[]>; byText: Map<string, FindingRecord[]> };

function push(map: Map<string, FindingRecord[]>, key: string, finding: FindingRecord): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [finding]);
  else list.push(finding);
}

function indexOf(record: WholeRecord): Index {
  const index: Index = { byNumber: new Map(), byTheirs: new Map(), byText: new Map() };
  for (const finding of record.findings) {
    const inspection = titleKey(finding.inspection?.title ?? "");
    if (finding.number !== null) push(index.byNumber, `${inspection} ${finding.number.toLowerCase()}`, finding);
    if (finding.theirReference !== null) push(index.byTheirs, `${inspection} ${finding.theirReference}`, finding);
    push(index.byText, `${inspection} ${flatText(finding.text)}`, finding);
    push(index.byText, `any ${flatText(finding.text)}`, finding);
  }
  return index;
}

type Verdict = { finding: FindingRecord } | { refused: string } | null;

/** Somebody's own row, or one of another installation: by number, then by their reference, then by its exact text. */
function byContent(row: ReadingFinding, index: Index, taken: ReadonlySet<string>): Verdict {
  const inspection = titleKey(row.inspection ?? "");
  const free = (list: FindingRecord[] | undefined) => (list ?? []).filter((each) => !taken.has(each.id));
  const fits = (each: FindingRecord) => row.kind === null || row.kind === each.kind;
  if (row.number !== null) {
    const same = free(index.byNumber.get(`${inspection} ${row.number.toLowerCase()}`)).filter(fits);
    const exact = same.find((each) => row.text !== null && sameText(each.text, row.text));
    const found = exact ?? same[0];
    if (found !== undefined) {
      if (row.text === null || likeness(found.text, row.text) >= STILL_THE_SAME) return { finding: found };
      return { refused: `${row.number} of ${row.inspection ?? "no inspection"} is already recorded as ${found.reference}, with quite another text. Correct the number or the inspection and import the file again.` };
    }
  }
  if (row.theirReference !== null) {
    const found = free(index.byTheirs.get(`${inspection} ${row.theirReference}`)).filter((each) => fits(each) && (row.number === null || each.number === null || row.number === each.number));
    const [only] = found;
    if (found.length === 1 && only !== undefined && (row.text === null || likeness(only.text, row.text) >= STILL_THE_SAME)) return { finding: only };
  }
  if (row.text === null) return null;
  const exact = free(index.byText.get(`${row.inspection === null ? "any" : inspection} ${flatText(row.text)}`)).filter((each) => fits(each) && (row.number === null || each.number === null || row.number === each.number));
  return exact[0] === undefined ? null : { finding: exact[0] };
}

function byMark(row: ReadingFinding, named: (row: ReadingFinding) => FindingRecord | null): Verdict {
  const found = named(row);
  if (row.mark !== null && found === null) return { refused: `Its key names the finding F-${row.mark.id.padStart(4, "0")}, which is not in this database. Empty the key and the reference to add the row as a new finding.` };
  if (found === null) return { refused: `There is no finding ${row.reference ?? ""} here. Empty the reference to add the row as a new finding, or correct it.` };
  if (row.mark !== null && row.reference !== null && row.reference !== found.reference) {
    return { refused: `The row shows ${row.reference}, but its hidden key is that of ${found.reference}: it may have been sorted without its hidden column. Restore the reference, or export again.` };
  }
  return { finding: found };
}

/** Rows that cannot be decided are held back and leave the reading. */
export function matchFindings(reading: Reading, record: WholeRecord): Matches {
  const named = namedFinding(record);
  let built: Index | null = null;
  const index = (): Index => (built ??= indexOf(record));
  const matches = new Map<string, FindingRecord>();
  const taken = new Set<string>();
  const dropped = new Set<string>();
  const take = (row: ReadingFinding, verdict: Verdict) => {
    if (verdict === null) return;
    if ("refused" in verdict) {
      hold(reading, row.place, verdict.refused);
      dropped.add(row.key);
    } else {
      matches.set(row.key, verdict.finding);
      taken.add(verdict.finding.id);
    }
  };
  const isNamed = (row: ReadingFinding) => row.mark?.ours === true || (row.mark === null && row.reference !== null);
  for (const row of reading.findings) if (isNamed(row)) take(row, byMark(row, named));
  for (const row of reading.findings) {
    if (isNamed(row)) continue;
    const verdict = byContent(row, index(), taken);
    if (verdict === null && row.mark !== null && record.findings.length > 0) {
      take(row, { refused: "The row was exported by another installation, and nothing here is like it. Delete the hidden column Key to add such rows as new findings." });
    } else if (verdict === null && row.text === null) {
      take(row, { refused: "The row has no text of a finding, and no finding here has its number. Write the finding beside it and import the file again." });
    } else {
      take(row, verdict);
    }
  }
  dropFindings(reading, dropped);
  const sorted = reading.heldBack.filter((held) => held.reason.includes("sorted without its hidden column")).length;
  if (sorted > 3) notice(reading, `${String(sorted)} rows show another reference than their hidden key: the sheet was sorted without its hidden column. Sort it again with all its columns, or export it again.`);
  return matches;
}
