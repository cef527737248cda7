/** Typed text: what somebody is typing in a form and has not saved yet. Seen by that person alone, and no part of the record. */
import type { Instant } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

/** The fields of a form as it would send them. */
export type TypedFields = Record<string, string[]>;

export type TypedText = { fields: TypedFields; savedAt: Instant };

/** What its `owner` typed in one form; null where nothing was kept. */
export type TypedForm = { owner: string; text: TypedText | null };

/** The form that a text belongs to, as one word. */
export const typedPlace = {
  /** `responseId` is '' for a new response. */
  answer: (entryId: string, responseId: string) => (responseId === "" ? `answer/${entryId}` : `answer/${entryId}/${responseId}`),
  field: (reference: string, column: string) => `field/${reference}/${column}`,
  ask: (reference: string) => `ask/${reference}`,
  editEntry: (entryId: string) => `entry/${entryId}`,
  correctEntry: (entryId: string) => `correction/${entryId}`,
};

/** Characters: several texts of the greatest length that a field may have. */
const LONGEST_FORM = 300_000;
const LONGEST_PLACE = 200;

/** How many forms of one person are kept, and for how many days. */
export const MOST_PLACES = 100;
export const KEPT_DAYS = 90;

export function checkTyped(place: string, fields: TypedFields): Done<true> {
  if (place === "" || place.length > LONGEST_PLACE) return refuse("invalid", "This form cannot be kept while it is typed. Save it to keep it.");
  const size = Object.entries(fields).reduce((sum, [name, values]) => sum + name.length + values.reduce((length, value) => length + value.length, 0), 0);
  return size > LONGEST_FORM ? refuse("too-large", "This form is too long to be kept while it is typed. Save it to keep it.") : done(true);
}
