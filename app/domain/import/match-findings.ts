/** Finds for each finding of a file the one in the record that it is, or decides that it is new, or holds it back. */
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { cellName } from "~/domain/import/cell-name";
import { recordValue } from "~/domain/import/compare-finding";
import { hold, notice } from "~/domain/import/draft-reading";
import type { ImportOptions } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { CLEARLY_BETTER } from "~/domain/import/likeness";
import { likelyFindings } from "~/domain/import/likely-findings";
import { dropFindings } from "~/domain/import/merge-repeated";
import { askAbout, likelyFinding, type Doubt } from "~/domain/import/own/identity";
import { mark } from "~/domain/import/trace";
import { DETAIL_KEYS, FIELD_KEYS, type Reading, type ReadingFinding } from "~/domain/import/reading";
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

/** A key of ours whose finding is not here. */
function lostKey(row: ReadingFinding): string {
  return `Its key names the finding F-${row.mark?.id.padStart(4, "0") ?? ""}, which is not in this database. Empty the key and the reference to add the row as a new finding.`;
}

const OF_ANOTHER = "The row was exported by another installation, so its key does not say which finding it is here.";

/** Whether a row says nothing of a finding that the record does not say. */
function saysNothingElse(row: ReadingFinding, finding: FindingRecord): boolean {
  return [...FIELD_KEYS, ...DETAIL_KEYS].every((key) => { const cell = row.fields[key]; return cell?.value == null || cell.value === recordValue(finding, key); });
}

type Work = {
  reading: Reading;
  options: MatchOptions;
  matches: Map<string, FindingRecord>;
  taken: Set<string>;
  dropped: Set<string>;
};

function take({ matches, taken }: Work, row: ReadingFinding, finding: FindingRecord): void {
  matches.set(row.key, finding);
  taken.add(finding.id);
}

function refuse({ reading, dropped }: Work, row: ReadingFinding, reason: string): void {
  hold(reading, row.place, reason);
  dropped.add(row.key);
}

/** Takes the row as what a person said it is, and holds it back until somebody has. */
function ask(work: Work, row: ReadingFinding, doubt: Doubt & { found: readonly FindingRecord[] }, reason: string): void {
  const { found, ...asked } = doubt;
  const answer = askAbout(work, row.place, asked, reason);
  const finding = found.find((each) => each.reference === answer);
  if (answer === null) work.dropped.add(row.key);
  else if (finding !== undefined && work.taken.has(finding.id)) refuse(work, row, `${finding.reference} stands in another row of the file already. Say on the import page which of the two it is.`);
  else if (finding !== undefined && asked.why === "likeness") takeByText(work, row, finding);
  else if (finding !== undefined) take(work, row, finding);
}

/** Its words told which finding it is, so they are not held against it once more. */
function takeByText(work: Work, row: ReadingFinding, finding: FindingRecord): void {
  take(work, row, finding);
  if (row.text === null || sameText(row.text, finding.text)) return;
  mark(work.reading.trace, row.locked.finding ?? row.place, "identity", `It says which finding the row is; the text of ${finding.reference} stays as it is.`);
  row.text = null;
}

function matchOther(work: Work, row: ReadingFinding, verdict: Verdict, isNew: boolean): void {
  const found = verdict !== null && "finding" in verdict ? verdict.finding : null;
  if (found !== null && (saysNothingElse(row, found) || work.options.likely === true)) take(work, row, found);
  else if (found === null && isNew) return;
  else {
    const like = found === null ? "Nothing here is like it: say on the import page that it is new, or delete the hidden column Key to add such rows as new findings." : `By its number or text it is ${found.reference}: say so on the import page, or with --likely.`;
    ask(work, row, { why: "elsewhere", text: row.text, candidates: found === null ? [] : [likelyFinding(found)], mayBeNew: row.text !== null, found: found === null ? [] : [found] }, `${OF_ANOTHER} ${like}`);
  }
}

/** A row without a key that shows a reference nobody has. */
function matchUnknown(work: Work, row: ReadingFinding, verdict: Verdict): void {
  const reference = row.reference ?? "";
  if (verdict !== null && "finding" in verdict) {
    const { finding } = verdict;
    ask(work, row, { why: "disagrees", text: row.text, candidates: [likelyFinding(finding)], mayBeNew: true, found: [finding] },
      `There is no finding ${reference} here; by its number or text the row is ${finding.reference}. Correct the reference, or say on the import page which it is.`);
  } else if (row.text === null) refuse(work, row, `There is no finding ${reference} here. Correct the reference and import the file again.`);
  else notice(work.reading, `${row.place.sheet}, row ${String(row.place.row)}: there is no finding ${reference} here. The row is taken as a new finding, and is given a reference of its own.`);
}

type NumberedRow = { row: ReadingFinding; finding: FindingRecord };

/** Of rows of an export that lost both their key and their reference. */
function sayByNumber(reading: Reading, rows: readonly NumberedRow[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const { place, number } = first.row;
  const by = number === null ? "text" : "number";
  const which = rows.length === 1
    ? `${place.sheet}, row ${String(place.row)} has neither a hidden key nor a reference, and is taken as ${first.finding.reference} by its ${by}`
    : `${String(rows.length)} rows have neither a hidden key nor a reference, and are known by their number or text`;
  notice(reading, `${which}: every difference is listed, whoever made it, because it is not known what was sent there.`);
}

export type MatchOptions = Pick<ImportOptions, "sameAs" | "likely"> & { inspection?: string | null };

/** Rows that cannot be decided are held back and leave the reading. */
export function matchFindings(reading: Reading, record: WholeRecord, options: MatchOptions = {}): Matches {
  const named = namedFinding(record);
  let built: Index | null = null;
  const index = (): Index => (built ??= indexOf(record));
  const work: Work = { reading, options, matches: new Map(), taken: new Set(), dropped: new Set() };
  const others: ReadingFinding[] = [];
  for (const row of reading.findings) {
    const found = named(row);
    if (found !== null && row.details !== null) work.matches.set(row.key, found);
    else if (found !== null) take(work, row, found);
    else if (row.mark?.ours === true) refuse(work, row, lostKey(row));
    else if (row.saidNew !== true) others.push(row);
  }
  const without: ReadingFinding[] = [];
  const byNumber: NumberedRow[] = [];
  for (const row of others) {
    const verdict = byContent(row, index(), work.taken);
    if (verdict !== null && "refused" in verdict) refuse(work, row, verdict.refused);
    else if (row.mark !== null) matchOther(work, row, verdict, record.findings.length === 0);
    else if (row.reference !== null) matchUnknown(work, row, verdict);
    else if (verdict !== null) {
      take(work, row, verdict.finding);
      if (reading.marked) byNumber.push({ row, finding: verdict.finding });
    }
    else if (row.text === null) refuse(work, row, "The row has no text of a finding, and no finding here has its number. Write the finding beside it and import the file again.");
    else without.push(row);
  }
  sayByNumber(reading, byNumber);
  const titles = [...record.inspections.map((each) => each.title), ...(options.inspection == null ? [] : [options.inspection])];
  for (const { row, text, likely } of likelyFindings(without, record.findings.filter((each) => !work.taken.has(each.id)), titles)) {
    const [best, second] = likely;
    if (best === undefined) continue;
    const clear = second === undefined || best.likeness - second.likeness >= CLEARLY_BETTER;
    if (options.likely === true && clear && options.sameAs?.[cellName(row.place)] === undefined && !work.taken.has(best.item.id)) {
      notice(reading, `${row.place.sheet}, row ${String(row.place.row)} looks like ${best.item.reference} (${percent(best.likeness)}), and is taken as it.`);
      takeByText(work, row, best.item);
      continue;
    }
    const shown = clear ? [best] : likely.slice(0, MOST_SHOWN);
    ask(work, row, { why: "likeness", text, candidates: shown.map(({ item, likeness: share }) => likelyFinding(item, share)), mayBeNew: true, found: shown.map(({ item }) => item) },
      `The row looks like ${shown.map(({ item, likeness: share }) => `${item.reference} (${percent(share)})`).join(" or ")}. Say on the import page which it is, or that it is new${clear ? "; or take it as that with --likely" : ""}.`);
  }
  dropFindings(reading, work.dropped);
  return work.matches;
}

const MOST_SHOWN = 3;

function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
