/** Composed notes as they are printed: headings, lines and tables in the order and columns of published notes. Page, HTML and Word are made of it. */
import { formatDate, formatDay, isCalendarDate, type CalendarDate } from "~/domain/calendar-date";
import { NOT_NAMED } from "~/domain/meeting/attendee";
import { PRESENCE_WORDS, timeWords, type NextMeeting } from "~/domain/meeting/meeting";
import type { ComposedNotes, NotesAction, NotesEntry } from "~/domain/notes/composed-notes";
import { closedLines, notPublishedLines } from "~/domain/notes/closed-mark";
import { questionLines, QUESTIONS_HEADING, responseLines, RESPONSES_HEADING } from "~/domain/notes/notes-lines";
import { findingTable, itemTable } from "~/domain/notes/notes-tables";
import { textLines, type PaperBlock, type PaperCell, type PaperLine, type PaperRow, type PaperTable } from "~/domain/paper/paper";

/** The headings of the parts, by which a Word file is understood again. */
export const PART_HEADINGS = {
  attendance: "Attendance", opening: "Opening comment", items: "Items", findings: "Questions and responses", otherBusiness: "Any other business", actions: "Actions", next: "Next meeting",
} as const;
export type PaperPart = keyof typeof PART_HEADINGS;

export const NO_ACTIONS = "No action arose at this meeting.";
export const NO_NEXT = "To be confirmed.";
const LEFT_OUT = "What was said in closed session is left out of these notes.";

const VIRTUAL = /\b(?:virtual|online|teams|zoom|skype|remote)\b/i;

function whenWords(date: CalendarDate, times: Pick<NextMeeting, "time" | "endTime">): string {
  const time = timeWords(times);
  return `${formatDay(date)}${time === "" ? "" : `, ${time}`}`;
}

function venueWords({ venue, virtual }: Pick<ComposedNotes, "venue" | "virtual">): string | null {
  if (!virtual || (venue !== null && VIRTUAL.test(venue))) return venue;
  return venue === null ? "Virtual" : `${venue} (virtual)`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function factsOf(notes: ComposedNotes, standing: string | null): PaperBlock {
  const said: [string, string | null][] = [
    ["Date", whenWords(notes.date, notes)], ["Kind", sentence(notes.kind)], ["Theme", notes.theme], ["Chair", notes.chair], ["Minutes", notes.noteTaker], ["Venue", venueWords(notes)], ["Reference", notes.reference], ["Standing", standing],
  ];
  return { is: "facts", key: "header", facts: said.flatMap(([label, text]) => (text === null || text === "" ? [] : [{ label, text }])) };
}

function cell(text: string): PaperCell {
  return { lines: textLines(text) };
}

function attendanceTable({ attendance }: ComposedNotes): PaperTable {
  const stated = attendance.some(({ presence }) => presence !== "present");
  return {
    is: "table", key: "attendance", caption: PART_HEADINGS.attendance, namedRows: true,
    columns: [{ heading: "Name", width: stated ? 34 : 40 }, { heading: "Capacity", width: stated ? 46 : 60 }, ...(stated ? [{ heading: "Presence", width: 20 }] : [])],
    rows: attendance.map(({ key, name, capacity, code, presence }) => ({
      key,
      cells: [cell(name === "" ? NOT_NAMED : name), cell([capacity, code === null ? "" : `(${code})`].filter((part) => part !== "").join(" ")), ...(stated ? [cell(PRESENCE_WORDS[presence])] : [])],
    })),
  };
}

function ofMeeting(part: "opening" | "otherBusiness", entries: readonly NotesEntry[], heading: string): PaperBlock[] {
  if (entries.length === 0) return [];
  return [
    { is: "heading", key: part, level: 2, text: PART_HEADINGS[part] },
    {
      is: "table", key: `${part}/table`, caption: PART_HEADINGS[part], namedRows: false, columns: [{ heading, width: 50 }, { heading: RESPONSES_HEADING, width: 50 }],
      rows: entries.map((entry) => ({ key: entry.key, cells: [{ lines: [...questionLines(entry), ...closedLines(entry)] }, { lines: responseLines(entry) }] })),
    },
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `within`: the item or finding under which it is printed too, if any. */
function actionRow(action: NotesAction, within: { closed: boolean } | undefined): PaperRow {
  const { key, reference, text, owners, due, since } = action;
  const marks = within?.closed === true ? closedLines(action) : notPublishedLines(action, { closed: false });
  return { key, cells: [cell(reference), { lines: [...cell(oneLine(text)).lines, ...marks, ...since.map((each): PaperLine => ({ text: each, quiet: true }))] }, cell(owners.join(", ")), cell(due === null ? "" : isCalendarDate(due) ? formatDate(due) : due)] };
}

function actionsOf({ actions, items, sections }: ComposedNotes): PaperBlock {
  if (actions.length === 0) return { is: "line", key: "actions/none", line: { text: NO_ACTIONS, quiet: true } };
  const answered = sections.flatMap(({ findings }) => findings).filter(({ entries }) => entries.some(({ responses }) => responses.length > 0));
  const within = new Map([...items, ...answered].flatMap((part) => part.actions.map(({ key }) => [key, part] as const)));
  const columns = [{ heading: "Reference", width: 14 }, { heading: "Action", width: 50 }, { heading: "Owner", width: 16 }, { heading: "Due", width: 20 }];
  return { is: "table", key: "actions/table", caption: PART_HEADINGS.actions, namedRows: true, columns, rows: actions.map((action) => actionRow(action, within.get(action.key))) };
}

function nextLines(next: NextMeeting | null): PaperLine[] {
  if (next === null) return [{ text: NO_NEXT, quiet: true }];
  const times = timeWords(next);
  const when = next.date === null ? times : whenWords(next.date, next);
  return [next.kind === null ? "" : sentence(next.kind), when, next.venue === null ? "" : `Venue: ${next.venue}`].filter((each) => each !== "").map((text) => ({ text }));
}

/** `standing`: which version it is, on a paper that leaves the tracker. */
export function notesPaper(notes: ComposedNotes, standing: string | null = null): PaperBlock[] {
  const part = (key: PaperPart): PaperBlock => ({ is: "heading", key, level: 2, text: PART_HEADINGS[key] });
  const items = itemTable(notes);
  return [
    { is: "heading", key: "title", level: 1, text: notes.title },
    factsOf(notes, standing),
    ...(notes.leavesOut ? [{ is: "line", key: "left-out", line: { text: LEFT_OUT, quiet: true } } satisfies PaperBlock] : []),
    ...(notes.attendance.length === 0 ? [] : [part("attendance"), attendanceTable(notes)]),
    ...ofMeeting("opening", notes.opening, "PCC opening comment"),
    ...(items === null ? [] : [part("items"), items]),
    ...(notes.sections.length === 0 ? [] : [part("findings"), ...notes.sections.flatMap((section, index) => findingTable(section, notes.sections[index - 1] ?? null))]),
    ...ofMeeting("otherBusiness", notes.otherBusiness, QUESTIONS_HEADING),
    part("actions"), actionsOf(notes),
    part("next"), ...nextLines(notes.next).map((line, index): PaperBlock => ({ is: "line", key: `next/${String(index)}`, line })),
  ];
}
