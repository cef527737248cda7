/** The parts of notes that a comment can be about, in the order in which they are read, and other words for one of them. */
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { ENTRY_KIND_WORDS } from "~/domain/entry";
import { NOT_NAMED } from "~/domain/meeting/attendee";
import { PRESENCE_WORDS, PRESENCES } from "~/domain/meeting/meeting";
import type { ComposedNotes, NotesAction, NotesEntry, NotesFinding, NotesItem, NotesSection } from "~/domain/notes/composed-notes";
import { done, refuse, type Done } from "~/domain/problem";

/** Where the record has the words of a part, so that they are changed there too once the notes are published. */
export type PartHome = { entryId: string; /** From 0, of what was submitted; null for the words of the entry itself. */ response: { index: number; part: number } | null } | { actionId: string };

export type NotesPart = {
  key: string;
  label: string;
  text: string;
  /** What is printed with the words: who speaks, whose an action is and when it is due. */
  said: string | null;
  /** Not in the public notes. */
  closed: boolean;
  home: PartHome | null;
  /** Its words are not the meeting’s: the text of a finding is HMICFRS’s. */
  locked: boolean;
};

/** What a comment is about that is about no part of them. */
export const WHOLE_NOTES = "The notes as a whole";

type Visit = (part: NotesPart) => string;
/** `names`: the label alone says what its entry is. */
type Above = { label: string; closed: boolean; names?: true };

const PLAIN = { said: null, home: null, locked: false } as const;

/** The id in a key such as entry/ID. */
function idIn(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}

function entryParts(entry: NotesEntry, above: Above, visit: Visit): NotesEntry {
  const name = entry.number === null ? ENTRY_KIND_WORDS[entry.kind].toLowerCase() : `Q${String(entry.number)}`;
  const closed = above.closed || entry.closed;
  const entryId = idIn(entry.key);
  const [said, answered] = above.names === true ? [above.label, `${above.label}, response`] : [`${above.label}, ${name}`, `${above.label}, response to ${name}`];
  return {
    ...entry,
    text: visit({ key: entry.key, label: said, text: entry.text, said: entry.by === null ? null : `By: ${entry.by}`, closed, home: { entryId, response: null }, locked: false }),
    responses: entry.responses.map((response, index) => ({
      ...response,
      parts: response.parts.map(({ by, text }, part) => ({
        by,
        text: visit({
          key: `${entry.key}/response/${String(index)}/${String(part)}`, label: `${answered}${by === null ? "" : `, ${by}`}`, text, said: part === response.parts.length - 1 && response.stated.length > 0 ? response.stated.join(". ") : null, closed,
          home: response.place === null ? null : { entryId, response: { index: response.place ?? index, part } }, locked: false,
        }),
      })),
    })),
  };
}

function promisedWords({ owners, due }: NotesAction): string {
  return `Owner: ${owners.length === 0 ? "nobody" : owners.join(", ")}. Due: ${due === null ? "no day named" : isCalendarDate(due) ? formatDate(due) : due}`;
}

function actionParts(action: NotesAction, above: Pick<Above, "closed">, visit: Visit): NotesAction {
  return { ...action, text: visit({ key: action.key, label: `Action ${action.reference}`, text: action.text, said: promisedWords(action), closed: above.closed || action.closed, home: { actionId: idIn(action.key) }, locked: false }) };
}

function itemParts(item: NotesItem, above: Pick<Above, "closed">, visit: Visit): NotesItem {
  const label = `Item ${item.number}`;
  const closed = above.closed || item.closed;
  return {
    ...item,
    heading: visit({ key: item.key, label: `${label}, heading`, text: item.heading, closed, ...PLAIN }),
    text: item.text.map((text, index) => visit({ key: `${item.key}/text/${String(index)}`, label: item.text.length === 1 ? label : `${label}, paragraph ${String(index + 1)}`, text, closed, ...PLAIN })),
    entries: item.entries.map((entry) => entryParts(entry, { label, closed }, visit)),
    outcome: item.outcome === null ? null : visit({ key: `${item.key}/outcome`, label: `${label}, how it ended`, text: item.outcome, closed, ...PLAIN }),
    actions: item.actions.map((action) => actionParts(action, { closed }, visit)),
  };
}

function findingParts(finding: NotesFinding, visit: Visit): NotesFinding {
  const { label, closed } = finding;
  return {
    ...finding,
    text: visit({ key: finding.key, label: `${label}, text`, text: finding.text, said: null, closed, home: null, locked: true }),
    entries: finding.entries.map((entry) => entryParts(entry, { label, closed }, visit)),
    instead: finding.instead.map((text, index) => visit({ key: `${finding.key}/instead/${String(index)}`, label: `${label}, in place of questions`, text, closed, ...PLAIN })),
    actions: finding.actions.map((action) => actionParts(action, { closed }, visit)),
  };
}

function sectionParts(section: NotesSection, visit: Visit): NotesSection {
  const { cause } = section;
  return {
    ...section,
    cause: cause === null ? null : { ...cause, text: visit({ key: cause.key, label: `${section.heading} ${cause.reference}`, text: cause.text, said: null, closed: cause.closed, home: null, locked: true }) },
    findings: section.findings.map((finding) => findingParts(finding, visit)),
  };
}

type HeadField = "title" | "theme" | "venue" | "chair" | "noteTaker";
const HEAD_LABELS: Record<HeadField, string> = { title: "Title", theme: "Theme", venue: "Venue", chair: "Chair", noteTaker: "Notes taken by" };

function headParts(notes: ComposedNotes, visit: Visit): Pick<ComposedNotes, HeadField> {
  const part = (field: HeadField, text: string) => visit({ key: `head/${field}`, label: HEAD_LABELS[field], text, closed: false, ...PLAIN });
  const maybe = (field: Exclude<HeadField, "title">) => { const text = notes[field]; return text === null ? null : part(field, text); };
  return { title: part("title", notes.title), theme: maybe("theme"), venue: maybe("venue"), chair: maybe("chair"), noteTaker: maybe("noteTaker") };
}

type Present = ComposedNotes["attendance"][number];

/** 'Catherine Wells, Deputy Chief Constable: present'. */
export function presentWords({ name, capacity, presence }: Pick<Present, "name" | "capacity" | "presence">): string {
  return `${[name, capacity].filter((part) => part !== "").join(", ")}: ${PRESENCE_WORDS[presence].toLowerCase()}`;
}

/** Characters that a name with its posts never reaches; a longer line is slow to look through. */
const LONGEST_PRESENT = 600;

export function readPresent(text: string): Done<Pick<Present, "name" | "capacity" | "presence">> {
  const line = text.trim();
  const [, who = "", said = ""] = (line.length > LONGEST_PRESENT ? null : /^(.+):\s*([^:]+)$/.exec(line)) ?? [];
  const presence = PRESENCES.find((each) => PRESENCE_WORDS[each].toLowerCase() === said.trim().toLowerCase());
  const [name = "", ...capacity] = who.split(",");
  if (presence === undefined || name.trim() === "") return refuse("invalid", "Write who it was, in which post, and how: “Catherine Wells, Deputy Chief Constable: present”, or “: apologies”, or “: not stated”.", { field: "proposed" });
  return done({ name: name.trim(), capacity: capacity.join(",").trim(), presence });
}

function presentPart(present: Present, visit: Visit): Present {
  const before = presentWords(present);
  const after = visit({ key: present.key, label: `Attendance, ${[present.name, present.capacity, present.code ?? ""].find((each) => each !== "") ?? NOT_NAMED}`, text: before, closed: false, ...PLAIN });
  const read = after === before ? null : readPresent(after);
  if (read?.ok !== true) return present;
  const { name, capacity, presence } = read.value;
  // Of whom no name is known, what stands alone is the post.
  return present.name === "" && capacity === "" ? { ...present, capacity: name, presence } : { ...present, ...read.value };
}

/** The notes with the words that `visit` gives for each part, in the order in which they are read. */
function withEach(notes: ComposedNotes, visit: Visit): ComposedNotes {
  return {
    ...notes,
    ...headParts(notes, visit),
    attendance: notes.attendance.map((present) => presentPart(present, visit)),
    opening: notes.opening.map((entry) => entryParts(entry, { label: "Opening comment", closed: false, names: true }, visit)),
    items: notes.items.map((item) => itemParts(item, { closed: false }, visit)),
    sections: notes.sections.map((section) => sectionParts(section, visit)),
    otherBusiness: notes.otherBusiness.map((entry) => entryParts(entry, { label: "Any other business", closed: false }, visit)),
    actions: notes.actions.map((action) => actionParts(action, { closed: false }, visit)),
  };
}

/** Each once, where it stands first. */
export function notesParts(notes: ComposedNotes): NotesPart[] {
  const parts = new Map<string, NotesPart>();
  withEach(notes, (part) => {
    if (!parts.has(part.key)) parts.set(part.key, part);
    return part.text;
  });
  return [...parts.values()];
}

/** Wherever the part stands. */
export function reworded(notes: ComposedNotes, key: string, text: string): ComposedNotes {
  return withEach(notes, (part) => (part.key === key ? text : part.text));
}
