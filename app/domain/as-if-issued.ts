/** The record as it would be once certain entries were issued: what a preview is made of, and the numbers they would get. */
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { getsNumber } from "~/domain/entry-rules";
import { linksFollowedUp } from "~/domain/follow-up";
import type { EntryRecord, FindingRecord } from "~/domain/record";

/** `dueOn` null and `meetingId` undefined leave what each entry has. */
export type IssueTerms = { dueOn: CalendarDate | null; meetingId?: string | null };

type Issue = IssueTerms & { ids: readonly string[]; now: Instant };

function everyEntry(findings: readonly FindingRecord[]): EntryRecord[] {
  return [...new Map(findings.flatMap((finding) => finding.entries).map((entry) => [entry.id, entry])).values()];
}

/** The greatest number beside each finding. */
function greatestNumbers(entries: readonly EntryRecord[]): Map<string, number> {
  const greatest = new Map<string, number>();
  for (const { findingId, number } of entries.flatMap((entry) => entry.links)) greatest.set(findingId, Math.max(greatest.get(findingId) ?? 0, number ?? 0));
  return greatest;
}

/** The entries of `ids` as the issue would make them, in that order; what is issued already, or not there, is left out. */
export function entriesAsIfIssued(findings: readonly FindingRecord[], { ids, now, dueOn, meetingId }: Issue): EntryRecord[] {
  const entries = everyEntry(findings);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const greatest = greatestNumbers(entries);
  return [...new Set(ids)].flatMap((id) => {
    const entry = byId.get(id);
    if (entry === undefined || isIssued(entry.state)) return [];
    const links = entry.links.map((link) => {
      if (!getsNumber(entry)) return { ...link, number: null };
      const number = (greatest.get(link.findingId) ?? 0) + 1;
      greatest.set(link.findingId, number);
      return { ...link, number };
    });
    return [{
      ...entry, state: "issued" as const, issuedAt: now, version: 1, links,
      dueOn: dueOn ?? entry.dueOn, meetingId: meetingId === undefined ? entry.meetingId : meetingId,
    }];
  });
}

/** A question as it would be once these were issued: closed where one of them takes it up. */
function asIfFollowedUp(entry: EntryRecord, issued: readonly EntryRecord[]): EntryRecord {
  const followed = new Set(issued.flatMap((each) => linksFollowedUp(entry, each)));
  if (followed.size === 0) return entry;
  const links = entry.links.map((link) => (followed.has(link) ? { ...link, closure: "follow-up-asked" as const } : link));
  return { ...entry, links, state: links.every((link) => link.closure !== null) ? "closed" : entry.state };
}

/** The findings with those entries in the place of the drafts: in the order they would stand beside each. */
export function findingsAsIfIssued(findings: readonly FindingRecord[], issue: Issue): FindingRecord[] {
  const entries = entriesAsIfIssued(findings, issue);
  const issued = new Map(entries.map((entry, index) => [entry.id, { entry, index }]));
  return findings.map((finding) => {
    const before = finding.entries.filter((entry) => !issued.has(entry.id)).map((entry) => asIfFollowedUp(entry, entries));
    const added = finding.entries.flatMap((entry) => issued.get(entry.id) ?? []).sort((a, b) => a.index - b.index).map(({ entry }) => entry);
    if (added.length === 0) return finding;
    const numbered = (entry: EntryRecord) => getsNumber(entry) && isIssued(entry.state);
    return { ...finding, entries: [...before.filter(numbered), ...added.filter(numbered), ...before.filter((entry) => !numbered(entry)), ...added.filter((entry) => !numbered(entry))] };
  });
}
