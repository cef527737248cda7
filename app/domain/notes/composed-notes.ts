/** The notes of a meeting as they are composed from the record: what a version of them keeps, and what page and papers are made of. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { EntryKind } from "~/domain/entry";
import type { ItemKind } from "~/domain/meeting/agenda";
import type { Attendance, NextMeeting } from "~/domain/meeting/meeting";

/** Raised when the shape below changes, so that what was kept before is still understood. */
export const NOTES_SHAPE = 1;

/** `full` is for those of both sides who were there; `public` leaves out what was said in closed session. */
export const NOTES_AUDIENCES = ["full", "public"] as const;
export type NotesAudience = (typeof NOTES_AUDIENCES)[number];

export const NOTES_AUDIENCE_WORDS: Record<NotesAudience, string> = { full: "Full notes", public: "Public notes" };

/** `key` names a part for as long as the record has it: a comment on the notes is about a part by its key. */
type Part = { key: string; /** Said in closed session, or marked above what may be published. */ closed: boolean };

export type NotesResponse = {
  /** In turn; `by` is null where the text itself says who speaks, or nobody is named. */
  parts: { by: string | null; text: string }[];
  /** Confidence and commitment, as sentences. */
  stated: string[];
  /** Its place among the responses in the record, from 0; null where the record has other words by now than were given at the meeting. Left out: as it is counted here. */
  place?: number | null;
};

export type NotesEntry = Part & {
  kind: EntryKind;
  /** As printed beside its finding; null where it has none. */
  number: number | null;
  /** The post that asks; null where the text itself says so. */
  by: string | null;
  text: string;
  responses: NotesResponse[];
};

export type NotesAction = Part & {
  reference: string;
  text: string;
  owners: string[];
  due: string | null;
  /** What became of it at the meeting, as sentences. */
  since: string[];
  /** Its words stand in what was said already. */
  isInText: boolean;
};

export type NotesItem = Part & {
  number: string;
  depth: 0 | 1;
  kind: ItemKind;
  heading: string;
  /** The reference of the action it reports on. */
  about: string | null;
  /** What it is about where that is no finding. */
  source: string | null;
  text: string[];
  entries: NotesEntry[];
  /** How it ended, as a sentence; null where it was discussed. */
  outcome: string | null;
  outcomeLink: string | null;
  actions: NotesAction[];
};

export type NotesFinding = Part & {
  reference: string;
  /** 'AFI 7', or the kind where no number is printed. */
  label: string;
  text: string;
  /** In place of questions, or after them: where it is addressed, or how its item ended. */
  instead: string[];
  entries: NotesEntry[];
  actions: NotesAction[];
};

/** Findings of one inspection below one heading, as a table. */
export type NotesSection = {
  key: string;
  inspection: string | null;
  heading: string;
  /** The cause of concern that the findings of the section belong to. */
  cause: (Part & { reference: string; text: string }) | null;
  findings: NotesFinding[];
};

export type ComposedNotes = {
  shape: typeof NOTES_SHAPE;
  audience: NotesAudience;
  meetingId: string;
  reference: string;
  title: string;
  kind: string;
  theme: string | null;
  date: CalendarDate;
  time: string | null;
  endTime: string | null;
  venue: string | null;
  virtual: boolean;
  chair: string | null;
  noteTaker: string | null;
  marking: string;
  /** `key` goes by the name that the record has, and stays where that is reworded here. */
  attendance: ({ key: string } & Pick<Attendance, "name" | "capacity" | "code" | "presence">)[];
  opening: NotesEntry[];
  /** In their order; findings that were asked about stand in `sections`. */
  items: NotesItem[];
  sections: NotesSection[];
  otherBusiness: NotesEntry[];
  /** Every action that arose at the meeting, in the order of their references. */
  actions: NotesAction[];
  next: NextMeeting | null;
  /** Something is left out. */
  leavesOut: boolean;
};

function open<P extends Part>(parts: readonly P[]): P[] {
  return parts.filter(({ closed }) => !closed);
}

function openItem(item: NotesItem): NotesItem {
  return { ...item, entries: open(item.entries), actions: open(item.actions) };
}

/** A finding of which only closed entries speak is left out with them. */
function openSection(section: NotesSection): NotesSection {
  const cause = section.cause?.closed === true ? null : section.cause;
  const findings = open(section.findings).flatMap((finding): NotesFinding[] => {
    const entries = open(finding.entries);
    return entries.length === 0 && finding.entries.length > 0 && finding.instead.length === 0 ? [] : [{ ...finding, entries, actions: open(finding.actions) }];
  });
  return { ...section, cause, findings };
}

function everyPart({ opening, items, sections, otherBusiness, actions }: ComposedNotes): Part[] {
  return [
    ...opening, ...otherBusiness, ...actions, ...items.flatMap((item) => [item, ...item.entries, ...item.actions]),
    ...sections.flatMap(({ cause, findings }) => [...(cause === null ? [] : [cause]), ...findings.flatMap((finding) => [finding, ...finding.entries, ...finding.actions])]),
  ];
}

/** The keys of what is closed. */
export function closedKeys(notes: ComposedNotes): Set<string> {
  return new Set(everyPart(notes).flatMap(({ key, closed }) => (closed ? [key] : [])));
}

function withClosed(notes: ComposedNotes, isClosed: (part: Part) => boolean): ComposedNotes {
  const marked = <P extends Part>(part: P): P => ({ ...part, closed: isClosed(part) });
  const within = <P extends Part & { entries: NotesEntry[]; actions: NotesAction[] }>(part: P): P => marked({ ...part, entries: part.entries.map(marked), actions: part.actions.map(marked) });
  return {
    ...notes,
    opening: notes.opening.map(marked), otherBusiness: notes.otherBusiness.map(marked), actions: notes.actions.map(marked), items: notes.items.map(within),
    sections: notes.sections.map((section) => ({ ...section, cause: section.cause === null ? null : marked(section.cause), findings: section.findings.map(within) })),
  };
}

/** Public notes without parts that were found since to have been in closed session. */
export function withoutParts(notes: ComposedNotes, keys: ReadonlySet<string>): ComposedNotes {
  if (!everyPart(notes).some(({ key }) => keys.has(key))) return notes;
  return publicNotes(withClosed(notes, ({ key, closed }) => closed || keys.has(key)), notes.marking);
}

/** The notes in their own words, with those parts closed that are so in `others`. */
export function closedAsIn(notes: ComposedNotes, others: ComposedNotes): ComposedNotes {
  const closedThere = new Map(everyPart(others).map(({ key, closed }) => [key, closed]));
  return withClosed(notes, ({ key, closed }) => closedThere.get(key) ?? closed);
}

/** What may be published of the notes: nothing that is closed. `marking` is that of published papers. */
export function publicNotes(notes: ComposedNotes, marking: string): ComposedNotes {
  return {
    ...notes, audience: "public", marking, leavesOut: notes.leavesOut || closedKeys(notes).size > 0,
    opening: open(notes.opening), otherBusiness: open(notes.otherBusiness), actions: open(notes.actions),
    items: open(notes.items).map(openItem),
    sections: notes.sections.map(openSection).filter(({ findings }) => findings.length > 0),
  };
}
