/** History in words: which field changed, and its values as a person reads them. */
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { COLUMN_LIST } from "~/domain/columns";
import { CLOSURE_WORDS, ENTRY_KIND_WORDS, ENTRY_STATE_WORDS } from "~/domain/entry";
import type { Change } from "~/domain/history";
import { RESPONSE_STATE_WORDS } from "~/domain/response";

const COLUMN_BY_KEY = new Map<string, (typeof COLUMN_LIST)[number]>(COLUMN_LIST.map((column) => [column.key, column]));

const OTHER_WORDS: Record<string, string> = {
  created: "Entered",
  limbs: "Limbs",
  repeats: "Repeats",
  supersedes: "Supersedes",
  assuranceStatement: "Assurance statement",
  theirReference: "Their reference",
  correctionReason: "Reason for the correction",
  addressedElsewhere: "Addressed elsewhere",
  addressedElsewhereLink: "Addressed elsewhere, link",
  askedBy: "Asked by",
  dueOn: "Response due",
  meetingId: "Meeting",
  followsUpEntryId: "Follows up",
  closureNote: "Note on closing",
  revisitOn: "Revisit on",
  statedConfidence: "Stated confidence",
  signIn: "Signed in",
  signInRefused: "Not let in",
  signOut: "Signed out",
  oneTimeLink: "One-time link",
  singleSignOn: "Organisation’s account",
};

const VALUE_WORDS: Record<string, Record<string, string>> = {
  "entry.state": ENTRY_STATE_WORDS,
  "entry.kind": ENTRY_KIND_WORDS,
  "entry.closure": CLOSURE_WORDS,
  "response.state": RESPONSE_STATE_WORDS,
};

type Named = Pick<Change, "subject" | "field">;

/** 'closureNote' → 'Note on closing'; a column's own heading where the field is a column. */
export function fieldWords({ subject, field }: Named): string {
  const column = subject === "finding" ? COLUMN_BY_KEY.get(field) : undefined;
  if (column !== undefined) return column.heading;
  const known = OTHER_WORDS[field];
  if (known !== undefined) return known;
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function valueWords({ subject, field }: Named, value: string | null): string | null {
  if (value === null) return null;
  const column = subject === "finding" ? COLUMN_BY_KEY.get(field) : undefined;
  if (column !== undefined) return column.format(value);
  if (isCalendarDate(value)) return formatDate(value);
  return VALUE_WORDS[`${subject}.${field}`]?.[value] ?? value;
}
