/** The items of an agenda, how they are moved and ended. */
import type { CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

/** `outstanding` holds actions brought forward, `arising` matters from the SIB, `other` what has a source of its own. */
export const ITEM_KINDS = ["outstanding", "theme", "finding", "arising", "standing", "other", "aob"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const ITEM_OUTCOMES = ["discussed", "deferred", "addressed-elsewhere", "no-question", "nothing-arising", "not-reached"] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** As it stands in the notes. */
export const ITEM_OUTCOME_WORDS: Record<ItemOutcome, string> = {
  discussed: "Discussed", deferred: "Deferred", "addressed-elsewhere": "Addressed elsewhere", "no-question": "No question", "nothing-arising": "There were none", "not-reached": "Not reached",
};

export type AgendaItem = {
  id: string;
  meetingId: string;
  parentId: string | null;
  position: number;
  /** As printed in notes that were taken in; null where it goes by its place. */
  number: string | null;
  kind: ItemKind;
  heading: string;
  /** What was said under it that has no other structure. */
  text: string | null;
  findingId: string | null;
  actionId: string | null;
  source: { kind: string; title: string; link: string | null } | null;
  closedSession: boolean;
  outcome: ItemOutcome | null;
  outcomeNote: string | null;
  outcomeLink: string | null;
  deferredToMeetingId: string | null;
  deferredFromId: string | null;
  /** By what it came there by itself; null where somebody put it there. */
  origin: string | null;
  notesBy: { personId: string; since: string } | null;
  version: number;
  entryIds: string[];
};

/** Outstanding matters and other business have a place of their own on every agenda, and stand under nothing. */
export function standsAlone(kind: ItemKind, item: Pick<AgendaItem, "actionId" | "parentId"> | null): boolean {
  return (kind === "outstanding" || kind === "aob") && (item === null || (item.actionId === null && item.parentId === null));
}

/** The order of the siblings after one of them was moved by one place; the same order where it is at the end. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const without = ids.filter((each) => each !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}

/** The same with the item at a place, counted from 1; before the first and after the last are those. */
export function movedTo(ids: readonly string[], id: string, place: number): string[] {
  if (!ids.includes(id)) return [...ids];
  const without = ids.filter((each) => each !== id);
  const to = Math.min(Math.max(place, 1), ids.length) - 1;
  return [...without.slice(0, to), id, ...without.slice(to)];
}

/** How an item may end before the day of its meeting: without having been come to. */
export const OUTCOMES_BEFORE: readonly ItemOutcome[] = ["deferred", "addressed-elsewhere", "no-question"];

export type WantedOutcome = { outcome: ItemOutcome; note: string | null; link: string | null; toMeeting: { id: string; date: CalendarDate } | null };

/** What has to be said with each way of ending an item. */
export function checkOutcome(item: Pick<AgendaItem, "kind">, { outcome, note, toMeeting }: WantedOutcome, heldOn: CalendarDate): Done<true> {
  switch (outcome) {
    case "deferred":
      if (toMeeting === null) return refuse("invalid", "Say to which meeting it is deferred.", { field: "toMeeting" });
      if (toMeeting.date < heldOn) return refuse("invalid", "It is deferred to a meeting after this one. Choose a later one.", { field: "toMeeting" });
      return note === null ? refuse("invalid", "Say why it is deferred.", { field: "note" }) : done(true);
    case "addressed-elsewhere": return note === null ? refuse("invalid", "Say where it is addressed.", { field: "note" }) : done(true);
    case "no-question": return note === null ? refuse("invalid", "Write the comment that stands in place of a question.", { field: "note" }) : done(true);
    case "nothing-arising": return item.kind === "finding" ? refuse("refused", "“There were none” is for matters arising and other business, not for a finding. Choose no question.") : done(true);
    case "discussed": case "not-reached": return done(true);
    default: return outcome satisfies never;
  }
}

/** The items of earlier meetings that it goes on with, the latest first. */
export function earlierItems<T extends Pick<AgendaItem, "id" | "deferredFromId">>(item: T, find: (id: string) => T | undefined): T[] {
  const earlier: T[] = [];
  const before = ({ deferredFromId }: T) => (deferredFromId === null ? undefined : find(deferredFromId));
  for (let at = before(item); at !== undefined && !earlier.includes(at); at = before(at)) earlier.push(at);
  return earlier;
}

/** How often an item was put off before it came to this meeting. */
export function timesDeferred<T extends Pick<AgendaItem, "id" | "deferredFromId">>(item: T, find: (id: string) => T | undefined): number {
  return earlierItems(item, find).length;
}
