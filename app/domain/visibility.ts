/** Which part of the record a viewer may see: neither side may see the other's drafts, and papers hold the official record only. */
import type { ActorSide, Side } from "~/domain/actor";
import { isIssued } from "~/domain/entry";
import type { EntryCorrection } from "~/domain/entry-correction";
import type { EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";

/** A side sees its own drafts as well; `official` (exports, lists, the operator) sees nobody's; an observer what is published. */
export type Viewer = Side | "official" | "observer";

export function viewerOf(side: ActorSide): Viewer {
  return side === "operator" ? "official" : side;
}

/** Finding texts and HMICFRS status: what an observer sees until notes are published. */
function publishedOf(finding: FindingRecord): FindingRecord {
  return {
    ...finding, strategicLead: null, tacticalLead: null, steps: [], update: null, submittedFor: [], drafts: [], targetDate: null, assurance: "not-yet-reviewed",
    assuranceStatement: null, addressedElsewhere: null, addressedElsewhereLink: null, theirReference: null, entries: [], actions: [],
  };
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

/** A correction is the office's own until it is issued; who approved it, and who wrote it, stays with the office for ever. */
export function correctionsFor(viewer: Viewer, corrections: readonly EntryCorrection[]): EntryCorrection[] {
  if (viewer === "opcc") return [...corrections];
  if (viewer === "observer") return [];
  return corrections.filter((each) => each.state === "issued").map((each) => ({ ...each, createdAt: "", createdBy: "", approval: null }));
}

export function findingFor(viewer: Viewer, finding: FindingRecord): FindingRecord {
  if (viewer === "observer") return publishedOf(finding);
  return {
    ...finding,
    drafts: viewer === "force" ? finding.drafts : [],
    entries: entriesFor(viewer, finding.entries),
  };
}

export function recordFor(viewer: Viewer, record: WholeRecord): WholeRecord {
  return {
    ...record,
    findings: record.findings.map((finding) => findingFor(viewer, finding)),
    meetingEntries: viewer === "observer" ? [] : entriesFor(viewer, record.meetingEntries),
    otherActions: viewer === "observer" ? [] : record.otherActions,
  };
}
