/** The words for a field that an import changes, as a person reads them, and for its values. */
import { ACTION_KIND_WORDS, ACTION_STATE_WORDS } from "~/domain/action/action";
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { DETAIL_HEADINGS } from "~/domain/import/import-permissions";
import type { PlannedChange } from "~/domain/import/import-plan";
import { isFieldKey, type DetailKey } from "~/domain/import/reading";

const OTHERS = {
  text: "Words", askedBy: "Asked by", dueOn: "Due", response: "Response", responseBy: "Response by", statedConfidence: "Stated confidence",
  commitmentAskedFor: "Commitment asked for", commitment: "Commitment", condition: "Condition", owners: "Owners", due: "Due",
  state: "State", kind: "Kind", dueMeeting: "Due at meeting", revisitOn: "Comes back on", report: "Latest update", ending: "How it ended", decidedBy: "Decided by", replacedBy: "Replaced by", marking: "Marking",
} as const;

const STATE_AND_KIND_WORDS = new Map<string, string>([...Object.entries(ACTION_STATE_WORDS), ...Object.entries(ACTION_KIND_WORDS)]);

export function fieldWords(field: PlannedChange["field"]): string {
  if (isFieldKey(field)) return COLUMNS[field].heading;
  return field in OTHERS ? OTHERS[field as keyof typeof OTHERS] : DETAIL_HEADINGS[field as DetailKey];
}

/** 'F-0130 AFI 1' */
export function subjectWords({ reference, label }: Pick<PlannedChange, "reference" | "label">): string {
  return label === reference || label === "" ? reference : `${reference} ${label}`;
}

/** 'F-0130 AFI 1, RAG' */
export function cellWords(change: Pick<PlannedChange, "reference" | "label" | "field">): string {
  return `${subjectWords(change)}, ${fieldWords(change.field)}`;
}

/** Why a cell is held back, with what it is of: the finding, and the field where the reason does not begin with it. */
export function heldWords(change: Pick<PlannedChange, "reference" | "label" | "field">, reason: string): string {
  return `${reason.startsWith(fieldWords(change.field)) ? subjectWords(change) : cellWords(change)}: ${reason}`;
}

/** What a cell waits for that is settled with another, in words. */
export function leaderWords(field: PlannedChange["field"]): string {
  return field === "ragReason" ? "the RAG it is the reason of" : "the words of the update it dates";
}

export function valueWords(field: PlannedChange["field"], value: string | null): string {
  if (value === null) return "";
  if (isFieldKey(field)) return COLUMNS[field].format(value);
  if (field === "state" || field === "kind") return STATE_AND_KIND_WORDS.get(value) ?? value;
  return (field === "dueOn" || field === "due" || field === "revisitOn" || field === "commitmentAskedFor") && isCalendarDate(value) ? formatDate(value) : value;
}
