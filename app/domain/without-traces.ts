/** Takes out of what goes to a browser the counters that also count drafts: a gap in them would tell of one. */
import type { EntryRecord, FindingRecord, UpdateRecord } from "~/domain/record";

export function updateWithoutTraces(update: UpdateRecord): UpdateRecord {
  return { ...update, sequence: 0 };
}

export function entryWithoutTraces(entry: EntryRecord): EntryRecord {
  return { ...entry, position: 0, version: 0, links: entry.links.map((link) => ({ ...link, position: 0 })) };
}

export function findingWithoutTraces(finding: FindingRecord): FindingRecord {
  return {
    ...finding,
    version: 0,
    update: finding.update === null ? null : updateWithoutTraces(finding.update),
    entries: finding.entries.map(entryWithoutTraces),
  };
}
