/** What an import would do: shown before anything is written, stored with the file, and carried out as it stands. */
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import type { Closure, EntryKind, EntryState } from "~/domain/entry";
import type { FindingKind, FindingLinkKind, InspectionKind } from "~/domain/finding";
import type { ActionLogField } from "~/domain/export/action-cells";
import type { CellChoices } from "~/domain/import/cell-choice";
import type { HeadingMapping } from "~/domain/import/headings";
import type { ReceiptCounts } from "~/domain/import/receipt";
import type { ImportVoice } from "~/domain/import/import-voice";
import { paperCount, type PlannedPaper } from "~/domain/import/paper/planned-paper";
import type { FillMeanings } from "~/domain/import/read-fills";
import type {
  ActionField, DetailKey, EntryField, FieldKey, FillProposal, HeldBack, IgnoredColumn, NotPlaced, Place, ResponseField, SheetRead, UnknownHeading,
} from "~/domain/import/reading";
import type { AstraySheet, RowAnswers, UnsureRow } from "~/domain/import/unsure-row";
import type { EntryPlace } from "~/domain/record";
import type { Commitment, ResponseMode, ResponsePart, StatedConfidence } from "~/domain/response";

export type ImportOptions = {
  inspection: string | null;
  published: CalendarDate | null;
  emptiesCount: boolean;
  fills: FillMeanings | null;
  mapping: HeadingMapping;
  /** Taken in as the record of both sides; `on` is the date of the meeting, where the file does not name one. */
  agreed?: { on: CalendarDate | null } | null;
  /** What was decided of single cells in the preview. */
  choices?: CellChoices;
  /** What becomes of conflicts nobody decided; left as they are where it is absent. */
  prefer?: "theirs" | "ours" | null;
  /** Names of sheets whose rows are known by the reference they show, because their hidden keys went astray; "all" for every sheet of ours. */
  byReference?: string[] | "all";
  /** What was said of rows that nothing but their text, or a doubtful key, tells apart. */
  sameAs?: RowAnswers;
  /** Takes every row that looks like one finding, and no other, as that finding. */
  likely?: boolean;
};

/** Something in the record by its id, or something this import adds by its key. */
export type Target = { id: string } | { key: string };

export type PlannedInspection = { title: string; kind: InspectionKind; publishedOn: CalendarDate | null; isNew: boolean; place: Place | null };
/** `leftOut`: it stays in the list, because other things name it by its place there. */
export type PlannedMeeting = { title: string; date: CalendarDate; time: string | null; isNew: boolean; place: Place; paper?: PlannedPaper; leftOut?: true };

export type PlannedFinding = {
  key: string;
  place: Place;
  kind: FindingKind;
  number: string | null;
  text: string;
  inspection: string | null;
  parent: Target | null;
  /** Order within its report. */
  position: number;
  theirReference: string | null;
  values: Partial<Record<FieldKey | DetailKey, string>>;
  places: Partial<Record<string, Place>>;
  limbs: string[];
};

export type PlannedLink = {
  finding: Target;
  /** The finding in words, for the preview: "AFI 7" or its reference. */
  label: string;
  number: number | null;
  position: number;
  closure: Closure | null;
  closureNote: string | null;
  revisitOn: CalendarDate | null;
};

export type PlannedResponse = {
  key: string;
  /** The entry it answers, with the findings that entry asks about. */
  entry: Target;
  findings: Target[];
  label: string;
  place: Place;
  mode: ResponseMode;
  parts: ResponsePart[];
  position: number;
  submittedOn: CalendarDate | null;
  statedConfidence: StatedConfidence | null;
  commitment: Commitment | null;
  /** The entry in the record becomes answered with it. */
  answers: boolean;
};

export type PlannedEntry = {
  key: string;
  place: Place;
  entryPlace: EntryPlace;
  kind: EntryKind;
  askedBy: string | null;
  text: string;
  state: EntryState;
  issuedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  meeting: number | null;
  position: number;
  followsUp: { entry: Target; response: number | null } | null;
  links: PlannedLink[];
};

/** An entry in the record that turns out to ask about one more finding. */
export type PlannedTie = { entryId: string; label: string; link: PlannedLink; place: Place };

export type PlannedAction = {
  key: string;
  place: Place;
  text: string;
  owners: string[];
  due: string | null;
  finding: Target | null;
  entry: Target | null;
  meeting: number | null;
  /** The item of the agenda it arose under. */
  item?: Target;
  /** What a row of the action log says of it besides: its state, what was last reported and so on. */
  log?: Partial<Record<ActionLogField, string>>;
  label: string;
};

/** `name`: by what it is decided about, as several may stand in one row; `label` says it in words. */
export type PlannedFindingLink = { kind: FindingLinkKind; from: Target; to: Target; place: Place; name: string; label: string };

export type ChangeSubject = "finding" | "entry" | "response" | "action";
export type ChangedField = FieldKey | DetailKey | EntryField | ResponseField | ActionField;

/** One cell that says something else than the record. `reference` is the finding's, or the action's, or the meeting's title. */
export type PlannedChange = {
  subject: ChangeSubject;
  id: string;
  reference: string;
  label: string;
  field: ChangedField;
  from: string | null;
  to: string | null;
  place: Place;
  /** Of a changed response: all its parts as they become. */
  parts?: ResponsePart[];
  /** Of a conflict: what was sent. */
  base?: string | null;
  /** How a conflict was settled: with what came back, or with a text written for it. */
  settled?: "theirs" | "text";
  /** Where a text was written for it: what came back. */
  said?: string | null;
  /** Of an update whose as-at date came back as it was sent: the new words are not as at that date. */
  dateNotGiven?: true;
  /** Of the date of words, or the reason of a RAG, that the same row changes: the cell of those, with which it is settled. */
  goesWith?: Place;
  /** In conflict only until what it belongs to is settled. */
  waits?: true;
  /** Of a conflict between files taken in together: what the others say of the cell. */
  others?: OtherFile[];
  /** Of something left out: what the file would add, and by what name it was decided about where that is not its cell. */
  added?: AddedThing;
  name?: string;
  /** A draft of the force that the value would take the place of. */
  replaces?: ReplacedDraft;
};

export type OtherFile = { file: string; importId?: string; to: string | null; place: Place };

/** A cell that another file gives as well. `of`: the cell of that file that is taken, and `own`: by what name this one is decided about. */
export type RepeatedCell = Place & { of?: { importId: string; cell: string; own: string } };

export const ADDED_THINGS = ["inspection", "meeting", "finding", "entry", "response", "action", "link", "attendance", "item", "report"] as const;
export type AddedThing = (typeof ADDED_THINGS)[number];

/** What it says is for its page: here only whose it is and since when. `waiting`: for a chief officer. */
export type ReplacedDraft = { by: string; at: Instant; waiting: boolean };

export type ImportPlan = {
  file: string;
  voice: ImportVoice;
  sheets: SheetRead[];
  marked: boolean;
  inspections: PlannedInspection[];
  meetings: PlannedMeeting[];
  findings: PlannedFinding[];
  findingLinks: PlannedFindingLink[];
  entries: PlannedEntry[];
  responses: PlannedResponse[];
  ties: PlannedTie[];
  actions: PlannedAction[];
  changed: PlannedChange[];
  cleared: PlannedChange[];
  /** Changed here and in the file, to different values: the cell keeps what is here until it is settled. */
  conflicts: PlannedChange[];
  /** What was decided against in the preview. */
  left: PlannedChange[];
  /** Cells that came back as they were sent and were changed here since. */
  changedHere: Place[];
  /** Cells of which another file taken in with this one says the same, and is taken for both. */
  repeated: RepeatedCell[];
  /** Rows of which a person has to say, or has said, which finding they are. */
  unsure: UnsureRow[];
  /** Sheets whose hidden keys went astray, which may be matched by the references they show. */
  astray: AstraySheet[];
  /** The numbers of the exports of this installation whose rows the file holds, ascending. */
  exports: number[];
  heldBack: HeldBack[];
  ignoredColumns: IgnoredColumn[];
  notPlaced: NotPlaced[];
  notices: string[];
  fills: FillProposal[];
  unknownHeadings: UnknownHeading[];
  /** Cells that say what the record holds. */
  unchanged: number;
  /** How many cells of the file became what; absent from a plan that cannot be applied yet. */
  receipt?: ReceiptCounts;
  /** Why the file cannot be planned yet, and which answer is missing; absent from a plan that can be applied. */
  refusal?: { message: string; field: string };
};

export function blankPlan(file: string, voice: ImportVoice = "both"): ImportPlan {
  return {
    file, voice, sheets: [], marked: false, inspections: [], meetings: [], findings: [], findingLinks: [], entries: [], responses: [], ties: [], actions: [],
    changed: [], cleared: [], conflicts: [], left: [], changedHere: [], repeated: [], unsure: [], astray: [], exports: [], heldBack: [], ignoredColumns: [], notPlaced: [], notices: [], fills: [], unknownHeadings: [], unchanged: 0,
  };
}

/** Whether applying the plan would write anything. */
export function writesSomething(plan: ImportPlan): boolean {
  return addedCount(plan) + plan.changed.length + plan.cleared.length > 0;
}

/** Things the plan adds: inspections, meetings, findings, entries, responses, ties, links and actions. */
export function addedCount(plan: ImportPlan): number {
  return (
    plan.inspections.length + plan.meetings.filter((meeting) => meeting.isNew).length + plan.findings.length + plan.findingLinks.length +
    plan.entries.length + plan.responses.length + plan.ties.length + plan.actions.length + plan.meetings.reduce((sum, { paper }) => sum + paperCount(paper), 0)
  );
}
