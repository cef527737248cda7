/** At which meeting an answer was given that is recorded, or taken in from a file, without naming one. */
import { readAgenda } from "~/db/meetings.server";
import type { Reader } from "~/db/rows.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { stopsOf } from "~/domain/meeting/carried-over";
import type { EntryRecord } from "~/domain/record";
import type { ResponseMode } from "~/domain/response";

type Asked = Pick<EntryRecord, "id" | "meetingId" | "links">;
type Answer = { mode: ResponseMode; /** The day it was given. */ on: CalendarDate };

/** Null where it was given at none. What was said counts for the last meeting it was put off to whose day had come: it may be in closed session there; what was written, for the one it was asked for, unless it came later. */
export async function meetingsOfAnswers(reader: Reader, today: CalendarDate): Promise<(asked: Asked, answer: Answer) => string | null> {
  const meetings = await reader.meeting.findMany({ select: { id: true, date: true } });
  const known = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const agenda = await readAgenda(reader);
  return (asked, { mode, on }) => {
    const own = known.get(asked.meetingId ?? "");
    if (own === undefined) return null;
    if (mode === "written") return own.date <= today && on <= own.date ? own.id : null;
    const begun = stopsOf(asked, { agenda, meetings }).filter(({ date }) => date <= on);
    return begun.at(-1)?.id ?? (own.date <= today ? own.id : null);
  };
}
