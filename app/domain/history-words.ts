/** History in words: which field changed, and its values as a person reads them. */
import { ACTION_KIND_WORDS, ACTION_STATE_WORDS } from "~/domain/action/action";
import { formatDate, formatMoment, isCalendarDate } from "~/domain/calendar-date";
import { COLUMN_LIST } from "~/domain/columns";
import { CLOSURE_WORDS, ENTRY_KIND_WORDS, ENTRY_STATE_WORDS } from "~/domain/entry";
import { HISTORY_SUBJECTS, type Change, type HistorySubject } from "~/domain/history";
import { MEETING_STATE_WORDS } from "~/domain/meeting/meeting";
import { CONFIDENCES, formatConfidence, RESPONSE_STATE_WORDS } from "~/domain/response";

const COLUMN_BY_KEY = new Map<string, (typeof COLUMN_LIST)[number]>(COLUMN_LIST.map((column) => [column.key, column]));

const OTHER_WORDS: Record<string, string> = {
  created: "Entered",
  seriesId: "Series",
  papersDueOn: "Papers due",
  agendaIssuedAt: "Agenda issued",
  agendaOrder: "Order of the agenda",
  heading: "Heading",
  outcome: "How it ended",
  dueMeetingId: "Due at the meeting",
  itemId: "Agenda item",
  about: "About the action",
  replacedBy: "Replaced by",
  "brought-forward": "Brought forward",
  "not-heard-of": "Not heard of",
  "no-longer-required": "No longer required",
  reopened: "Opened again",
  standing: "Standing items",
  "meeting-kinds": "Kinds of meeting",
  endTime: "Until",
  noteTaker: "Notes taken by",
  notesBy: "Notes taken by",
  accepted: "Taken as written at",
  virtual: "Online",
  imported: "Taken in from its notes",
  nextKind: "Next meeting",
  nextDate: "Next meeting, date",
  nextTime: "Next meeting, time",
  nextEndTime: "Next meeting, until",
  nextVenue: "Next meeting, venue",
  notes: "Notes",
  notesReason: "Why the notes are corrected",
  notesWording: "Wording of the notes",
  notesComment: "Comment on the notes",
  notesDecision: "Comment on the notes decided",
  notesAgreedByOffice: "Notes agreed by the office",
  notesAgreedByForce: "Notes agreed by the force",
  notesPublished: "Notes published by",
  limbs: "Limbs",
  repeats: "Repeats",
  repeatedBy: "Repeated by",
  supersedes: "Supersedes",
  supersededBy: "Superseded by",
  assuranceStatement: "Assurance statement",
  hmicfrsStatusSource: "HMICFRS status, source",
  theirReference: "Their reference",
  ragSignOff: "Sign-off of RAG",
  correctionReason: "Reason for the correction",
  addressedElsewhere: "Addressed elsewhere",
  addressedElsewhereLink: "Addressed elsewhere, link",
  askedBy: "Asked by",
  by: "Answered by",
  dueOn: "Response due",
  meetingId: "Meeting",
  followsUpEntryId: "Follows up",
  closure: "Closed as",
  closureNote: "Note on closing",
  revisitOn: "Revisit on",
  statedConfidence: "Stated confidence",
  approval: "Approved by",
  assuranceDecision: "Assurance decided",
  correctionText: "Correction, text",
  correctionAskedBy: "Correction, asked by",
  correctionDueOn: "Correction, response due",
  correctionState: "Correction",
  clearAskedBy: "Clearing asked for by",
  clearedBy: "Cleared by",
  sentBackNote: "Sent back with a note",
  discardedResponse: "Response discarded",
  publishedOn: "Published",
  drafts: "Drafts handed on",
  delegation: "Names to act for them",
  dailyMail: "Mail of the day",
  signIn: "Signed in",
  signInRefused: "Not let in",
  signOut: "Signed out",
  refused: "Refused",
  sessions: "Sign-ins ended",
  oneTimeLink: "One-time link",
  singleSignOn: "Organisation’s account",
  email: "E-mail address",
  redaction: "Words taken away by law",
  "force-name": "Name of the force",
  "office-name": "Name of the office",
  "head-title": "Title of the office’s head",
  "force-head-title": "Title of the force’s head",
  "session-idle-minutes": "Minutes until an idle sign-in ends",
  "session-hours": "Hours until a sign-in ends",
};

const MODE_WORDS: Record<string, string> = { written: "In writing", spoken: "As spoken" };
const SIGN_IN_WORDS: Record<string, string> = { demonstration: "By one click, in the demonstration", "single sign-on": "With the organisation’s account", "signed out": "On screen" };
const ACTIVE_WORDS: Record<string, string> = { active: "Active", deactivated: "Deactivated" };

const VALUE_WORDS: Record<string, Record<string, string>> = {
  "entry.state": { ...ENTRY_STATE_WORDS, discarded: "Discarded" },
  "entry.correctionState": ENTRY_STATE_WORDS,
  "entry.kind": ENTRY_KIND_WORDS,
  "entry.closure": CLOSURE_WORDS,
  "response.state": RESPONSE_STATE_WORDS,
  "response.mode": MODE_WORDS,
  "action.state": ACTION_STATE_WORDS,
  "action.kind": ACTION_KIND_WORDS,
  "meeting.state": MEETING_STATE_WORDS,
  "person.active": ACTIVE_WORDS,
  "person.signIn": SIGN_IN_WORDS,
  "person.signOut": SIGN_IN_WORDS,
};

type Named = Pick<Change, "subject" | "field">;

function columnOf({ subject, field }: Named) {
  return subject === "finding" || subject === "update" ? COLUMN_BY_KEY.get(field) : undefined;
}

/** 'closureNote' → 'Note on closing'; a column's own heading where the field is a column. */
export function fieldWords(named: Named): string {
  const column = columnOf(named);
  if (column !== undefined) return column.heading;
  const known = Object.hasOwn(OTHER_WORDS, named.field) ? OTHER_WORDS[named.field] : undefined;
  if (known !== undefined) return known;
  const words = named.field.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("-", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Of a network address only a keyed digest is kept; its beginning tells one from another. */
const ADDRESS = /^([\s\S]*), from ([\w-]{6})[\w-]{16}$/;

export function valueWords(named: Named, value: string | null): string | null {
  if (value === null) return null;
  const column = columnOf(named);
  if (column !== undefined) return column.format(value);
  if (isCalendarDate(value)) return formatDate(value);
  if (INSTANT.test(value)) return formatMoment(value);
  const confidence = named.field === "statedConfidence" ? CONFIDENCES.find((each) => each === value) : undefined;
  if (confidence !== undefined) return capital(formatConfidence(confidence));
  const place = ADDRESS.exec(value);
  if (named.subject === "person" && place !== null) return `${capital(place[1] ?? "")}, from the address with the mark ${place[2] ?? ""}`;
  const words = VALUE_WORDS[`${named.subject}.${named.field}`];
  return words !== undefined && Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

/** The first letter large. */
function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 'RAG' and 'HMICFRS status' keep their capitals. */
function within(words: string): string {
  return /^[A-Z](?:[a-z’]|-[a-z])/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** 'Q2', 'Text' → 'Q2: text'; what belongs to the finding itself is named by its field alone. */
export function whatWords(subject: string, field: string): string {
  return subject === "" ? field : `${capital(subject)}: ${within(field)}`;
}

const GROUP_WORDS: Record<HistorySubject, string> = {
  finding: "", update: "", entry: "Questions", response: "Responses", action: "Actions", meeting: "Meetings", "agenda item": "Agenda items", inspection: "Inspections",
  "bank question": "Question bank", person: "People", setting: "Settings", "private note": "Private notes", cycle: "SIB cycles",
};

/** 'entry.text' → its two parts; an empty filter where it is not of that form. */
export function readFieldChoice(text: string | null): { subject?: HistorySubject; field?: string } {
  const [name = "", field = ""] = /^([a-z ]+)\.([\w-]+)$/.exec(text ?? "")?.slice(1) ?? [];
  const subject = HISTORY_SUBJECTS.find((each) => each === name);
  return subject === undefined ? {} : { subject, field };
}

/** What a history can be narrowed to: columns first, then the rest by what they belong to. */
export function fieldChoices(fields: readonly { subject: HistorySubject; field: string }[]): { value: string; words: string }[] {
  const words = (each: Named) => {
    const group = GROUP_WORDS[each.subject];
    return group === "" ? fieldWords(each) : `${group}: ${within(fieldWords(each))}`;
  };
  return fields
    .map((each) => ({ value: `${each.subject}.${each.field}`, words: words(each), group: GROUP_WORDS[each.subject] }))
    .sort((a, b) => a.group.localeCompare(b.group, "en") || a.words.localeCompare(b.words, "en"))
    .map(({ value, words: shown }) => ({ value, words: shown }));
}
