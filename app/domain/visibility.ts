/** Which part of the record a viewer may see: neither side may see the other's drafts, and papers hold the official record only. */
import type { ActorSide, Side } from "~/domain/actor";
import { isIssued } from "~/domain/entry";
import type { EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";

/** A side sees its own drafts as well; `official` (exports, lists, the operator) sees nobody's. */
export type Viewer = Side | "official";

export function viewerOf(side: ActorSide): Viewer {
  return side === "opcc" || side === "force" ? side : "official";
}

function seesResponse(viewer: Viewer, response: ResponseRecord): boolean {
  return viewer === "force" || response.state === "submitted";
}

function entryFor(viewer: Viewer, entry: EntryRecord): EntryRecord | null {
  if (!isIssued(entry.state) && viewer !== "opcc") return null;
  return { ...entry, responses: entry.responses.filter((response) => seesResponse(viewer, response)) };
}

export function entriesFor(viewer: Viewer, entries: readonly EntryRecord[]): EntryRecord[] {
  return entries.flatMap((entry) => entryFor(viewer, entry) ?? []);
}

export function findingFor(viewer: Viewer, finding: FindingRecord): FindingRecord {
  return {
    ...finding,
    draftUpdate: viewer === "force" ? finding.draftUpdate : null,
    entries: entriesFor(viewer, finding.entries),
  };
}

export function recordFor(viewer: Viewer, record: WholeRecord): WholeRecord {
  return {
    ...record,
    findings: record.findings.map((finding) => findingFor(viewer, finding)),
    meetingEntries: entriesFor(viewer, record.meetingEntries),
  };
}
