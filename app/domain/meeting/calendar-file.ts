/** Meetings as a calendar file (RFC 5545), in London's time. */
import { addDays, type Instant } from "~/domain/calendar-date";
import { timeWords, type Meeting } from "~/domain/meeting/meeting";

/** As the IANA time zone database has it since 1996: the last Sundays of March and October, at 01:00 UTC. */
const LONDON = [
  "BEGIN:VTIMEZONE", "TZID:Europe/London",
  "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
  "BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
  "END:VTIMEZONE",
];

/** RFC 5545, 3.1: no line is longer than this many octets, its line break left out. */
const LONGEST_LINE = 75;

/** RFC 5545, 3.3.11. */
export function escapeText(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r\n?|\n/g, "\\n");
}

/** Breaks a long line between characters; what goes on begins with a space. */
export function foldLine(line: string): string {
  const octets = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let length = 0;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (length + size > LONGEST_LINE) {
      parts.push(part);
      [part, length] = [" ", 1];
    }
    part += character;
    length += size;
  }
  return [...parts, part].join("\r\n");
}

function stamp(instant: Instant): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, "")}Z`;
}

const plain = (text: string) => text.replace(/[-:]/g, "");

/** A meeting without a time takes the day; one whose end is not known an hour of it. */
function when({ date, time, endTime }: Meeting): string[] {
  if (time === null) return [`DTSTART;VALUE=DATE:${plain(date)}`, `DTEND;VALUE=DATE:${plain(addDays(date, 1))}`];
  const at = (clock: string) => `TZID=Europe/London:${plain(date)}T${plain(clock)}00`;
  return [`DTSTART;${at(time)}`, endTime === null ? "DURATION:PT1H" : `DTEND;${at(endTime)}`];
}

type Made = { now: Instant; /** Names this installation, so that no two calendars' events are the same. */ instance: string; url: (meeting: Meeting) => string | null };

function event(meeting: Meeting, { now, instance, url }: Made): string[] {
  const { id, reference, title, kind, theme, chair, venue, virtual, version } = meeting;
  const place = [venue, virtual ? "virtual" : null].filter((part) => part !== null).join(", ");
  const about = [`${reference}: ${kind}`, theme === null ? null : `Theme: ${theme}`, chair === null ? null : `Chair: ${chair}`, meeting.endTime === null && meeting.time !== null ? `Begins ${timeWords(meeting)}; its end is not set.` : null];
  const link = url(meeting);
  return [
    "BEGIN:VEVENT", `UID:${id}@${instance}.assurance-tracker`, `DTSTAMP:${stamp(now)}`, `SEQUENCE:${String(version - 1)}`, ...when(meeting), `SUMMARY:${escapeText(title)}`,
    ...(place === "" ? [] : [`LOCATION:${escapeText(place)}`]), `DESCRIPTION:${escapeText(about.filter((line) => line !== null).join("\n"))}`, ...(link === null ? [] : [`URL:${link}`]), "END:VEVENT",
  ];
}

/** The text of the file: lines folded, parted by CR LF. */
export function calendarFile(meetings: readonly Meeting[], name: string, made: Made): string {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Assurance tracker//Meetings//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:${escapeText(name)}`,
    ...LONDON, ...meetings.flatMap((meeting) => event(meeting, made)), "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}
