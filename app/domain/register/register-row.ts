/** A finding as the register shows it: its value in each column, and its questions beside the force's responses. */
import { londonDate, type CalendarDate } from "~/domain/calendar-date";
import { needsUpdate, updateProgress, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { columnValue, COLUMN_KEYS, type ColumnKey } from "~/domain/columns";
import type { Closure, EntryKind, EntryState } from "~/domain/entry";
import { withDrafts, type DraftColumn } from "~/domain/field-draft";
import type { Assurance, FindingKind, HmicfrsStatus } from "~/domain/finding";
import { leadersOf } from "~/domain/permissions";
import { linkTo, type EntryRecord, type FindingRecord, type ResponseRecord, type UpdateRecord } from "~/domain/record";
import type { Rag } from "~/domain/rag";
import type { CommitmentOutcome, ResponseMode, ResponsePart, ResponseState, StatedConfidence } from "~/domain/response";

/** The columns that hold one value of the finding itself. */
export type ValueKey = Exclude<ColumnKey, "questions" | "responses">;
export const VALUE_KEYS = COLUMN_KEYS.filter((key): key is ValueKey => key !== "questions" && key !== "responses");

export type RegisterResponse = {
  id: string;
  mode: ResponseMode;
  state: ResponseState;
  parts: ResponsePart[];
  confidence: StatedConfidence | null;
  commitment: { askedFor: CalendarDate | null; outcome: CommitmentOutcome; condition: string | null } | null;
  submittedOn: CalendarDate | null;
};

/** What is the same wherever an entry stands: a question over four findings is one of these beside each. */
export type RegisterEntry = {
  id: string;
  kind: EntryKind;
  state: EntryState;
  askedBy: string | null;
  text: string;
  issuedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  /** References of all the findings asked about. */
  covers: string[];
  responses: RegisterResponse[];
};

/** An entry as it stands beside one finding. */
export type RegisterPair = {
  entry: RegisterEntry;
  number: number | null;
  /** The number, on this finding, of the entry it follows up: null where that has none; absent where it follows nothing. */
  followsUp?: number | null;
  closure: Closure | null;
  revisitOn: CalendarDate | null;
};

/** What stands behind a cell that the viewer's own side is still writing. */
export type RegisterDraft = {
  /** What was last submitted, which is what the other side sees. */
  submitted: string | null;
  author: string;
  savedOn: CalendarDate;
  /** A move to Green or Blue that waits for a chief officer. */
  waiting: boolean;
  /** Why a chief officer sent it back. */
  note: string | null;
};

type Values = Record<ValueKey, string | null>;

/** Values are in canonical form, as the column list stores and compares them. */
export type RegisterRow = Values & {
  id: string;
  reference: string;
  sequence: number;
  position: number;
  kind: FindingKind;
  finding: string;
  rag: Rag | null;
  hmicfrsStatus: HmicfrsStatus | null;
  /** Where HMICFRS said so. */
  hmicfrsStatusSource: string | null;
  assurance: Assurance;
  theirReference: string | null;
  /** The day the latest update was received; null where there is none. */
  updateReceivedOn: CalendarDate | null;
  /** How far its update for the SIB cycle under way is; null where none is under way, or it needs none. */
  cycleUpdate: UpdateProgress | null;
  /** By column, where the value shown is a draft of the viewer's own side; none for anybody else. */
  drafts: Partial<Record<DraftColumn, RegisterDraft>>;
  addressedElsewhere: string | null;
  addressedElsewhereLink: string | null;
  /** The people who lead it, by id. */
  ledBy: string[];
  pairs: RegisterPair[];
};

function day(instant: string | null): CalendarDate | null {
  return instant === null ? null : londonDate(instant);
}

function shapeResponse(response: ResponseRecord): RegisterResponse {
  const { id, mode, state, parts, statedConfidence, commitment, submittedAt } = response;
  return { id, mode, state, parts, confidence: statedConfidence, commitment, submittedOn: day(submittedAt) };
}

function shapeEntry(entry: EntryRecord): RegisterEntry {
  return {
    id: entry.id,
    kind: entry.kind,
    state: entry.state,
    askedBy: entry.askedBy,
    text: entry.text,
    issuedOn: day(entry.issuedAt),
    dueOn: entry.dueOn,
    covers: entry.links.map((link) => link.reference),
    responses: entry.responses.map(shapeResponse),
  };
}

function shapeDrafts(finding: FindingRecord): RegisterRow["drafts"] {
  return Object.fromEntries(finding.drafts.map(({ column, author, savedAt, state, note }) => [
    column, { submitted: columnValue(finding, column), author, savedOn: londonDate(savedAt), waiting: state === "waiting", note } satisfies RegisterDraft,
  ]));
}

function receivedOn(update: UpdateRecord | null): CalendarDate | null {
  return update === null ? null : londonDate(update.submittedAt ?? update.createdAt);
}

/** Shapes findings one after another; entries seen before are shared, so that what is sent holds each of them once. `boardOn` is that of the cycle under way. */
export function shapeRows(findings: readonly FindingRecord[], boardOn: CalendarDate | null = null): RegisterRow[] {
  const shaped = new Map<string, RegisterEntry>();

  function shared(entry: EntryRecord): RegisterEntry {
    const known = shaped.get(entry.id) ?? shapeEntry(entry);
    shaped.set(entry.id, known);
    return known;
  }

  function pair(finding: FindingRecord, entry: EntryRecord): RegisterPair {
    const here = linkTo(entry, finding.id);
    const base = { entry: shared(entry), number: here?.number ?? null, closure: here?.closure ?? null, revisitOn: here?.revisitOn ?? null };
    if (entry.followsUpEntryId === null) return base;
    const followed = finding.entries.find((other) => other.id === entry.followsUpEntryId);
    return { ...base, followsUp: followed === undefined ? null : (linkTo(followed, finding.id)?.number ?? null) };
  }

  return findings.map((finding) => {
    const seen = withDrafts(finding);
    const values = Object.fromEntries(VALUE_KEYS.map((key) => [key, columnValue(seen, key)])) as Values;
    return {
      ...values,
      id: finding.id,
      reference: finding.reference,
      sequence: finding.sequence,
      position: finding.position,
      kind: finding.kind,
      finding: finding.text,
      rag: seen.update?.rag ?? null,
      hmicfrsStatus: finding.hmicfrsStatus,
      hmicfrsStatusSource: finding.hmicfrsStatusSource,
      assurance: finding.assurance,
      theirReference: finding.theirReference,
      updateReceivedOn: receivedOn(seen.update),
      cycleUpdate: boardOn !== null && needsUpdate(finding) ? updateProgress(finding, boardOn) : null,
      drafts: shapeDrafts(finding),
      addressedElsewhere: finding.addressedElsewhere,
      addressedElsewhereLink: finding.addressedElsewhereLink,
      ledBy: leadersOf(finding),
      pairs: finding.entries.map((entry) => pair(finding, entry)),
    };
  });
}
