/** Lines the entries of a finding up as a conversation: each follow-up under the response it takes up. */
import type { EntryRecord } from "~/domain/record";

export type ThreadItem = { entry: EntryRecord; followUps: ThreadItem[] };

function placeOfResponse(entry: EntryRecord, responseId: string | null): number {
  const index = entry.responses.findIndex((response) => response.id === responseId);
  return index < 0 ? entry.responses.length : index;
}

/** Keeps the order given; an entry whose forerunner is not among `entries` stands by itself. */
export function threadOf(entries: readonly EntryRecord[]): ThreadItem[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const placed = new Set<string>();

  function item(entry: EntryRecord): ThreadItem {
    placed.add(entry.id);
    const followUps = entries
      .filter((other) => other.followsUpEntryId === entry.id && !placed.has(other.id))
      .sort((a, b) => placeOfResponse(entry, a.followsUpResponseId) - placeOfResponse(entry, b.followsUpResponseId));
    return { entry, followUps: followUps.map(item) };
  }

  const heads = entries.filter((entry) => entry.followsUpEntryId === null || !byId.has(entry.followsUpEntryId));
  const thread = heads.map(item);
  const left = entries.filter((entry) => !placed.has(entry.id));
  return [...thread, ...left.flatMap((entry) => (placed.has(entry.id) ? [] : [item(entry)]))];
}
