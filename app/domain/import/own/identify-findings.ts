/** Tells of each row of a finding in our own sheets whether its key, its reference and its text agree, and which of several it is. */
import { hold, notice } from "~/domain/import/draft-reading";
import { namedFinding } from "~/domain/import/match-findings";
import { dropFindings } from "~/domain/import/merge-repeated";
import { askAbout, likelyFinding, rowAt, rowName, sayTheSame, type Identity } from "~/domain/import/own/identity";
import { findAstray, rekeyByReference } from "~/domain/import/own/astray-sheets";
import { settleContest } from "~/domain/import/own/settle-contest";
import { weighRepeats } from "~/domain/import/own/weigh-repeats";
import type { ReadingFinding } from "~/domain/import/reading";
import { likenessIndex, textLikeness, type Likely } from "~/domain/import/likeness";
import { likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";
import { sentAt } from "~/domain/import/three-way";
import { follow } from "~/domain/import/trace";
import type { FindingRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

type Work = Identity & {
  named: (row: ReadingFinding) => FindingRecord | null;
  byReference: ReadonlyMap<string, FindingRecord>;
  /** The findings whose texts a text looks like, the likeliest first; made ready when one is looked for. */
  lookUp: (text: string) => Likely<FindingRecord>[];
  dropped: Set<string>;
};

function workOf(identity: Identity): Work {
  const { findings } = identity.record;
  let index: Work["lookUp"] | null = null;
  return {
    ...identity, named: namedFinding(identity.record), dropped: new Set(), byReference: new Map(findings.map((each) => [each.reference, each])),
    lookUp: (text) => (index ??= likenessIndex(findings, (finding) => finding.text))(text),
  };
}

function drop(work: Work, row: ReadingFinding, reason: string): void {
  hold(work.reading, row.place, reason);
  work.dropped.add(row.key);
}

/** Makes the row that of another finding, or of a new one, whatever its key says. */
export function rekey({ reading }: Pick<Identity, "reading">, row: ReadingFinding, finding: FindingRecord | null): void {
  const sent = reading.sent.get(row.place.sheet)?.rows;
  if (finding === null) {
    Object.assign(row, { mark: null, reference: null, saidNew: true });
    sent?.delete(row.place.row);
    return;
  }
  row.reference = finding.reference;
  if (row.mark === null) return;
  const rowId = rowIdOf("F", finding.sequence);
  row.mark = { ...row.mark, id: String(finding.sequence), rowId };
  sent?.set(row.place.row, { exportNumber: row.mark.exportNumber, rowId });
}

/** What the finding said when it was sent, else as it is here: what a row has to show to be the one that was sent. */
function wordsSent({ reading, sentOf }: Work, row: ReadingFinding, finding: FindingRecord): string {
  const place = row.locked.finding;
  return (place === undefined ? null : (sentAt(reading.sent, sentOf, place) ?? null)) ?? finding.text;
}

function hasItsWords(work: Work, row: ReadingFinding, finding: FindingRecord): boolean {
  return row.text === null || sameText(row.text, finding.text) || sameText(row.text, wordsSent(work, row, finding));
}

/** The other finding that the row shows by its reference or by its text; null where nothing in it disagrees. */
function otherShown(work: Work, row: ReadingFinding, finding: FindingRecord): { other: FindingRecord | null; reason: string } | null {
  const { reference } = row;
  if (row.mark !== null && reference !== null && reference !== finding.reference) {
    const reason = `The row shows ${reference}, but its hidden key is that of ${finding.reference}: it may have been sorted without its hidden column. Restore the reference, or say on the import page which it is.`;
    return { other: work.byReference.get(reference) ?? null, reason };
  }
  if (row.text === null || hasItsWords(work, row, finding)) return null;
  const [likeliest] = work.lookUp(row.text);
  const other = likeliest?.item;
  if (other !== undefined && other !== finding && likeliest !== undefined && likeliest.likeness > textLikeness(row.text, wordsSent(work, row, finding))) {
    const reason = `The row has the text of ${other.reference}${likeliest.likeness < 1 ? ", or one like it" : ""}, but its ${row.mark === null ? "reference is" : "reference and hidden key are"} that of ${finding.reference}: it may have been sorted without its first columns. Put the row together again, or say on the import page which it is.`;
    return { other, reason };
  }
  if (row.mark !== null || likeness(row.text, finding.text) >= STILL_THE_SAME) return null;
  return { other: null, reason: `The row has no hidden key, and shows ${finding.reference} with quite another text. Correct the reference, or empty it to add the row as a new finding.` };
}

function settle(work: Work, row: ReadingFinding, astray: ReadonlySet<string>): void {
  const finding = work.named(row);
  if (finding === null) return;
  const shown = otherShown(work, row, finding);
  if (shown === null) return;
  if (astray.has(row.place.sheet)) {
    drop(work, row, shown.reason);
    return;
  }
  const candidates = [...(shown.other === null ? [] : [shown.other]), finding];
  const answer = askAbout(work, row.place, { why: "disagrees", text: row.text, candidates: candidates.map((each) => likelyFinding(each)), mayBeNew: shown.other === null }, shown.reason);
  if (answer === null) work.dropped.add(row.key);
  else rekey(work, row, candidates.find((each) => each.reference === answer) ?? null);
}

/** A copy in which another finding was written: a new one, where a person says so. */
function askAboutCopy(work: Work, row: ReadingFinding, finding: FindingRecord, original: string): void {
  const reason = `The row is a copy of ${original} with another finding in it. To add it as a new finding, say so on the import page, or empty its reference and its hidden key and import the file again.`;
  const answer = askAbout(work, row.place, { why: "copy", text: row.text, candidates: [], mayBeNew: true }, reason);
  if (answer === null) work.dropped.add(row.key);
  else becomeNew(work, row, finding);
}

/** A number that was copied with the row is still the other finding’s. */
function becomeNew(work: Work, row: ReadingFinding, finding: FindingRecord): void {
  rekey(work, row, null);
  if (row.number === finding.number) row.number = null;
}

/** Rows of one finding. Those with their key come first: of them it is known what was sent. */
function settleRepeats(work: Work, all: readonly ReadingFinding[], finding: FindingRecord): void {
  const rows = [...all.filter((row) => row.mark !== null), ...all.filter((row) => row.mark === null)];
  const { keep, repeats, copies, contested } = weighRepeats(rows, {
    asSent: (row) => hasItsWords(work, row, finding),
    equal: (one, other) => sayTheSame(rowAt(work, one.place), rowAt(work, other.place)),
  });
  for (const row of repeats) {
    if (keep === null) continue;
    notice(work.reading, `${row.place.sheet}, row ${String(row.place.row)} repeats ${rowName(keep.place, row.place)}. It is taken once.`);
    follow(work.reading.trace, row.place, keep.place);
    work.dropped.add(row.key);
  }
  const altered = contested.every((row) => !hasItsWords(work, row, finding));
  const contest = { thing: "finding", name: finding.reference, candidate: likelyFinding(finding), mayBeNew: () => altered, becomeNew: (row: ReadingFinding) => { becomeNew(work, row, finding); } } as const;
  for (const row of settleContest(work, contested, contest)) work.dropped.add(row.key);
  const original = keep ?? contested[0];
  for (const row of copies) askAboutCopy(work, row, finding, original === undefined ? finding.reference : rowName(original.place, row.place));
}

/** The sheet of further details says other things of a finding than the tracker, so its rows repeat only one another. */
function repeatsOf(work: Work): { rows: ReadingFinding[]; finding: FindingRecord }[] {
  const groups = new Map<string, { rows: ReadingFinding[]; finding: FindingRecord }>();
  for (const row of work.reading.findings) {
    const finding = work.dropped.has(row.key) || row.saidNew === true ? null : work.named(row);
    if (finding === null) continue;
    const key = `${row.details === null ? "row" : "details"} ${finding.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rows: [row], finding });
    else group.rows.push(row);
  }
  return [...groups.values()].filter(({ rows }) => rows.length > 1);
}

function sayKeyless(work: Work): void {
  const known = work.reading.findings.filter((row) => row.mark === null && !work.dropped.has(row.key) && work.named(row) !== null);
  const [first] = known;
  if (first === undefined) return;
  const which = known.length === 1 ? `${first.place.sheet}, row ${String(first.place.row)} has` : `${String(known.length)} rows have`;
  notice(work.reading, `${which} no hidden key and ${known.length === 1 ? "is" : "are"} known by the reference shown: every difference is listed, whoever made it, because it is not known what was sent there.`);
}

export function identifyFindings(identity: Identity): void {
  const work = workOf(identity);
  const { reading } = work;
  // The references of another installation's file are its own.
  const ours = reading.sent.size > 0 || reading.findings.every((row) => row.mark === null);
  if (!ours) for (const row of reading.findings) if (row.mark === null) row.reference = null;
  const shown = reading.findings.map((row) => ({ row, finding: row.mark === null ? null : work.named(row) }));
  const astray = findAstray(work, shown.flatMap(({ row, finding }) => (finding === null || row.reference === null ? [] : [{ sheet: row.place.sheet, agrees: row.reference === finding.reference }])));
  for (const row of reading.findings) {
    const exportNumber = astray.matched.get(row.place.sheet);
    if (exportNumber !== undefined && row.mark?.ours === true) {
      const refused = rekeyByReference(reading, row, { byReference: work.byReference, exportNumber });
      if (refused !== null) drop(work, row, refused);
    }
  }
  for (const row of reading.findings) if (!work.dropped.has(row.key)) settle(work, row, astray.held);
  for (const { rows, finding } of repeatsOf(work)) settleRepeats(work, rows, finding);
  sayKeyless(work);
  dropFindings(reading, work.dropped);
}
