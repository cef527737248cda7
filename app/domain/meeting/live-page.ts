/** A meeting as the note-taker's screen shows it: item by item, with what was asked, said and decided under each. */
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import type { ActionEventKind, ActionState } from "~/domain/action/action";
import type { EntryKind } from "~/domain/entry";
import type { ItemKind, ItemOutcome } from "~/domain/meeting/agenda";
import type { LiveFields } from "~/domain/meeting/live-write";
import type { Attendance, MeetingState } from "~/domain/meeting/meeting";
import type { ResponseMode, ResponsePart } from "~/domain/response";

/** `waiting`: it is in the browser and has not been sent yet. */
type MayWait = { waiting?: true };

export type LiveResponse = MayWait & {
  id: string;
  mode: ResponseMode;
  parts: ResponsePart[];
  /** Taken as it was written, at this meeting or one before. */
  accepted: boolean;
  /** What it said before it was amended. */
  before: { mode: ResponseMode; parts: ResponsePart[] } | null;
};

export type LiveEntry = MayWait & {
  id: string;
  kind: EntryKind;
  /** 'Q2', 'Comment'. */
  label: string;
  text: string;
  askedBy: string | null;
  followsUp: string | null;
  open: boolean;
  responses: LiveResponse[];
};

export type LiveAction = MayWait & { id: string; reference: string | null; text: string; owners: string[]; due: string | null };

export type LiveMatter = MayWait & {
  id: string;
  reference: string;
  text: string;
  owners: string[];
  state: ActionState;
  timesBroughtForward: number;
  /** Said or decided at this meeting, or before it. */
  said: { kind: ActionEventKind; on: CalendarDate; by: string | null; text: string | null }[];
  accountedFor: boolean;
};

export type LiveItem = {
  key: string;
  number: string;
  depth: 0 | 1;
  kind: ItemKind | "opening";
  heading: string;
  reference: string | null;
  /** What HMICFRS found, where it is about a finding. */
  findingText: string | null;
  /** The item under which the questions on its finding stand, where that is another. */
  elsewhere: { key: string; number: string } | null;
  text: string | null;
  source: { kind: string; title: string; link: string | null } | null;
  closedSession: boolean;
  timesDeferred: number;
  end: { outcome: ItemOutcome; note: string | null; link: string | null; toMeeting: string | null; waiting?: true } | null;
  holder: { personId: string; name: string; since: Instant } | null;
  /** Asked for, and not on the page yet. */
  takingOver?: true;
  entries: LiveEntry[];
  actions: LiveAction[];
  matters: LiveMatter[];
  /** What is being typed and not recorded yet, by the name of its box. */
  typed: { slot: string; fields: LiveFields; by: string; own: boolean; at: Instant }[];
};

/** Somebody at the table, by the post they are named by. */
export type LivePost = { post: string; name: string; side: "opcc" | "force" | null };

export type LivePage = {
  meeting: { id: string; reference: string; title: string; date: CalendarDate; state: MeetingState; /** Its day has not come. */ toCome: boolean };
  items: LiveItem[];
  posts: LivePost[];
  /** Filled in as who asks until somebody else is named; empty where nobody at the table usually does. */
  asker: string;
  /** To which an item may be put off, and within its series an action. */
  later: { id: string; words: string; sameSeries: boolean }[];
  me: { personId: string; name: string };
  mayNote: boolean;
  /** Moves with every change of anything. */
  stamp: string;
};

/** Still to be answered: what the note-taker comes to next. */
export function isUnanswered({ kind, open, responses }: LiveEntry): boolean {
  return open && kind !== "comment" && responses.length === 0;
}

/** The question to come to in an item: the first that nobody has answered, else the last that may still be. */
export function entryInView(item: Pick<LiveItem, "entries">): string | null {
  return (item.entries.find(isUnanswered) ?? item.entries.filter(({ open, kind }) => open && kind !== "comment").at(-1))?.id ?? null;
}

type Step = Pick<LiveItem, "key" | "kind" | "depth" | "end" | "entries" | "actions" | "typed" | "text" | "source" | "findingText">;

/** A heading over others, about nothing itself and of which nothing was said. */
function isHeading(items: readonly Step[], index: number): boolean {
  const item = items[index];
  if (item?.depth !== 0 || items[index + 1]?.depth !== 1) return false;
  return item.text === null && item.source === null && item.findingText === null && [item.entries, item.actions, item.typed].every(({ length }) => length === 0);
}

/** The item to begin with: the first without an outcome about which there is something to say. */
export function itemInView(items: readonly Step[]): string | null {
  return (items.find((item, index) => item.kind !== "opening" && item.end === null && !isHeading(items, index)) ?? items[0])?.key ?? null;
}

/** The next item to come to, or the one before; null at either end. */
export function itemBeside(items: readonly Step[], key: string, by: -1 | 1): string | null {
  for (let at = items.findIndex((item) => item.key === key) + by; at >= 0 && at < items.length; at += by) {
    if (!isHeading(items, at)) return items[at]?.key ?? null;
  }
  return null;
}

/** Who answers is asked first of the force, whose answers they are. */
export function respondents(posts: readonly LivePost[]): LivePost[] {
  return [...posts.filter(({ side }) => side !== "opcc"), ...posts.filter(({ side }) => side === "opcc")];
}

type AtTable = Pick<Attendance, "name" | "capacity" | "code">;

/** As the notes name somebody: by the short form of the post, else the post, else the name. */
export function postOf({ code, capacity, name }: AtTable): string {
  return code ?? (capacity === "" ? name : capacity);
}

const COMMISSIONER = /^(?:PF?CC|Police(?:, Fire)? and Crime Commissioner)$/i;

/** Who asks where nobody has said so: the chair, named by a post or by name, else the commissioner, else nobody. */
export function askedFirst(table: readonly AtTable[], chair: string | null): string {
  const named = (chair ?? "").trim().toLowerCase();
  const is = (words: string | null) => words !== null && words !== "" && words.toLowerCase() === named;
  const chairs = table.find(({ code, capacity, name }) => is(code) || is(capacity) || is(name))
    ?? table.find(({ name }) => name !== "" && named.includes(name.toLowerCase()))
    ?? table.find((each) => COMMISSIONER.test(each.code ?? "") || COMMISSIONER.test(each.capacity));
  return chairs === undefined ? "" : postOf(chairs);
}
