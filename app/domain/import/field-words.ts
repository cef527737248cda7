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
  state: "State", kind: "Kind", dueMeeting: "Due at meeting", revisitOn: "Comes back on", report: "Update", ending: "How it ended", decidedBy: "Decided by", replacedBy: "Replaced by", marking: "Marking",
} as const;

const STATE_AND_KIND_WORDS = new Map<string, string>([...Object.entries(ACTION_STATE_WORDS), ...Object.entries(ACTION_KIND_WORDS)]);

export function fieldWords(field: PlannedChange["field"]): string {
  if (isFieldKey(field)) return COLUMNS[field].heading;
  return field in OTHERS ? OTHERS[field as keyof typeof OTHERS] : DETAIL_HEADINGS[field as DetailKey];
}

export function valueWords(field: PlannedChange["field"], value: string | null): string {
  if (value === null) return "";
  if (isFieldKey(field)) return COLUMNS[field].format(value);
  if (field === "state" || field === "kind") return STATE_AND_KIND_WORDS.get(value) ?? value;
  return (field === "dueOn" || field === "due" || field === "revisitOn" || field === "commitmentAskedFor") && isCalendarDate(value) ? formatDate(value) : value;
}
