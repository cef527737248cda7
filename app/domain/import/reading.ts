/** What a file says, before it is compared with the record: findings, entries and actions with the cells they stand in. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { EntryKind, EntryState } from "~/domain/entry";
import type { FindingKind, InspectionKind } from "~/domain/finding";
import type { EntryPlace } from "~/domain/record";
import type { ResponseMode, ResponsePart } from "~/domain/response";
import type { FillClass } from "~/domain/sheet";

/** `column` is a letter; null where the whole row is meant. */
export type Place = { sheet: string; row: number; column: string | null };
export type HeldBack = Place & { reason: string };
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

/** A cell of a field in canonical form; null where the file leaves it empty. */
export type FieldCell = { value: string | null; place: Place };

/** The key our own exports write in each row, as found in the file. */
export type RowMark = { key: string; exportNumber: number; ours: boolean; place: Place };

export type ReadingFinding = {
  /** Names the finding within this reading only. */
  key: string;
  place: Place;
  /** Ours when the row carries the mark of this installation, or a reference beside such rows. */
  mark: RowMark | null;
  reference: string | null;
  theirReference: string | null;
  kind: FindingKind | null;
  number: string | null;
  text: string | null;
  inspection: string | null;
  parent: ParentRef | null;
  addressedElsewhere: FieldCell | null;
  fields: Partial<Record<FieldKey, FieldCell>>;
  /** Where the cells of the locked columns stand, as far as the file has them. */
  locked: Partial<Record<"number" | "kind" | "finding" | "inspection" | "causeOfConcern", Place>>;
};

/** A cause of concern, by its key in this reading or by its reference in the record. */
export type ParentRef = { key: string } | { reference: string };

export type ReadingResponse = {
  mode: ResponseMode;
  parts: ResponsePart[];
  place: Place;
};

export type ReadingEntry = {
  key: string;
  place: Place;
  entryPlace: EntryPlace;
  kind: EntryKind;
  askedBy: string | null;
  text: string;
  state: EntryState;
  /** Findings asked about, by key; the number printed beside each. */
  links: { finding: string; number: number | null }[];
  /** The key of the entry whose response this follows. */
  followsUp: string | null;
  responses: ReadingResponse[];
};

export type ReadingAction = {
  place: Place;
  text: string;
  owners: string[];
  due: string | null;
  finding: string | null;
  entry: string | null;
};

export type ReadingMeeting = { title: string; date: CalendarDate; time: string | null; place: Place };
export type ReadingInspection = { title: string; kind: InspectionKind | null; publishedOn: CalendarDate | null; place: Place };

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
  meeting: ReadingMeeting | null;
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
};
