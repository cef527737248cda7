/** What the notes of a past meeting would write of the meeting itself, beside findings, entries and actions. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { Target } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";
import type { ItemKind, ItemOutcome } from "~/domain/meeting/agenda";
import type { Presence } from "~/domain/meeting/meeting";

/** Facts of the meeting that notes give, under the names of its columns. */
export const PAPER_FIELDS = ["kind", "theme", "time", "endTime", "venue", "virtual", "chair", "noteTaker", "nextKind", "nextDate", "nextTime", "nextEndTime", "nextVenue"] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

/** What stands in a field that says yes or nothing. */
export const YES = "yes";

export type PlannedFact = { field: PaperField; value: string; place: Place };
export type PlannedAttendance = { name: string; capacity: string; code: string | null; presence: Presence; place: Place };

export type PlannedItem = {
  key: string;
  place: Place;
  /** The key of the item it stands below, or its id. */
  parent: Target | null;
  number: string | null;
  kind: ItemKind;
  heading: string;
  text: string | null;
  outcome: ItemOutcome | null;
  outcomeNote?: string | null;
  finding?: Target;
  /** The action of the record it reports on. */
  actionId: string | null;
  closedSession: boolean;
};

/** What was said of an action that is there already. `item`: the item of the record it stands under, where that names no action yet. */
export type PlannedReport = { actionId: string; reference: string; text: string | null; mode: "written" | "spoken"; place: Place; item?: { id: string; name: string } };
export type NotHeardOf = { actionId: string; reference: string; text: string };

export type PlannedPaper = {
  /** Null where the meeting is new. */
  meetingId: string | null;
  date: CalendarDate;
  /** The meeting is over and its actions are accounted for with it. */
  closes: boolean;
  facts: PlannedFact[];
  attendance: PlannedAttendance[];
  items: PlannedItem[];
  reports: PlannedReport[];
  /** Open actions that nothing was said of. */
  notHeardOf: NotHeardOf[];
};

/** How many things it writes. */
export function paperCount(paper: PlannedPaper | undefined): number {
  if (paper === undefined) return 0;
  return paper.facts.length + paper.attendance.length + paper.items.length + paper.reports.length + paper.notHeardOf.length + (paper.closes && paper.meetingId !== null ? 1 : 0);
}

/** "1.2 Storms", as an item is named. */
export function itemName({ number, heading }: Pick<PlannedItem, "number" | "heading">): string {
  return number === null ? heading : `${number} ${heading}`;
}

/** "Ngozi Okafor, Chief Constable (CC)". */
export function attendeeName({ name, capacity, code, presence }: Omit<PlannedAttendance, "place">): string {
  const post = `${capacity}${code === null ? "" : ` (${code})`}`.trim();
  return `${name}${post === "" ? "" : `, ${post}`}${presence === "present" ? "" : presence === "apologies" ? ": apologies" : ": not stated"}`;
}
