/** The record as one side may see it: a finding with everything that hangs on it. Read by pages, list, export and import plan alike. */
import { londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import type { Clearance } from "~/domain/clearance";
import type { Closure, EntryKind, EntryState } from "~/domain/entry";
import type { FieldDraft } from "~/domain/field-draft";
import type { Assurance, FindingKind, FindingLinkKind, HmicfrsStatus, InspectionKind } from "~/domain/finding";
import type { Rag } from "~/domain/rag";
import type { Commitment, ResponseMode, ResponsePart, ResponseState, StatedConfidence } from "~/domain/response";
import type { Step } from "~/domain/step";

export type InspectionRecord = { id: string; title: string; kind: InspectionKind; publishedOn: CalendarDate | null };

export type LeadRecord = { text: string; personId: string | null };

export const UPDATE_STATES = ["draft", "submitted"] as const;
export type UpdateState = (typeof UPDATE_STATES)[number];

export type UpdateRecord = {
  id: string;
  text: string | null;
  /** Null: date not given; its age then counts from receipt. */
  asAt: CalendarDate | null;
  rag: Rag | null;
  ragReason: string | null;
  author: string;
  state: UpdateState;
  version: number;
  replacesId: string | null;
  cycleBoardOn: CalendarDate | null;
  sequence: number;
  createdAt: Instant;
  submittedAt: Instant | null;
};

export type ResponseRecord = {
  id: string;
  mode: ResponseMode;
  state: ResponseState;
  version: number;
  replacesId: string | null;
  parts: ResponsePart[];
  statedConfidence: StatedConfidence | null;
  commitment: Commitment | null;
  submittedAt: Instant | null;
  clearance: Clearance;
};

/** Opening comments and AOB hang on a meeting and on no finding, those of an item that is about no finding on that item. */
export const ENTRY_PLACES = ["finding", "opening", "aob", "item"] as const;
export type EntryPlace = (typeof ENTRY_PLACES)[number];

/** An entry's tie to one finding: its number there, and how it was closed there. */
export type EntryLink = {
  findingId: string;
  reference: string;
  number: number | null;
  position: number;
  closure: Closure | null;
  closureNote: string | null;
  revisitOn: CalendarDate | null;
};

export type EntryRecord = {
  id: string;
  kind: EntryKind;
  place: EntryPlace;
  askedBy: string | null;
  text: string;
  state: EntryState;
  meetingId: string | null;
  position: number;
  followsUpEntryId: string | null;
  followsUpResponseId: string | null;
  issuedAt: Instant | null;
  dueOn: CalendarDate | null;
  version: number;
  /** One per finding asked about, in the order of their references. */
  links: EntryLink[];
  /** Of each response, in order: its newest submitted version and, after it, a newer version that is not submitted yet. */
  responses: ResponseRecord[];
};

export type ActionRecord = {
  id: string;
  reference: string;
  text: string;
  owners: string[];
  due: string | null;
  findingId: string | null;
  entryId: string | null;
  meetingId: string | null;
};

export type FindingRecord = {
  id: string;
  reference: string;
  sequence: number;
  number: string | null;
  kind: FindingKind;
  text: string;
  inspection: InspectionRecord | null;
  questionArea: string | null;
  position: number;
  parentId: string | null;
  parentReference: string | null;
  strategicLead: LeadRecord | null;
  tacticalLead: LeadRecord | null;
  limbs: string[];
  steps: Step[];
  /** The latest submitted update, with its RAG. */
  update: UpdateRecord | null;
  /** The boards for whose SIB cycles an update was submitted, the latest or one before it. Old snapshots do not hold it. */
  submittedFor?: CalendarDate[];
  /** What the force is about to say, column by column; none where the viewer may not see it. */
  drafts: FieldDraft[];
  deadline: CalendarDate | null;
  targetDate: CalendarDate | null;
  hmicfrsStatus: HmicfrsStatus | null;
  /** Where HMICFRS said so: its portal, a letter. */
  hmicfrsStatusSource: string | null;
  assurance: Assurance;
  assuranceStatement: string | null;
  addressedElsewhere: string | null;
  addressedElsewhereLink: string | null;
  theirReference: string | null;
  version: number;
  links: { kind: FindingLinkKind; direction: "from" | "to"; reference: string }[];
  /** In the order they stand beside the finding: numbered ones by number, then the rest by position. */
  entries: EntryRecord[];
  actions: ActionRecord[];
};

export type MeetingRecord = { id: string; title: string; date: CalendarDate; time: string | null };

/** Everything: what `list`, an export and an import plan work on. */
export type WholeRecord = {
  /** In the order of their references. */
  findings: FindingRecord[];
  inspections: InspectionRecord[];
  meetings: MeetingRecord[];
  /** Opening comments, AOB and what was said under an item about no finding: entries of a meeting and of no finding. */
  meetingEntries: EntryRecord[];
  /** Actions of no finding. */
  otherActions: ActionRecord[];
};

/** The date an update counts from: as at, or received where no as-at date was given. */
export function updatedOn({ asAt, submittedAt, createdAt }: Pick<UpdateRecord, "asAt" | "submittedAt" | "createdAt">): CalendarDate {
  return asAt ?? londonDate(submittedAt ?? createdAt);
}

/** Days since the update's as-at date, or since its receipt where none was given. */
export function updateAge(update: UpdateRecord, today: CalendarDate, receivedOn: CalendarDate): number {
  const from = update.asAt ?? receivedOn;
  return Math.round((Date.parse(today) - Date.parse(from)) / 86_400_000);
}

/** The entry's link to one finding, where it has one. */
export function linkTo(entry: EntryRecord, findingId: string): EntryLink | null {
  return entry.links.find((link) => link.findingId === findingId) ?? null;
}
