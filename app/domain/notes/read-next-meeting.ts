/** Reads the next meeting as notes announce it: its kind, day, times and venue, in any order. */
import { readDate, weekdayName, type CalendarDate } from "~/domain/calendar-date";
import type { NextMeeting } from "~/domain/meeting/meeting";

const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?`;
const TIMES = new RegExp(String.raw`(?:\bat\s+|[;,]\s*|\bfrom\s+|^|\s)${TIME}(?:\s*(?:hrs|hours))?(?:\s*(?:–|—|-|to|until)\s*${TIME})?\s*(?:hrs|hours)?\s*\.?$`, "i");

function clock(hour: string | undefined, minute: string | undefined, half: string | undefined): string | null {
  if (hour === undefined || (minute === undefined && half === undefined)) return null;
  const at = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return at > 23 || Number(minute ?? 0) > 59 ? null : `${String(at).padStart(2, "0")}:${minute ?? "00"}`;
}

/** A line that says a day and its times is no longer. */
const LONGEST_DAY = 200;

export type When = { date: CalendarDate; time: string | null; endTime: string | null; /** The day of the week it names is another than the date's. */ wrongWeekday: boolean };

/** "Thursday 21st October 2021; 10:30 – 12:30". `year` is that of a date which leaves it out. */
export function readWhen(line: string, year: string | null): When | null {
  const text = line.replace(/\s+/g, " ").trim();
  if (text.length > LONGEST_DAY) return null;
  const times = TIMES.exec(text);
  const time = times === null ? null : clock(times[1], times[2], times[3]);
  const endTime = times === null ? null : clock(times[4], times[5], times[6]);
  const day = (time === null || times === null ? text : text.slice(0, times.index)).replace(/\b(?:at|from)$/i, "").replace(/[\s,;.–-]+$/, "").trim();
  const weekday = /^([a-z]+day)\b[\s,]*/i.exec(day)?.[1]?.toLowerCase();
  const bare = weekday === undefined ? day : day.replace(/^[a-z]+day\b[\s,]*/i, "");
  const date = readDate(bare) ?? (year === null || /\b\d{4}\b/.test(bare) ? null : readDate(`${bare} ${year}`));
  if (date === null) return null;
  return { date, time, endTime, wrongWeekday: weekday !== undefined && weekdayName(date).toLowerCase() !== weekday };
}

const VENUE = /^venue\s*:?\s*(.+)$/i;

/** Lines below the heading “Confirmation of next meeting …”; null where they say nothing. */
export function readNextMeeting(lines: readonly string[]): NextMeeting | null {
  const next: NextMeeting = { kind: null, date: null, time: null, endTime: null, venue: null };
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== "" && !/^(?:tbc|n\/a)\.?$/i.test(each))) {
    const when = next.date === null ? readWhen(line, null) : null;
    const venue = VENUE.exec(line)?.[1];
    if (when !== null) Object.assign(next, { date: when.date, time: when.time, endTime: when.endTime });
    else if (venue !== undefined) next.venue = next.venue === null ? venue.trim() : `${next.venue}, ${venue.trim()}`;
    else if (next.kind === null) next.kind = line.replace(/\.$/, "");
    else next.venue = next.venue === null ? line.replace(/\.$/, "") : `${next.venue}, ${line.replace(/\.$/, "")}`;
  }
  return Object.values(next).every((each) => each === null) ? null : next;
}
