/** The columns of every exported sheet; those of the tracker follow the one column list. */
import { ACTION_KIND_WORDS, ACTION_STATE_WORDS } from "~/domain/action/action";
import { SIDE_WORDS } from "~/domain/actor";
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from "~/domain/columns";
import { CLOSURES, ENTRY_KIND_WORDS, ENTRY_STATE_WORDS, CLOSURE_WORDS } from "~/domain/entry";
import type { Editing, ExportColumn, SheetId } from "~/domain/export/export-sheet";
import { INSPECTION_KIND_WORDS } from "~/domain/finding";
import { COMMITMENT_OUTCOME_WORDS, CONFIDENCES, formatConfidence } from "~/domain/response";

export const KEY_HEADING = "Key";

export const SHEET_NAMES: Record<SheetId, string> = {
  tracker: "SIB tracker",
  assurance: "Assurance",
  "to-answer": "Questions to answer",
  entries: "Questions and responses",
  details: "Further details",
  actions: "Actions",
  inspections: "Inspections",
  meetings: "Meetings",
  movement: "Movement",
};

export const GUIDE_NAME = "Guide";

const NOBODY_HERE = "Nobody here: grey";

type Spec = { key: string; heading: string; width: number; about: string } & Partial<Omit<ExportColumn, "key" | "heading" | "width" | "about">>;

function column(editing: Editing, spec: Spec): ExportColumn {
  return { editing, kind: "text", hidden: false, words: [], changedBy: NOBODY_HERE, ...spec };
}

function wordsOf<T extends string>(words: Record<T, string>): (readonly [string, string])[] {
  return Object.entries<string>(words);
}

const trackerLooks: Record<ColumnKey, { width: number; about: string; newOnly?: true }> = {
  reference: { width: 8, newOnly: true, about: "The finding’s own reference. It never changes." },
  number: { width: 12, newOnly: true, about: "The number printed in HMICFRS’s report, which counts within that report only." },
  kind: { width: 12.5, newOnly: true, about: "Area for improvement (AFI), recommendation, cause of concern or other finding." },
  finding: { width: 32, newOnly: true, about: "HMICFRS’s words. A correction is made on the finding’s page, with a reason." },
  inspection: { width: 10, newOnly: true, about: "The report the finding comes from." },
  questionArea: { width: 11, about: "The question of the inspection it belongs to." },
  causeOfConcern: { width: 8.5, newOnly: true, about: "The reference of the cause of concern that a recommendation belongs to." },
  strategicLead: { width: 10.5, about: "The chief officer who answers for it." },
  tacticalLead: { width: 10.5, about: "Who gets it done." },
  stepsToGreen: { width: 29, about: "One step per line: text | owner | due 30 Sep 2022 | done 2 May 2022. All but the text may be left out." },
  update: { width: 35, about: "The force’s latest submitted update." },
  updateAsAt: { width: 10.5, about: "The date the update speaks of; empty where it was not given. New words under the date that was sent are taken as an update whose date was not given." },
  rag: { width: 9.5, about: "How the force rates delivery. The definitions are above." },
  ragReason: { width: 19, about: "Why; needed for Red and White." },
  targetDate: { width: 10.5, about: "When the force means to be done." },
  deadline: { width: 10.5, about: "The date set by HMICFRS or in the finding." },
  hmicfrsStatus: { width: 11, about: "HMICFRS’s own word on the finding." },
  assurance: { width: 11.5, about: "How far the commissioner is assured: their own conclusion, apart from RAG." },
  questions: { width: 38, about: "A copy. Questions are changed on the sheet Questions and responses." },
  responses: { width: 38, about: "A copy. Responses are changed on the sheet Questions and responses." },
};

function changedBy(key: ColumnKey): string {
  const sides = COLUMNS[key].editableBy;
  return sides.length === 0 ? NOBODY_HERE : sides.length === 2 ? "Either side" : sides.map((side) => SIDE_WORDS[side]).join(", ");
}

function trackerColumn(key: ColumnKey): ExportColumn {
  const { heading, kind, choices, format, editableBy } = COLUMNS[key];
  const { width, about, newOnly } = trackerLooks[key];
  const editing = editableBy.length > 0 ? "edit" : newOnly ? "new-only" : "copy";
  const shown = key === "rag" ? "rag" : kind === "choice" || kind === "date" ? kind : "text";
  return column(editing, { key, heading, width, about, kind: shown, words: choices.map((code) => [code, format(code)]), changedBy: changedBy(key) });
}

export const TRACKER_COLUMNS: readonly ExportColumn[] = COLUMN_KEYS.map(trackerColumn);

export const ASSURANCE_COLUMNS: readonly ExportColumn[] = [
  column("copy", { key: "reference", heading: "Reference", width: 10, about: trackerLooks.reference.about }),
  column("copy", { key: "labelled", heading: "AFI / recommendation", width: 50, about: "The finding with its number." }),
  trackerColumn("rag"),
  column("copy", { key: "questions", heading: "PCC's assurance questions", width: 62, about: trackerLooks.questions.about }),
  column("copy", { key: "responses", heading: "Force response", width: 66, about: trackerLooks.responses.about }),
];

/** ' 2' for the second response of an entry; nothing for the first. */
function nth(response: number): string {
  return response === 1 ? "" : ` ${String(response)}`;
}

const OFFICE = SIDE_WORDS.opcc;
const FORCE = SIDE_WORDS.force;

/** The columns of one response of an entry. `cells` is how many its longest text takes. */
function responseColumns(response: number, cells: number): ExportColumn[] {
  const more = Array.from({ length: cells - 1 }, (_, index) =>
    column("edit", { key: `responseMore${String(index + 1)}${nth(response)}`, heading: `Response${nth(response)}, continued${nth(index + 1)}`, width: 54,
      about: "Where a response is too long for one cell: the rest of it.", changedBy: FORCE }));
  const text = (key: string, heading: string, width: number, about: string, rest: Partial<ExportColumn> = {}): ExportColumn =>
    column("edit", { key: key + nth(response), heading: heading + nth(response), width, about, changedBy: FORCE, ...rest });
  return [
    text("responseBy", "Response by", 13, "The post that responded, where the response has one part; otherwise a copy."),
    text("response", "Response", 54, "Several people in turn: each starts a line with the post in brackets, such as [DCC]."),
    ...more,
    text("given", "Given", 10, "Written, or spoken at a meeting.", { editing: "new-only", kind: "choice", words: [["written", "Written"], ["spoken", "Spoken"]], changedBy: NOBODY_HERE }),
    text("submittedOn", "Submitted", 12, "When the force submitted it.", { editing: "new-only", kind: "date", changedBy: NOBODY_HERE }),
    text("confidence", "Stated confidence", 12, "Yes, no or partly, or 1 to 10, as stated by who responded.", { kind: "choice", words: CONFIDENCES.map((each) => [each, formatConfidence(each)]) }),
    text("commitmentAskedFor", "Commitment asked for", 13, "The date the force was asked to commit to.", { kind: "date" }),
    text("commitment", "Commitment", 12, "Accepted, declined or conditional.", { kind: "choice", words: wordsOf(COMMITMENT_OUTCOME_WORDS) }),
    text("condition", "Condition", 18, "On what a conditional commitment depends."),
  ];
}

export const PLACE_WORDS = { finding: "Finding", opening: "Opening comment", aob: "AOB" } as const;

/** `cells` names, for each response an entry may have here, how many cells its longest text takes. */
export function entryColumns(cells: readonly number[]): ExportColumn[] {
  const [first = 1, ...others] = cells;
  return [
    column("new-only", { key: "findings", heading: "Findings", width: 14, about: "The findings asked about, with the number in each; – where it has none." }),
    column("copy", { key: "numbers", heading: "Number", width: 13, about: "The numbers printed in the report." }),
    column("new-only", { key: "kind", heading: "Kind", width: 10, kind: "choice", words: wordsOf(ENTRY_KIND_WORDS), about: "Question, comment or concern." }),
    column("edit", { key: "askedBy", heading: "Asked by", width: 9, about: "The post that asked.", changedBy: OFFICE }),
    column("edit", { key: "text", heading: "Question, comment or concern", width: 54, about: "The entry’s words.", changedBy: OFFICE }),
    ...responseColumns(1, first),
    column("new-only", { key: "state", heading: "State", width: 10, kind: "choice", words: wordsOf(ENTRY_STATE_WORDS), about: "Issued, answered or closed. Drafts are never sent out." }),
    column("edit", { key: "dueOn", heading: "Due", width: 12, kind: "date", about: "When the response is due.", changedBy: OFFICE }),
    column("new-only", { key: "closedAs", heading: "Closed as", width: 16,
      about: `${CLOSURES.map((each) => CLOSURE_WORDS[each]).join(", ")}; with a date and a note where there are any.` }),
    column("new-only", { key: "followsUp", heading: "Follows up", width: 13, about: "The question whose response it takes up." }),
    column("new-only", { key: "issuedOn", heading: "Issued", width: 12, kind: "date", about: "When it was issued to the force." }),
    column("new-only", { key: "meeting", heading: "Meeting", width: 20, about: "Where it was put; a row of the sheet Meetings." }),
    column("new-only", { key: "place", heading: "Place", width: 12, kind: "choice", words: wordsOf(PLACE_WORDS), about: "On a finding, or the meeting’s opening comment or any other business (AOB)." }),
    ...others.flatMap((count, index) => responseColumns(index + 2, count)),
    column("new-only", { key: "order", heading: "Order", width: 8, hidden: true, about: "Hidden: its place among the entries of each finding." }),
  ];
}

/** Beside a question to answer, so that it can be answered without turning to the tracker. */
export const ASKED_OF = column("copy", { key: "askedOf", heading: "Finding asked about", width: 40, about: "HMICFRS’s words, as on the tracker." });

export const DETAIL_COLUMNS: readonly ExportColumn[] = [
  column("copy", { key: "reference", heading: "Reference", width: 10, about: "The finding." }),
  column("copy", { key: "number", heading: "Number", width: 16, about: "The number printed in the report." }),
  column("edit", { key: "addressedElsewhere", heading: "Addressed elsewhere", width: 36, about: "Where the questions on it were put instead.", changedBy: OFFICE }),
  column("edit", { key: "addressedElsewhereLink", heading: "Addressed elsewhere link", width: 30, about: "The address of those notes.", changedBy: OFFICE }),
  column("edit", { key: "assuranceStatement", heading: "Assurance statement", width: 50, about: "The commissioner’s written conclusion.", changedBy: OFFICE }),
  column("new-only", { key: "theirReference", heading: "Their reference", width: 14, about: "The reference in the force’s own workbook." }),
  column("new-only", { key: "limbs", heading: "Limbs", width: 50, about: "The separate things the finding asks for, one per line." }),
  column("new-only", { key: "repeats", heading: "Repeats", width: 16, about: "Earlier findings it repeats." }),
  column("new-only", { key: "supersedes", heading: "Supersedes", width: 16, about: "Findings it takes the place of." }),
];

export const ACTION_COLUMNS: readonly ExportColumn[] = [
  column("copy", { key: "reference", heading: "Reference", width: 10, about: "The action’s own reference." }),
  column("edit", { key: "text", heading: "Action", width: 70, about: "What is to be done.", changedBy: "Either side" }),
  column("edit", { key: "owners", heading: "Owners", width: 18, about: "The posts, separated by semicolons or commas.", changedBy: "Either side" }),
  column("edit", { key: "due", heading: "Due", width: 24, about: "As said: a date, “before 6 June”, “once developed”.", changedBy: "Either side" }),
  column("new-only", { key: "finding", heading: "Finding", width: 12, about: "The finding it belongs to." }),
  column("new-only", { key: "entry", heading: "Entry", width: 14, about: "The question it arose from." }),
  column("new-only", { key: "meeting", heading: "Meeting", width: 40, about: "The meeting it arose at." }),
];

/** By which a returned action log is known. */
export const REPORT_HEADING = "Latest update";

const KEEPERS = "Policy officer, SIB secretariat";

/** The sheet Actions of the action log: what the tracker's has, and how each stands. */
export const ACTION_LOG_COLUMNS: readonly ExportColumn[] = [
  column("copy", { key: "reference", heading: "Reference", width: 10, about: "The action’s own reference. It never changes." }),
  column("edit", { key: "state", heading: "State", width: 13, kind: "choice", words: wordsOf(ACTION_STATE_WORDS), changedBy: KEEPERS,
    about: "An action ends with what shows it, or why, written under How it ended. One that has ended is opened again with a new reason there." }),
  column("edit", { key: "kind", heading: "Kind", width: 10, kind: "choice", words: wordsOf(ACTION_KIND_WORDS), changedBy: KEEPERS, about: "A revisit comes back by itself on its day; a request was made in passing." }),
  column("edit", { key: "text", heading: "Action", width: 52, about: "What is to be done.", changedBy: KEEPERS }),
  column("edit", { key: "owners", heading: "Owners", width: 14, about: "The posts, separated by semicolons or commas.", changedBy: KEEPERS }),
  column("edit", { key: "due", heading: "Due", width: 16, kind: "when", about: "A date, or as said: “before 6 June”, “once developed”.", changedBy: KEEPERS }),
  column("edit", { key: "dueMeeting", heading: "Due at meeting", width: 24, about: "The meeting it is due at, by its reference: M-0004. Then the column before is empty.", changedBy: KEEPERS }),
  column("edit", { key: "revisitOn", heading: "Comes back on", width: 12, kind: "date", about: "Of a revisit: the day from which it stands on the next agenda.", changedBy: KEEPERS }),
  column("edit", { key: "report", heading: REPORT_HEADING, width: 46, about: "What was last reported. New words are taken as a new update in writing; the earlier ones are kept.", changedBy: "Its owners, policy officer, SIB secretariat" }),
  column("copy", { key: "reportedOn", heading: "Updated", width: 12, kind: "date", about: "When that was reported." }),
  column("copy", { key: "reportedBy", heading: "Update by", width: 10, about: "The post that reported it." }),
  column("edit", { key: "ending", heading: "How it ended", width: 34, about: "What shows that it is done, or why it is no longer required. Written together with a new state.", changedBy: KEEPERS }),
  column("edit", { key: "decidedBy", heading: "Decided by", width: 11, about: "Who decided that it is no longer required.", changedBy: KEEPERS }),
  column("edit", { key: "replacedBy", heading: "Replaced by", width: 11, about: "The reference of the action that takes its place.", changedBy: KEEPERS }),
  column("copy", { key: "broughtForward", heading: "Times brought forward", width: 10, about: "How many meetings it stood on the agenda of and was still open after." }),
  column("copy", { key: "overdue", heading: "Overdue", width: 9, about: "Whether its last day had passed on the day of the export." }),
  column("new-only", { key: "finding", heading: "Finding", width: 10, about: "The finding it belongs to." }),
  column("copy", { key: "arose", heading: "Question", width: 12, about: "The question it arose from." }),
  column("new-only", { key: "meeting", heading: "Meeting", width: 30, about: "The meeting it arose at; a row of the sheet Meetings." }),
  column("edit", { key: "marking", heading: "Marking", width: 12, about: "Where it differs from that of the workbook.", changedBy: KEEPERS }),
];

export const INSPECTION_COLUMNS: readonly ExportColumn[] = [
  column("new-only", { key: "title", heading: "Title", width: 60, about: "The inspection or report." }),
  column("new-only", { key: "kind", heading: "Kind", width: 22, kind: "choice", words: wordsOf(INSPECTION_KIND_WORDS), about: "What sort of inspection it was." }),
  column("new-only", { key: "publishedOn", heading: "Published", width: 14, kind: "date", about: "When HMICFRS published it." }),
];

export const MEETING_COLUMNS: readonly ExportColumn[] = [
  column("new-only", { key: "title", heading: "Title", width: 60, about: "The meeting." }),
  column("new-only", { key: "date", heading: "Date", width: 14, kind: "date", about: "Its date." }),
  column("new-only", { key: "time", heading: "Time", width: 10, about: "When it begins." }),
];
