/** Tells of each row of Questions and responses whether its key and the findings it shows agree, and which of several it is. */
import { formatCovers, readCovers } from "~/domain/export/covers-cell";
import { hold, notice } from "~/domain/import/draft-reading";
import { findAstray } from "~/domain/import/own/astray-sheets";
import { askAbout, likelyEntry, rowAt, rowName, sayTheSame, type Identity } from "~/domain/import/own/identity";
import { valueOf } from "~/domain/import/own/own-row";
import { settleContest } from "~/domain/import/own/settle-contest";
import { weighRepeats } from "~/domain/import/own/weigh-repeats";
import type { Reading, ReadingEntry } from "~/domain/import/reading";
import { sameText } from "~/domain/import/same-text";
import { sentValue } from "~/domain/export/sent";
import { follow } from "~/domain/import/trace";
import type { EntryRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

type Work = Identity & {
  byId: ReadonlyMap<string, EntryRecord>;
  /** Entries by the findings they are about, with the number in each: several where they have none. */
  byCovers: ReadonlyMap<string, EntryRecord[]>;
  dropped: Set<ReadingEntry>;
};

function workOf(identity: Identity): Work {
  const entries = [...new Set([...identity.record.findings.flatMap((finding) => finding.entries), ...identity.record.meetingEntries])];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byCovers = new Map<string, EntryRecord[]>();
  for (const entry of byId.values()) {
    const covers = formatCovers(entry.links) ?? "";
    byCovers.set(covers, [...(byCovers.get(covers) ?? []), entry]);
  }
  return { ...identity, byId, byCovers, dropped: new Set() };
}

function drop({ reading, dropped }: Work, row: ReadingEntry, reason: string): void {
  hold(reading, row.place, reason);
  dropped.add(row);
}

/** The findings a row shows, written as they are sent out; null where it shows none that can be read. */
function coversShown(work: Work, row: ReadingEntry): string | null {
  const source = rowAt(work, row.place);
  const covers = readCovers((source === undefined ? null : valueOf(source, "findings")) ?? "");
  return covers.ok ? formatCovers(covers.value) : null;
}

/** What stood under Findings when the row was sent, else what would stand there now. */
function coversSent({ sentOf }: Work, row: ReadingEntry, entry: EntryRecord): string | null {
  const sent = row.mark === null ? null : sentOf(row.mark.exportNumber);
  const value = sent === null || row.mark === null ? undefined : sentValue(sent, { sheet: "entries", rowId: row.mark.rowId, column: "findings" });
  return value === undefined ? formatCovers(entry.links) : value;
}

function entryOf({ byId }: Work, row: ReadingEntry): EntryRecord | undefined {
  return row.mark?.ours === true ? byId.get(row.mark.id) : undefined;
}

/** The other entry whose findings the row shows; null where the row shows its own, or what is nobody's. */
function otherShown(work: Work, row: ReadingEntry, entry: EntryRecord): EntryRecord | null {
  const shown = coversShown(work, row);
  if (shown === null || shown === coversSent(work, row, entry) || shown === formatCovers(entry.links)) return null;
  const others = work.byCovers.get(shown) ?? [];
  return others.find((each) => sameText(each.text, row.text)) ?? (shown.includes("Q") ? (others[0] ?? null) : null);
}

function rekey({ reading }: Identity, row: ReadingEntry, entry: EntryRecord, exportNumber: number | null): void {
  const rowId = rowIdOf("Q", entry.id);
  const sent = reading.sent.get(row.place.sheet)?.rows;
  if (exportNumber === null) sent?.delete(row.place.row);
  else sent?.set(row.place.row, { exportNumber, rowId });
  if (row.mark !== null) row.mark = { ...row.mark, id: entry.id, rowId };
}

/** A copy in which another question was written. */
function becomeNew({ reading }: Identity, row: ReadingEntry): void {
  Object.assign(row, { mark: null, saidNew: true });
  reading.sent.get(row.place.sheet)?.rows.delete(row.place.row);
}

/** Gives the row the key of the entry it shows. Returns why it cannot. */
function rekeyByCovers(work: Work, row: ReadingEntry, exportNumber: number | null): string | null {
  const shown = coversShown(work, row);
  const those = work.byCovers.get(shown ?? "") ?? [];
  const exact = those.filter((each) => sameText(each.text, row.text));
  const [only, ...more] = exact.length > 0 ? exact : those;
  if (only === undefined || more.length > 0) return "The sheet is matched by the findings shown, and this row does not show which question it is. Sort the sheet again with all its columns, or export it again.";
  rekey(work, row, only, exportNumber);
  return null;
}

/** The row shows another question than its hidden key says. */
function settleShown(work: Work, row: ReadingEntry, entry: EntryRecord, other: EntryRecord): void {
  const candidates = [other, entry];
  const reason = `The row shows ${formatCovers(other.links) ?? ""}, but its hidden key is that of ${formatCovers(entry.links) ?? "another question"}: it may have been sorted without its hidden column. Restore the row, or say on the import page which it is.`;
  const answer = askAbout(work, row.place, { thing: "entry", why: "disagrees", text: row.text, candidates: candidates.map(likelyEntry), mayBeNew: false }, reason);
  const chosen = candidates.find((each) => likelyEntry(each).reference === answer);
  if (chosen === undefined) work.dropped.add(row);
  else rekey(work, row, chosen, row.mark?.exportNumber ?? null);
}

const ASTRAY = "The row shows another question than its hidden key says: the sheet was sorted without its hidden column.";

function settleAstray(work: Work): void {
  const { reading } = work;
  const shown = reading.entries.flatMap((row) => { const entry = entryOf(work, row); return entry === undefined ? [] : [{ row, entry, other: otherShown(work, row, entry) }]; });
  const astray = findAstray(work, shown.map(({ row, other }) => ({ sheet: row.place.sheet, agrees: other === null })));
  for (const { row, entry, other } of shown) {
    const exportNumber = astray.matched.get(row.place.sheet);
    if (exportNumber !== undefined) {
      const refused = rekeyByCovers(work, row, exportNumber);
      if (refused !== null) drop(work, row, refused);
    } else if (other !== null && astray.held.has(row.place.sheet)) drop(work, row, ASTRAY);
    else if (other !== null) settleShown(work, row, entry, other);
  }
}

/** A row without a key that says what a row with a key says is a copy of it, not another question. */
function isShownBy(work: Work, row: ReadingEntry): EntryRecord | undefined {
  if (row.mark !== null || row.source === null) return undefined;
  return work.byCovers.get(coversShown(work, row) ?? "–")?.find((each) => sameText(each.text, row.text));
}

/** A copy about other findings: a new question, where a person says so. */
function askAboutCopy(work: Work, row: ReadingEntry, original: string): void {
  const reason = `The row is a copy of ${original} about other findings. To ask it as a new question, say so on the import page, or empty its hidden key and import the file again.`;
  const answer = askAbout(work, row.place, { thing: "entry", why: "copy", text: row.text, candidates: [], mayBeNew: true }, reason);
  if (answer === null) work.dropped.add(row);
  else becomeNew(work, row);
}

function settleRepeats(work: Work): void {
  const groups = new Map<string, { rows: ReadingEntry[]; entry: EntryRecord }>();
  // Those with their key come first: of them it is known what was sent.
  for (const row of [...work.reading.entries.filter((each) => each.mark !== null), ...work.reading.entries.filter((each) => each.mark === null)]) {
    const entry = work.dropped.has(row) ? undefined : (entryOf(work, row) ?? isShownBy(work, row));
    if (entry === undefined) continue;
    const group = groups.get(entry.id);
    if (group === undefined) groups.set(entry.id, { rows: [row], entry });
    else group.rows.push(row);
  }
  for (const { rows, entry } of groups.values()) {
    if (rows.length < 2) continue;
    const { keep, repeats, copies, contested } = weighRepeats(rows, {
      asSent: (row) => coversShown(work, row) === coversSent(work, row, entry),
      equal: (one, other) => sayTheSame(rowAt(work, one.place), rowAt(work, other.place)),
    });
    for (const row of repeats) {
      if (keep === null) continue;
      notice(work.reading, `${row.place.sheet}, row ${String(row.place.row)} repeats ${rowName(keep.place, row.place)}. It is taken once.`);
      follow(work.reading.trace, row.place, keep.place);
      work.dropped.add(row);
    }
    const original = keep ?? contested[0];
    for (const row of copies) askAboutCopy(work, row, original === undefined ? "another question" : rowName(original.place, row.place));
    const contest = { thing: "entry", name: "The same question", candidate: likelyEntry(entry), mayBeNew: (row: ReadingEntry) => row.mark !== null && !sameText(row.text, entry.text), becomeNew: (row: ReadingEntry) => { becomeNew(work, row); } } as const;
    for (const row of settleContest(work, contested, contest)) work.dropped.add(row);
  }
}

function without(reading: Reading, dropped: ReadonlySet<ReadingEntry>): void {
  if (dropped.size > 0) reading.entries = reading.entries.filter((entry) => !dropped.has(entry));
}

/** Rows with their key come first, so that no row without one is taken for what they are. */
export function identifyEntries(identity: Identity): void {
  const work = workOf(identity);
  settleAstray(work);
  settleRepeats(work);
  without(identity.reading, work.dropped);
  const { entries } = identity.reading;
  identity.reading.entries = [...entries.filter((entry) => entry.mark !== null), ...entries.filter((entry) => entry.mark === null)];
}
