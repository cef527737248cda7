/** What waits for somebody: one thing each, in groups by what is to be done with it. */
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import type { CorrectionState } from "~/domain/entry-correction";
import type { Closing } from "~/domain/proposed-assurance";

export const WORK_KINDS = [
  "action", "notes-agree", "notes-publish", "notes-comments", "approve", "assurance", "own-drafts", "issue", "assure", "overdue-answer", "revisit", "section-55",
  "clear", "sign-off", "sent-back", "answer", "submit-response", "submit-fields", "update", "no-lead", "agreed-paper",
  "deadline", "link-sign-in", "no-post",
  "with-pcc", "follow-up", "with-force", "with-leads", "with-chief-officers", "updates-of-leads", "actions-of-others", "close-meeting",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Where an item leads; the pages know their own addresses. */
export type WorkPlace =
  | { page: "entry"; id: string }
  | { page: "answer"; reference: string; entryId: string }
  | { page: "finding"; reference: string; part: "update" | "entries" | "facts" }
  | { page: "action"; reference: string }
  | { page: "meeting"; id: string }
  | { page: "notes"; id: string; number: number }
  | { page: "inspections" }
  | { page: "agreed-paper"; id: string }
  | { page: "people" }
  | { page: "person"; id: string };

export type WorkItem = {
  /** The same for the same thing, in whichever group it stands. */
  key: string;
  /** Null where it is about no finding. */
  reference: string | null;
  /** 'AFI 7', or what it is about where that is no finding. */
  title: string;
  /** The finding's text. */
  about: string;
  /** What of it: 'Q2', 'Update 45 days old'. */
  what: string;
  /** The question, where it is about one. */
  words: string | null;
  /** Whose it is, where it is looked after for others: a lead as written. */
  whose: string | null;
  /** The day since which it waits; null where nobody wrote that down. */
  since: CalendarDate | null;
  due: CalendarDate | null;
  place: WorkPlace;
};

export type WorkGroup = {
  kind: WorkKind;
  /** Those in whose name it is done. */
  inNameOf: string[];
  /** True where it waits for this person; false where they only keep an eye on it. */
  mine: boolean;
  items: WorkItem[];
};

/** What is known of things in preparation besides the record; ids that the record does not show are of no use to anybody. */
export type WorkFacts = {
  /** Entries that are drafts or approved. */
  entries: ReadonlyMap<string, { draftedAt: Instant; approvedAt: Instant | null; heldBy: string | null }>;
  /** New versions of issued entries that are not issued yet: the office's own; none for anybody else. */
  corrections: readonly { id: string; entryId: string; state: CorrectionState; draftedAt: Instant; approvedAt: Instant | null; heldBy: string | null }[];
  /** By finding. */
  closings: ReadonlyMap<string, Closing>;
};

export const NO_FACTS: WorkFacts = { entries: new Map(), corrections: [], closings: new Map() };

const NEVER = "9999-12-31";

// Codes and dates need no alphabet, and to compare them by one is far slower.
function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Most pressing first: what is due soonest, then what has waited longest. */
export function byUrgency(a: WorkItem, b: WorkItem): number {
  return order(a.due ?? NEVER, b.due ?? NEVER) || order(a.since ?? NEVER, b.since ?? NEVER) || order(a.reference ?? "", b.reference ?? "") || order(a.what, b.what);
}

const LONGEST = 110;

/** The beginning of a text, in one line, cut between words. */
function beginning(text: string): string {
  // Of a long text only as much is looked at as can be shown.
  const line = text.slice(0, 4 * LONGEST).replace(/\s+/g, " ").trim();
  if (line.length <= LONGEST && text.length <= 4 * LONGEST) return line;
  const cut = line.slice(0, LONGEST - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}

/** As it is shown: of long texts only the beginning. */
export function shortened(item: WorkItem): WorkItem {
  return { ...item, about: beginning(item.about), words: item.words === null ? null : beginning(item.words) };
}
