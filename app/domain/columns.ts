/** The one column list: feeds the grid, validation, import, export, history and the command line. */
import type { Side } from "~/domain/actor";
import { formatDate, isCalendarDate, parseDate } from "~/domain/calendar-date";
import {
  ASSURANCES, ASSURANCE_WORDS, FINDING_KINDS, FINDING_KIND_WORDS, HMICFRS_STATUSES, HMICFRS_STATUS_WORDS,
} from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";
import { RAGS, RAG_WORDS, readRag } from "~/domain/rag";
import type { FindingRecord } from "~/domain/record";
import { formatSteps, parseSteps } from "~/domain/step";
import { parseLine, parseText } from "~/domain/text";

export const COLUMN_KEYS = [
  "reference", "number", "kind", "finding", "inspection", "questionArea", "causeOfConcern", "strategicLead", "tacticalLead",
  "stepsToGreen", "update", "updateAsAt", "rag", "ragReason", "targetDate", "deadline", "hmicfrsStatus", "assurance",
  "questions", "responses",
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

export type ColumnKind = "line" | "text" | "date" | "choice" | "steps" | "copy";

/**
 * A column. `parse` turns what a person wrote into the canonical text that is stored, compared and kept in history
 * ('amber', '2022-05-23', steps one per line; null = empty); `format` turns canonical text into what a person reads.
 */
export type Column = {
  key: ColumnKey;
  heading: string;
  aliases: readonly string[];
  kind: ColumnKind;
  /** Choices in canonical form, for `choice` columns. */
  choices: readonly string[];
  parse: (text: string) => Done<string | null>;
  format: (value: string | null) => string;
  /** Who may change it; empty = nobody by editing (locked, or a grey copy of what is kept elsewhere). */
  editableBy: readonly Side[];
};

const BOTH: readonly Side[] = ["opcc", "force"];
const FORCE: readonly Side[] = ["force"];
const OPCC: readonly Side[] = ["opcc"];
const NOBODY: readonly Side[] = [];

function simplified(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** A choice read by its word or its code, whatever the case; the words are listed in the refusal. */
function parseChoice<T extends string>(text: string, heading: string, words: Record<T, string>, also: Record<string, T> = {}): Done<T | null> {
  const codes = Object.keys(words) as T[];
  // Nearly always it is written just so, and simplifying every word takes long where there are thousands of cells.
  const exact = codes.find((code) => text === words[code] || text === code);
  if (exact !== undefined) return done(exact);
  const wanted = simplified(text);
  if (wanted === "") return done(null);
  for (const code of codes) {
    if (wanted === simplified(words[code]) || wanted === simplified(code)) return done(code);
  }
  const known = Object.hasOwn(also, wanted) ? also[wanted] : undefined;
  if (known !== undefined) return done(known);
  const list = Object.values<string>(words).join(", ");
  return refuse("invalid", `“${text.trim()}” is not a value of ${heading}. Use one of: ${list}.`);
}

const text = (heading: string) => (value: string) => parseText(value, heading);
const line = (heading: string) => (value: string) => parseLine(value, heading);
const asIs = (value: string | null) => value ?? "";
const longDate = (value: string | null) => (value === null ? "" : isCalendarDate(value) ? formatDate(value) : value);

type Spec = Omit<Column, "choices" | "format" | "aliases"> & Partial<Pick<Column, "choices" | "format" | "aliases">>;
function column(spec: Spec): Column {
  return { choices: [], format: asIs, aliases: [], ...spec };
}

function wordOf<T extends string>(words: Record<T, string>) {
  return (value: string | null) => (value === null ? "" : value in words ? words[value as T] : value);
}

const HMICFRS_ALSO = {
  open: "being-progressed", "in progress": "being-progressed", progressing: "being-progressed", ongoing: "being-progressed",
  closed: "complete", completed: "complete", "signed off": "complete", "partially complete": "partially-met", "partially outstanding": "partially-met",
} as const;

export const KIND_ALSO = {
  "area for improvement": "afi", "areas for improvement": "afi", rec: "recommendation", recommendations: "recommendation", coc: "cause-of-concern",
  acoc: "accelerated-cause-of-concern", other: "other",
} as const;

export const COLUMNS: Record<ColumnKey, Column> = {
  reference: column({ key: "reference", heading: "Reference", kind: "line", parse: line("Reference"), editableBy: NOBODY,
    aliases: ["Ref", "Ref no", "Reference number", "Our ref", "ID", "Tracker ref", "Tracker reference", "Unique reference", "URN"] }),
  number: column({ key: "number", heading: "Number", kind: "line", parse: line("Number"), editableBy: NOBODY,
    aliases: ["No", "Number and type", "Type and number", "Rec no", "Rec number", "Recommendation number", "Recommendation no", "AFI number", "AFI no", "AFI/Rec no", "AFI / Rec number", "HMICFRS number", "HMICFRS no", "#", "Item", "Item no"] }),
  kind: column({ key: "kind", heading: "Kind", kind: "choice", choices: FINDING_KINDS, format: wordOf(FINDING_KIND_WORDS), editableBy: NOBODY,
    parse: (value) => parseChoice(value, "Kind", FINDING_KIND_WORDS, KIND_ALSO), aliases: ["Type", "Category", "Finding type", "AFI or recommendation", "Type of finding", "Rec/AFI", "AFI/Rec"] }),
  finding: column({ key: "finding", heading: "Finding", kind: "text", parse: text("Finding"), editableBy: NOBODY,
    aliases: ["AFI / recommendation", "AFI/Recommendation", "Recommendation / AFI", "Recommendation or AFI", "AFI or recommendation text", "Recommendation", "Recommendations", "AFI", "AFIs", "Area for improvement", "Areas for improvement", "Text", "Finding text", "Text of finding", "Recommendation text", "HMICFRS recommendation", "HMICFRS finding", "HMICFRS AFI", "HMICFRS recommendation / AFI", "Description", "Wording", "Detail", "Details", "Recommendation / area for improvement", "Recommendation/Area for improvement", "Issue"] }),
  inspection: column({ key: "inspection", heading: "Inspection", kind: "line", parse: line("Inspection"), editableBy: NOBODY,
    aliases: ["Report", "Inspection report", "HMICFRS report", "Report title", "Source", "Inspection title", "Publication", "Name of report", "Inspection name"] }),
  questionArea: column({ key: "questionArea", heading: "Question area", kind: "line", parse: line("Question area"), editableBy: BOTH,
    aliases: ["Core question", "PEEL question", "PEEL area", "Theme", "Thematic area", "Area", "Pillar"] }),
  causeOfConcern: column({ key: "causeOfConcern", heading: "Cause of concern", kind: "line", parse: line("Cause of concern"), editableBy: NOBODY,
    aliases: ["Parent", "Parent cause of concern", "CoC"] }),
  strategicLead: column({ key: "strategicLead", heading: "Strategic lead", kind: "line", parse: line("Strategic lead"), editableBy: FORCE,
    aliases: ["Strategic owner", "Chief officer lead", "Chief officer", "Executive lead", "Senior responsible owner", "SRO", "Strategic", "Exec lead", "Gold lead", "Senior lead"] }),
  tacticalLead: column({ key: "tacticalLead", heading: "Tactical lead", kind: "line", parse: line("Tactical lead"), editableBy: FORCE,
    aliases: ["Tactical owner", "Lead", "Owner", "Force lead", "Business lead", "Lead officer", "Tactical", "Action owner", "Responsible officer", "Silver lead", "Delivery lead", "Operational lead"] }),
  stepsToGreen: column({ key: "stepsToGreen", heading: "Steps to green", kind: "steps", editableBy: FORCE,
    parse: (value) => { const steps = parseSteps(value); return steps.ok ? done(steps.value.length === 0 ? null : formatSteps(steps.value)) : steps; },
    aliases: ["Step to green", "Path to green", "Route to green", "Actions to green", "Steps to get to green", "Plan to green", "Planned actions", "Action plan", "Next steps", "What needs to be done", "Road to green"] }),
  update: column({ key: "update", heading: "Update", kind: "text", parse: text("Update"), editableBy: FORCE,
    aliases: ["Force update", "Latest update", "Progress update", "Progress", "Current position", "Comment", "Comments", "Commentary", "Position", "Narrative", "Update / progress", "Current update", "SIB update", "Activity", "Update on activity", "Progress to date", "Status update"] }),
  updateAsAt: column({ key: "updateAsAt", heading: "Update as at", kind: "date", parse: parseDate, format: longDate, editableBy: FORCE,
    aliases: ["As at", "As at date", "Date of update", "Update date", "Updated", "Last updated", "Date updated", "Updated on", "Date last updated", "Position as at"] }),
  rag: column({ key: "rag", heading: "RAG", kind: "choice", choices: RAGS, format: wordOf(RAG_WORDS), editableBy: FORCE,
    parse: (value) => { if (value.trim() === "") return done(null); const rag = readRag(value); return rag ? done(rag) : refuse("invalid", `“${value.trim()}” is not a RAG. Use one of: ${RAGS.map((each) => RAG_WORDS[each]).join(", ")}.`); },
    aliases: ["RAG status", "RAG rating", "BRAG", "BRAG status", "RAGB", "BRAGG", "Current RAG", "Rating", "Delivery RAG", "RAG/status", "RAGW", "RAG grade"] }),
  ragReason: column({ key: "ragReason", heading: "RAG reason", kind: "text", parse: text("RAG reason"), editableBy: FORCE,
    aliases: ["Reason", "Reason for RAG", "RAG rationale", "Rationale", "RAG comment", "Reason for status", "RAG justification"] }),
  targetDate: column({ key: "targetDate", heading: "Target date", kind: "date", parse: parseDate, format: longDate, editableBy: FORCE,
    aliases: ["Target", "Target completion date", "Target completion", "Completion date", "Expected completion", "Due date", "Due", "Planned completion", "Date for completion", "Estimated completion date", "Forecast completion", "Anticipated completion date", "Target for green"] }),
  deadline: column({ key: "deadline", heading: "Deadline", kind: "date", parse: parseDate, format: longDate, editableBy: BOTH,
    aliases: ["HMICFRS deadline", "Deadline date", "HMICFRS due date", "HMICFRS date", "Deadline set by HMICFRS", "Inspectorate deadline"] }),
  hmicfrsStatus: column({ key: "hmicfrsStatus", heading: "HMICFRS status", kind: "choice", choices: HMICFRS_STATUSES, format: wordOf(HMICFRS_STATUS_WORDS), editableBy: BOTH,
    parse: (value) => parseChoice(value, "HMICFRS status", HMICFRS_STATUS_WORDS, HMICFRS_ALSO), aliases: ["HMICFRS position", "Inspectorate status", "HMICFRS register status", "HMICFRS closure", "Portal status", "HMICFRS portal status", "Register status"] }),
  assurance: column({ key: "assurance", heading: "Assurance", kind: "choice", choices: ASSURANCES, format: wordOf(ASSURANCE_WORDS), editableBy: OPCC,
    parse: (value) => parseChoice(value, "Assurance", ASSURANCE_WORDS), aliases: ["PCC assurance", "PCC's assurance", "Assurance status", "Assurance level", "OPCC assurance"] }),
  questions: column({ key: "questions", heading: "PCC's assurance questions", kind: "copy", parse: text("PCC's assurance questions"), editableBy: NOBODY,
    aliases: ["PCC’s assurance questions", "Assurance questions", "PCC questions", "Questions", "Question", "PCC's questions", "OPCC questions", "PCC assurance question", "PCC's assurance question", "Commissioner's questions", "Assurance question", "PCC challenge", "PCC question"] }),
  responses: column({ key: "responses", heading: "Force responses", kind: "copy", parse: text("Force responses"), editableBy: NOBODY,
    aliases: ["Force response", "Response", "Responses", "Force's response", "Force's responses", "CC response", "Chief Constable's response", "Answer", "Answers", "Force reply", "Reply", "Response from force", "Force answer"] }),
};

export const COLUMN_LIST: readonly Column[] = COLUMN_KEYS.map((key) => COLUMNS[key]);

/** How headings are compared: case, punctuation and curly quotes make no difference. */
export function headingKey(heading: string): string {
  return heading.trim() === "#" ? "#" : simplified(heading.replace(/[’‘']/g, ""));
}

const BY_HEADING = new Map(COLUMN_LIST.flatMap((each) => [each.heading, ...each.aliases].map((name) => [headingKey(name), each.key] as const)));

/** The column a heading means, by its own heading or one of its aliases; null where none does. */
export function columnOfHeading(heading: string): ColumnKey | null {
  return BY_HEADING.get(headingKey(heading)) ?? null;
}

/** The canonical value of a finding in a column; `questions` and `responses` are joined elsewhere and are null here. */
export function columnValue(finding: FindingRecord, key: ColumnKey): string | null {
  switch (key) {
    case "reference": return finding.reference;
    case "number": return finding.number;
    case "kind": return finding.kind;
    case "finding": return finding.text;
    case "inspection": return finding.inspection?.title ?? null;
    case "questionArea": return finding.questionArea;
    case "causeOfConcern": return finding.parentReference;
    case "strategicLead": return finding.strategicLead?.text ?? null;
    case "tacticalLead": return finding.tacticalLead?.text ?? null;
    case "stepsToGreen": return finding.steps.length === 0 ? null : formatSteps(finding.steps);
    case "update": return finding.update?.text ?? null;
    case "updateAsAt": return finding.update?.asAt ?? null;
    case "rag": return finding.update?.rag ?? null;
    case "ragReason": return finding.update?.ragReason ?? null;
    case "targetDate": return finding.targetDate;
    case "deadline": return finding.deadline;
    case "hmicfrsStatus": return finding.hmicfrsStatus;
    case "assurance": return finding.assurance;
    case "questions": case "responses": return null;
    default: return key satisfies never;
  }
}
