/** Reads what stands above the items of notes: title, day, chair, note-taker, venue and who attended. */
import { formatDate } from "~/domain/calendar-date";
import type { PaperAttendance, PaperNotes } from "~/domain/notes/paper-notes";
import { readWhen } from "~/domain/notes/read-next-meeting";

export type Header = Pick<PaperNotes, "title" | "date" | "time" | "endTime" | "chair" | "noteTaker" | "venue" | "virtual" | "attendance" | "notices" | "left"> & {
  /** Index of the line after the heading of the items. */
  itemsFrom: number;
};

const LABELS = { date: /^date\s*[:–-]?\s+(?=\S)/i, chair: /^chair(?:ed by)?\s*[:–-]?\s+(?=\S)/i, noteTaker: /^(?:minutes|notes|note[- ]taker|minutes taken by)\s*[:–-]?\s+(?=\S)/i, venue: /^venue\s*[:–-]?\s+(?=\S)/i } as const;
const ITEMS = /^\s*no\.?\s+item\b/i;
const ATTENDANCE = /^\s*(?:attendance|present|in attendance)\s*:?\s*/i;
const NAMES = /^\s*(?:attendance\s*:?\s*)?name:?\s+capacity:?\s*$/i;
const CODE = /\(([^()]{1,20})\)\s*\.?$/;
const APOLOGIES = /^\s*apologies\s*:?\s*/i;

function attendee(name: string, capacity: string, presence: PaperAttendance["presence"]): PaperAttendance {
  const code = CODE.exec(capacity)?.[1]?.trim() ?? null;
  return { name, capacity: code === null ? capacity : capacity.replace(CODE, "").trim().replace(/\.$/, ""), code, presence };
}

/** Names and capacities side by side, or all the names and then all the capacities. */
function readAttendance(lines: readonly string[]): { attendance: PaperAttendance[]; left: number[] } {
  const attendance: PaperAttendance[] = [];
  const names: string[] = [];
  const capacities: string[] = [];
  const left: number[] = [];
  let presence: PaperAttendance["presence"] = "present";
  for (const [index, raw] of lines.entries()) {
    if (APOLOGIES.test(raw)) presence = "apologies";
    const line = raw.replace(ATTENDANCE, "").replace(APOLOGIES, "");
    const cells = line.split("\t").map((cell) => cell.replace(/\s+/g, " ").trim()).filter((cell) => cell !== "");
    if (cells.length === 0 || NAMES.test(cells.join(" ")) || /^none\.?$/i.test(cells.join(" "))) continue;
    const [name = "", capacity] = cells;
    if (capacity !== undefined && cells.length === 2) attendance.push(attendee(name, capacity, presence));
    else if (cells.length > 2) left.push(index);
    else if (CODE.test(name) || capacities.length > 0) capacities.push(name);
    else names.push(name);
  }
  if (names.length === capacities.length) attendance.push(...names.map((name, index) => attendee(name, capacities[index] ?? "", "present")));
  else attendance.push(...names.map((name) => attendee(name, "", "present")));
  return { attendance, left };
}

/** Null where the text is not of notes: no title, no dated line, or no heading “No. Item”. */
export function readHeader(lines: readonly string[]): Header | null {
  const heading = lines.findIndex((line) => ITEMS.test(line));
  const titleAt = lines.findIndex((line) => line.trim() !== "");
  const title = (lines[titleAt] ?? "").replace(/\s+/g, " ").trim();
  if (heading < 0 || titleAt >= heading) return null;
  const year = /\b(?:19|20)\d{2}\b/.exec(title)?.[0] ?? null;
  const found: Partial<Record<keyof typeof LABELS, string>> = {};
  const left: Header["left"] = [];
  const attendanceFrom = lines.findIndex((line, index) => index < heading && (NAMES.test(line.replace(/\t/g, " ")) || ATTENDANCE.test(line)));
  const until = attendanceFrom < 0 ? heading : attendanceFrom;
  for (const [index, raw] of lines.entries()) {
    if (index <= titleAt || index >= until || raw.trim() === "") continue;
    const line = raw.trim();
    const label = (Object.keys(LABELS) as (keyof typeof LABELS)[]).find((each) => found[each] === undefined && LABELS[each].test(line));
    if (label === undefined) left.push({ line: index + 1, text: line });
    else found[label] = line.replace(LABELS[label], "").replace(/\s+/g, " ").trim();
  }
  const when = readWhen(found.date ?? "", year);
  if (when === null) return null;
  const { date, time, endTime } = when;
  const notices = when.wrongWeekday ? [`The notes say “${found.date ?? ""}”, but ${formatDate(date)} is another day of the week. Check the date.`] : [];
  const read = readAttendance(attendanceFrom < 0 ? [] : lines.slice(attendanceFrom, heading));
  for (const index of read.left) left.push({ line: attendanceFrom + index + 1, text: (lines[attendanceFrom + index] ?? "").trim() });
  const venue = found.venue ?? null;
  return {
    title, date, time, endTime, chair: found.chair ?? null, noteTaker: found.noteTaker ?? null, venue, virtual: /\b(?:virtual|online|teams|zoom|skype|remote)\b/i.test(venue ?? ""),
    attendance: read.attendance, notices, left, itemsFrom: heading + 1,
  };
}
