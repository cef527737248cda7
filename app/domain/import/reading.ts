/** What a file says, before it is compared with the record: findings, entries and actions with the cells they stand in. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { Closure, EntryKind, EntryState } from "~/domain/entry";
import type { FindingKind, FindingLinkKind, InspectionKind } from "~/domain/finding";
import type { ActionLogField } from "~/domain/export/action-cells";
import type { TableColumn } from "~/domain/import/decide-roles";
import type { ReadingPaper } from "~/domain/import/paper/read-paper";
import type { SentPlaces } from "~/domain/import/three-way";
import type { Trace } from "~/domain/import/trace";
import type { OwnRow } from "~/domain/import/own/own-row";
import type { AstraySheet, UnsureRow } from "~/domain/import/unsure-row";
import type { EntryPlace } from "~/domain/record";
import type { CommitmentOutcome, ResponseMode, ResponsePart, StatedConfidence } from "~/domain/response";
import type { FillClass } from "~/domain/sheet";

/** `column` is a letter; null where the whole row is meant. */
export type Place = { sheet: string; row: number; column: string | null };
/** `notYours`: held back because it belongs to somebody else. `whole`: nothing of the cell is taken. */
export type HeldBack = Place & { reason: string; notYours?: true; whole?: true };
export type NotPlaced = { sheet: string; row: number; text: string };
export type IgnoredColumn = { sheet: string; column: string; heading: string; reason: string };

/** The columns of a finding that an import may change, in the order of the column list. */
export const FIELD_KEYS = [
  "questionArea", "strategicLead", "tacticalLead", "stepsToGreen", "update", "updateAsAt", "rag", "ragReason",
  "targetDate", "deadline", "hmicfrsStatus", "assurance",
] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];

export function isFieldKey(key: string): key is FieldKey {
  return (FIELD_KEYS as readonly string[]).includes(key);
}

/** What a finding has beside its columns, and a file of our own may change. */
export const DETAIL_KEYS = ["addressedElsewhere", "addressedElsewhereLink", "assuranceStatement"] as const;
export type DetailKey = (typeof DETAIL_KEYS)[number];

/** A cell in canonical form; null where the file leaves it empty. */
export type FieldCell = { value: string | null; place: Place };

/** The key that our exports write in each row, as found in the file. `ours`: of this installation. */
export type RowMark = { rowId: string; id: string; exportNumber: number; ours: boolean; place: Place };

/** A finding by its key in this reading, or by its reference in the record. */
export type FindingRef = { key: string } | { reference: string };

/** A row of a finding under a header of somebody's tracker. `meeting`: the index of the meeting that the paper is of. */
export type ReadingRow = { sheet: string; row: number; columns: readonly TableColumn[]; meeting: number | null };

export const LOCKED_KEYS = ["number", "kind", "finding", "inspection", "causeOfConcern"] as const;
export type LockedKey = (typeof LOCKED_KEYS)[number];

export type ReadingFinding = {
  /** Names the finding within this reading only. */
  key: string;
  place: Place;
  /** Further rows that went on with it. */
  moreRows: Place[];
  mark: RowMark | null;
  /** The reference the file gives the row; ours only where the file carries our mark. */
  reference: string | null;
  theirReference: string | null;
  kind: FindingKind | null;
  number: string | null;
  text: string | null;
  inspection: string | null;
  parent: FindingRef | null;
  fields: Partial<Record<FieldKey | DetailKey, FieldCell>>;
  limbs: string[];
  links: { kind: FindingLinkKind; to: FindingRef }[];
  /** The row of our own sheet of further details it was completed from. */
  details: OwnRow | null;
  /** Somebody said that it is none of the record. */
  saidNew?: true;
  /** Where the cells of the locked columns stand, as far as the file has them. */
  locked: Partial<Record<LockedKey, Place>>;
  /** Where its reference stands, ours or theirs. */
  named: Place | null;
  /** Its own row and those that go on with it; none where it is of our own sheets or stands alone across the table. */
  rows: ReadingRow[];
};

/** `cells` says where each cell stands that a row of our own gives; empty for somebody's tracker. */
export type ReadingResponse = {
  place: Place;
  /** Its place among the responses to the entry, from 0. */
  position: number;
  mode: ResponseMode;
  parts: ResponsePart[];
  submittedOn: CalendarDate | null;
  statedConfidence: StatedConfidence | null;
  /** The commitment cell by cell: without an outcome it is none. */
  askedFor: CalendarDate | null;
  outcome: CommitmentOutcome | null;
  condition: string | null;
  cells: Partial<Record<ResponseField, Place>>;
};
export const RESPONSE_FIELDS = ["response", "responseBy", "statedConfidence", "commitmentAskedFor", "commitment", "condition"] as const;
export type ResponseField = (typeof RESPONSE_FIELDS)[number];

export type ReadingLink = {
  finding: FindingRef;
  number: number | null;
  /** The entry's place among those of the finding; null where the order of the rows decides. */
  order: number | null;
  closure: Closure | null;
  closureNote: string | null;
  revisitOn: CalendarDate | null;
};

export const ENTRY_FIELDS = ["askedBy", "text", "dueOn"] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

export type ReadingEntry = {
  key: string;
  place: Place;
  mark: RowMark | null;
  /** The row of our own sheet it was read from. */
  source: OwnRow | null;
  entryPlace: EntryPlace;
  kind: EntryKind;
  askedBy: string | null;
  text: string;
  state: EntryState;
  issuedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  /** Whatever it looks like: a person said that it is new. */
  saidNew?: true;
  /** Findings asked about. */
  links: ReadingLink[];
  /** The entry whose response this follows, and which of its responses, from 1. */
  followsUp: { entry: string; response: number | null } | null;
  /** Index among the meetings of the reading. */
  meeting: number | null;
  responses: ReadingResponse[];
  cells: Partial<Record<EntryField, Place>>;
};

export type ActionField = "text" | "owners" | "due" | ActionLogField;

export type ReadingAction = {
  place: Place;
  mark: RowMark | null;
  text: string;
  owners: string[];
  due: string | null;
  finding: FindingRef | null;
  /** Key of an entry of this reading. */
  entry: string | null;
  meeting: number | null;
  /** Index among the items of the notes of its meeting. */
  item?: number;
  cells: Partial<Record<ActionField, Place>>;
  /** What a row of the action log says of it besides. */
  log?: Partial<Record<ActionLogField, string | null>>;
};

/** `cells` where a row of our own gives each by itself; `paper` where the file is the notes of the meeting. */
export type ReadingMeeting = { title: string; date: CalendarDate; time: string | null; place: Place; cells?: Partial<Record<"title" | "date" | "time", Place>>; paper?: ReadingPaper };
export type ReadingInspection = { title: string; kind: InspectionKind | null; publishedOn: CalendarDate | null; place: Place; cells?: Partial<Record<"title" | "kind" | "publishedOn", Place>> };

export type SheetRead = { name: string; headerRow: number; columns: { column: string; heading: string; meaning: string | null }[] };

/** One fill of a RAG column without words, and the RAG it seems to mean. */
export type FillProposal = {
  sheet: string;
  column: string;
  heading: string;
  rgb: string;
  class: FillClass;
  count: number;
  proposed: string | null;
};

/** A heading that means nothing to us, with a few of its values: what the mapping page asks about. */
export type UnknownHeading = { sheet: string; column: string; heading: string; examples: string[] };

export type Reading = {
  sheets: SheetRead[];
  /** Whether rows carry our mark. */
  marked: boolean;
  meetings: ReadingMeeting[];
  inspections: ReadingInspection[];
  findings: ReadingFinding[];
  entries: ReadingEntry[];
  actions: ReadingAction[];
  heldBack: HeldBack[];
  ignoredColumns: IgnoredColumn[];
  notPlaced: NotPlaced[];
  notices: string[];
  fills: FillProposal[];
  unknownHeadings: UnknownHeading[];
  unsure: UnsureRow[];
  astray: AstraySheet[];
  /** By the name of the sheet: which rows of it were sent as what. */
  sent: Map<string, SentPlaces>;
  /** Rows held back because their key cannot be read, with the reference they show. */
  unread: { place: Place; reference: string | null }[];
  /** Cells of rows that were set aside because nothing of them changed. */
  unchanged: number;
  /** What became of each cell. */
  trace: Trace;
};
