/** Reads the meeting that a paper is of, from its title and its "Date:" row. */
import { readDate } from "~/domain/calendar-date";
import type { ReadingMeeting, Place } from "~/domain/import/reading";

/** A line above the first table: the texts of its cells. */
export type TitleLine = { texts: string[]; place: Place };

const MEETING = /\b(?:meeting|board|holding to account|HTA|panel|review)\b/i;
const DATE_LABEL = /^\s*(?:date(?: of meeting| and time)?|meeting date|when)\s*[:–-]?\s*/i;
const TIME = /\b(\d{1,2})[:.](\d{2})\s*(am|pm)?\b|\b(\d{1,2})\s*(am|pm)\b/i;
const TIME_LABEL = /^\s*time\s*[:–-]\s*/i;

function readTime(text: string): string | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const half = (match[3] ?? match[5])?.toLowerCase();
  const hour = Number(match[1] ?? match[4]) % (half === undefined ? 24 : 12) + (half === "pm" ? 12 : 0);
  const minute = Number(match[2] ?? "0");
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

type When = { date: string; time: string | null; /** Whether the line says something beside the date and the time. */ saysMore: boolean };

const NO_MORE = /^(?:at|from|hrs?|hours|am|pm|gmt|bst|time)$/i;

function saysMore(rest: string): boolean {
  return (rest.replace(TIME, " ").match(/\p{L}+/gu) ?? []).some((word) => !NO_MORE.test(word));
}

function dateAndTime(text: string): When | null {
  const plain = text.replace(/\s+/g, " ").trim();
  const cuts = [plain, ...[...plain.matchAll(/[,;]| at | - | – |\s(?=\d{1,2}[:.]\d{2}\b)/g)].map((match) => plain.slice(0, match.index).trim()).reverse()];
  for (const cut of cuts) {
    const date = readDate(cut);
    if (date !== null) return { date, saysMore: saysMore(plain.slice(cut.length)), time: readTime(plain.slice(cut.length)) ?? (cut === plain ? readTime(/[T ](\d{1,2}:\d{2})/.exec(plain)?.[1] ?? "") : null) };
  }
  return null;
}

/** The meeting and which of the lines say so; null where no line has both the word Date and a date, or no title stands beside it. */
export function readMeeting(lines: readonly TitleLine[]): { meeting: ReadingMeeting; used: number[] } | null {
  const dated = lines.findIndex((line) => DATE_LABEL.test(line.texts[0] ?? "") && dateAndTime(line.texts.join(" ").replace(DATE_LABEL, "")) !== null);
  const dateLine = lines[dated];
  const when = dateLine === undefined ? null : dateAndTime(dateLine.texts.join(" ").replace(DATE_LABEL, ""));
  if (dateLine === undefined || when === null) return null;
  const titled = lines.findIndex((line) => line.texts.length === 1 && MEETING.test(line.texts[0] ?? "") && !/^[^:]{1,25}:\s/.test(line.texts[0] ?? ""));
  const title = lines[titled]?.texts[0];
  if (title === undefined) return null;
  const timed = lines.findIndex((line) => TIME_LABEL.test(line.texts.join(" ").replace(/^time\b(?!\s*[:–-])/i, "Time: ")));
  const time = when.time ?? readTime(lines[timed]?.texts.join(" ") ?? "");
  const used = [titled, ...(when.saysMore ? [] : [dated]), ...(when.time === null && time !== null && timed >= 0 ? [timed] : [])];
  return { meeting: { title: title.replace(/\s+/g, " ").trim(), date: when.date, time, place: dateLine.place }, used };
}
