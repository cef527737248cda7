/** Reads what stands above the items of notes: title, day, chair, note-taker, venue and who attended. */
import { formatDate } from "~/domain/calendar-date";
import { NOT_NAMED } from "~/domain/meeting/attendee";
import { PRESENCE_WORDS, PRESENCES, type Presence } from "~/domain/meeting/meeting";
import type { PaperAttendance, PaperNotes } from "~/domain/notes/paper-notes";
import { readWhen } from "~/domain/notes/read-next-meeting";

export type Header = Pick<PaperNotes, "title" | "date" | "time" | "endTime" | "chair" | "noteTaker" | "venue" | "virtual" | "attendance" | "facts" | "headings" | "notices" | "left"> & {
  /** Index of the line after the heading of the items. */
  itemsFrom: number;
};

const LABELS = { date: /^date\s*[:–-]?\s+(?=\S)/i, chair: /^chair(?:ed by)?\s*[:–-]?\s+(?=\S)/i, noteTaker: /^(?:minutes|notes|note[- ]taker|minutes taken by|notes taken by)\s*[:–-]?\s+(?=\S)/i, venue: /^venue\s*[:–-]?\s+(?=\S)/i } as const;
const ITEMS = /^\s*no\.?\s+item\b/i;
const ATTENDANCE = /^\s*(?:attendance|present|in attendance)\s*:?\s*/i;
const BESIDE_APOLOGIES = /^\s*(?:in attendance|attendance|present)\b/i;
const NAMES = /^\s*(?:attendance\s*:?\s*)?name:?\s+capacity:?(?:\s+presence:?)?\s*$/i;
const CODE = /\(([^()]{1,20})\)\s*\.?$/;
const APOLOGIES = /^\s*apologies\s*:?\s*/i;

/** A paragraph may hold several lines. `line` counts from 1 in the text as it came. */
type Line = { line: number; text: string };

export function attendee(line: number, name: string, capacity: string, presence: Presence): PaperAttendance {
  const code = CODE.exec(capacity)?.[1]?.trim() ?? null;
  return { line, name: name === NOT_NAMED ? "" : name, capacity: code === null ? capacity : capacity.replace(CODE, "").trim().replace(/\.$/, ""), code, presence };
}

export function presenceIn(cell: string | undefined): Presence | null {
  return PRESENCES.find((each) => PRESENCE_WORDS[each].toLowerCase() === cell?.toLowerCase()) ?? null;
}

type People = { attendance: PaperAttendance[]; headings: number[]; left: Line[] };

/** Names one below the other, with the capacities that stand below them in their order. */
type Run = { presence: Presence; names: (Line & { presence: Presence })[]; capacities: Line[] };

function pairedUp(runs: readonly Run[]): Pick<People, "attendance" | "left"> {
  const paired: Pick<People, "attendance" | "left"> = { attendance: [], left: [] };
  let waiting: Run["names"] = [];
  for (const [index, { names, capacities }] of runs.entries()) {
    waiting = [...waiting, ...names];
    // Those who are present and those who sent apologies may have their capacities below them all.
    if (capacities.length === 0 && index < runs.length - 1) continue;
    const as = waiting.length === capacities.length ? capacities : [];
    paired.attendance.push(...waiting.map(({ line, text, presence }, at) => attendee(line, text, as[at]?.text ?? "", presence)));
    if (as.length === 0) paired.left.push(...capacities);
    waiting = [];
  }
  return paired;
}

/** Names and capacities side by side, or all the names and then all the capacities. */
function readAttendance(lines: readonly Line[]): People {
  const people: People = { attendance: [], headings: [], left: [] };
  let run: Run = { presence: "present", names: [], capacities: [] };
  const runs = [run];
  for (const { line, text } of lines) {
    const begins = APOLOGIES.test(text) ? "apologies" : BESIDE_APOLOGIES.test(text) ? "present" : run.presence;
    if (begins !== run.presence) runs.push(run = { presence: begins, names: [], capacities: [] });
    const { presence, names, capacities } = run;
    const cells = text.replace(ATTENDANCE, "").replace(APOLOGIES, "").split("\t").map((cell) => cell.replace(/\s+/g, " ").trim()).filter((cell) => cell !== "");
    if (cells.length === 0 || NAMES.test(cells.join(" ")) || /^none\.?$/i.test(cells.join(" "))) {
      if (text.trim() !== "") people.headings.push(line);
      continue;
    }
    const [name = "", capacity, said] = cells;
    const stated = presenceIn(said);
    if (capacity !== undefined && (cells.length === 2 || (cells.length === 3 && stated !== null))) people.attendance.push(attendee(line, name, capacity, stated ?? presence));
    else if (cells.length > 2) people.left.push({ line, text: text.trim() });
    else if (CODE.test(name) || capacities.length > 0) capacities.push({ line, text: name });
    else names.push({ line, text: name, presence });
  }
  const paired = pairedUp(runs);
  return { ...people, attendance: [...people.attendance, ...paired.attendance], left: [...people.left, ...paired.left] };
}

/** Index of the heading “No. Item”, or -1. */
export function headingOfItems(lines: readonly string[]): number {
  return lines.findIndex((line) => ITEMS.test(line));
}

/** `heading` is the index of the line that heads the items, whatever they are. Null where the lines above are not of notes: no title, or no dated line. */
export function readHeader(all: readonly string[], heading: number): Header | null {
  const lines = all.slice(0, Math.max(0, heading)).flatMap((raw, index) => raw.split("\n").map((text): Line => ({ line: index + 1, text: text.replace(/[^\S\t]+/g, " ") })));
  const titleAt = lines.findIndex(({ text }) => text.trim() !== "");
  const titled = lines[titleAt];
  if (titled === undefined) return null;
  const title = titled.text.replace(/\s+/g, " ").trim();
  const year = /\b(?:19|20)\d{2}\b/.exec(title)?.[0] ?? null;
  const found: Partial<Record<keyof typeof LABELS, string>> = {};
  const facts: Header["facts"] = { title: titled.line };
  const left: Header["left"] = [];
  const attendanceFrom = lines.findIndex(({ text }) => NAMES.test(text.replace(/\s+/g, " ")) || ATTENDANCE.test(text));
  const until = attendanceFrom < 0 ? lines.length : attendanceFrom;
  for (const { line, text } of lines.slice(titleAt + 1, until)) {
    const said = text.trim();
    if (said === "") continue;
    const label = (Object.keys(LABELS) as (keyof typeof LABELS)[]).find((each) => found[each] === undefined && LABELS[each].test(said));
    if (label === undefined) left.push({ line, text: said });
    else {
      found[label] = said.replace(LABELS[label], "").replace(/\s+/g, " ").trim();
      facts[label] = line;
    }
  }
  const when = readWhen(found.date ?? "", year);
  if (when === null) return null;
  const { date, time, endTime } = when;
  const notices = when.wrongWeekday ? [`The notes say “${found.date ?? ""}”, but ${formatDate(date)} is another day of the week. Check the date.`] : [];
  const people = readAttendance(attendanceFrom < 0 ? [] : lines.slice(attendanceFrom));
  const venue = found.venue ?? null;
  return {
    title, date, time, endTime, chair: found.chair ?? null, noteTaker: found.noteTaker ?? null, venue, virtual: /\b(?:virtual|online|teams|zoom|skype|remote)\b/i.test(venue ?? ""),
    attendance: people.attendance, facts, headings: people.headings, notices, left: [...left, ...people.left], itemsFrom: heading + 1,
  };
}
