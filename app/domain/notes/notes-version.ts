/** A version of the notes of a meeting: circulated as a draft, agreed by both sides, published and from then on as it is. */
import type { Action } from "~/domain/action/action";
import type { Side } from "~/domain/actor";
import { formatDate, londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { notesParts, reworded } from "~/domain/notes/notes-parts";

export const NOTES_STATES = ["draft", "agreed", "published", "abandoned"] as const;
export type NotesState = (typeof NOTES_STATES)[number];

export const NOTES_STATE_WORDS: Record<NotesState, string> = { draft: "Draft, in circulation", agreed: "Agreed by both sides", published: "Published", abandoned: "Abandoned" };

/** Nothing of it changes any more. */
export function isEnded({ state }: Pick<NotesVersion, "state">): boolean {
  return state === "published" || state === "abandoned";
}

/** A part that was given other words than the record had. */
export type Amendment = { key: string; was: string; text: string };

export type NotesContent = { notes: ComposedNotes; amended: Amendment[] };

/** `words`: who, in which post, for whom and how that was given. */
export type Agreement = { at: Instant; words: string };

export type NotesVersion = {
  id: string;
  meetingId: string;
  /** From 1. */
  number: number;
  state: NotesState;
  /** Why published notes are corrected; null for the first. */
  reason: string | null;
  content: NotesContent;
  circulated: { at: Instant; by: string; post: string };
  agreed: Record<Side, Agreement | null>;
  published: Agreement | null;
  /** Raised with each change: what somebody saw is told by it. */
  version: number;
};

/** Put together from the record, and not reworded yet. */
export function freshContent(notes: ComposedNotes): NotesContent {
  return { notes, amended: [] };
}

/** With other words for one part; of several changes the first says what the record had. */
export function amend({ notes, amended }: NotesContent, key: string, text: string): NotesContent {
  const part = notesParts(notes).find((each) => each.key === key);
  if (part === undefined) return { notes, amended };
  const was = amended.find((each) => each.key === key)?.was ?? part.text;
  const others = amended.filter((each) => each.key !== key);
  return { notes: reworded(notes, key, text), amended: was === text ? others : [...others, { key, was, text }] };
}

/** What a correction begins with: the published words. What was written into the record when they were published is the record’s by now; an action that had ended kept its own words there. */
export function correctionOf({ notes, amended }: NotesContent, actions: readonly Pick<Action, "id" | "text">[]): NotesContent {
  const homes = new Map(notesParts(notes).map(({ key, home }) => [key, home]));
  const isInRecord = ({ key, was }: Amendment) => {
    const home = homes.get(key) ?? null;
    return home !== null && (!("actionId" in home) || actions.some(({ id, text }) => id === home.actionId && text !== was));
  };
  return { notes, amended: amended.filter((each) => !isInRecord(each)) };
}

/** Composed anew: what was reworded stays so where the record still has the words it was put in place of; `lost` are those of which the record says otherwise by now. */
export function renewed({ amended }: NotesContent, notes: ComposedNotes): { content: NotesContent; lost: Amendment[] } {
  const texts = new Map(notesParts(notes).map(({ key, text }) => [key, text]));
  const kept = amended.filter(({ key, was }) => texts.get(key) === was);
  const lost = amended.filter(({ key, was, text }) => texts.get(key) !== was && texts.get(key) !== text);
  return { content: kept.reduce((content, { key, text }) => amend(content, key, text), freshContent(notes)), lost };
}

/** The published version that stands: the last of them. */
export function standingOf<T extends Pick<NotesVersion, "number" | "state">>(versions: readonly T[]): T | null {
  return versions.filter(({ state }) => state === "published").reduce<T | null>((last, each) => (last === null || each.number > last.number ? each : last), null);
}

/** A later one has been published in its place. */
export function isSuperseded(version: Pick<NotesVersion, "number" | "state">, versions: readonly Pick<NotesVersion, "number" | "state">[]): boolean {
  return version.state === "published" && versions.some(({ number, state }) => state === "published" && number > version.number);
}

/** As a file of it says: nobody takes a draft or an earlier version for what stands. */
export function standingWords(version: Pick<NotesVersion, "number" | "state" | "published">, versions: readonly Pick<NotesVersion, "number" | "state">[]): string {
  const { number, state, published } = version;
  const words = () => {
    if (state === "published" && isSuperseded(version, versions)) return `superseded by version ${String(standingOf(versions)?.number ?? "")}`;
    return state === "published" && published !== null ? `published ${formatDate(londonDate(published.at))}` : state === "abandoned" ? "abandoned" : state === "agreed" ? "agreed by both sides, not published" : "draft, not agreed";
  };
  return `Version ${String(number)}, ${words()}`;
}

/** Of notes made from the record as it is, which are no version. */
export function unversionedWords(today: CalendarDate): string {
  return `From the record on ${formatDate(today)}, not an agreed version`;
}
