/** The record as other programs read it: what `list --json` prints. Its shape is a promise to them. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { EntryKind, EntryState } from "~/domain/entry";
import type { Assurance, FindingKind, HmicfrsStatus } from "~/domain/finding";
import type { Rag } from "~/domain/rag";
import { linkTo, type EntryRecord, type FindingRecord, type WholeRecord } from "~/domain/record";
import { joinParts, type ResponseState } from "~/domain/response";
import type { Step } from "~/domain/step";

export type ListedEntry = {
  number: number | null;
  kind: EntryKind;
  askedBy: string | null;
  text: string;
  state: EntryState;
  /** References of all findings asked about, this one included. */
  covers: string[];
  /** The number of the entry whose response this one follows. */
  followsUp: number | null;
  responses: { by: string[]; text: string; state: ResponseState }[];
};

export type ListedFinding = {
  reference: string;
  number: string | null;
  kind: FindingKind;
  text: string;
  inspection: string | null;
  /** The parent's reference. */
  causeOfConcern: string | null;
  rag: Rag | null;
  ragReason: string | null;
  update: { text: string | null; asAt: CalendarDate | null };
  strategicLead: string | null;
  tacticalLead: string | null;
  stepsToGreen: Step[];
  deadline: CalendarDate | null;
  targetDate: CalendarDate | null;
  hmicfrsStatus: HmicfrsStatus | null;
  assurance: Assurance;
  addressedElsewhere: string | null;
  entries: ListedEntry[];
  actions: { text: string; owners: string[]; due: string | null }[];
};

/** An entry's number beside a finding; where it is not asked of that finding, its first number anywhere. */
function numberOf(entry: EntryRecord | undefined, findingId: string): number | null {
  if (entry === undefined) return null;
  const beside = linkTo(entry, findingId);
  return beside === null ? (entry.links.find((link) => link.number !== null)?.number ?? null) : beside.number;
}

function listEntry(entry: EntryRecord, findingId: string, byId: ReadonlyMap<string, EntryRecord>): ListedEntry {
  return {
    number: numberOf(entry, findingId),
    kind: entry.kind,
    askedBy: entry.askedBy,
    text: entry.text,
    state: entry.state,
    covers: entry.links.map((link) => link.reference),
    followsUp: entry.followsUpEntryId === null ? null : numberOf(byId.get(entry.followsUpEntryId), findingId),
    responses: entry.responses.map(({ parts, state }) => ({
      by: [...new Set(parts.map((part) => part.by).filter((by) => by !== null))],
      text: joinParts(parts),
      state,
    })),
  };
}

function listFinding(finding: FindingRecord, byId: ReadonlyMap<string, EntryRecord>): ListedFinding {
  const { update } = finding;
  return {
    reference: finding.reference,
    number: finding.number,
    kind: finding.kind,
    text: finding.text,
    inspection: finding.inspection?.title ?? null,
    causeOfConcern: finding.parentReference,
    rag: update?.rag ?? null,
    ragReason: update?.ragReason ?? null,
    update: { text: update?.text ?? null, asAt: update?.asAt ?? null },
    strategicLead: finding.strategicLead?.text ?? null,
    tacticalLead: finding.tacticalLead?.text ?? null,
    stepsToGreen: finding.steps.map(({ text, owner, due, done }) => ({ text, owner, due, done })),
    deadline: finding.deadline,
    targetDate: finding.targetDate,
    hmicfrsStatus: finding.hmicfrsStatus,
    assurance: finding.assurance,
    addressedElsewhere: finding.addressedElsewhere,
    entries: finding.entries.map((entry) => listEntry(entry, finding.id, byId)),
    actions: finding.actions.map(({ text, owners, due }) => ({ text, owners, due })),
  };
}

/** In the order of references. `record` is the official one: it holds nobody's drafts. */
export function listJson(record: WholeRecord): ListedFinding[] {
  const byId = new Map(record.findings.flatMap((finding) => finding.entries).map((entry) => [entry.id, entry]));
  return record.findings.map((finding) => listFinding(finding, byId));
}
