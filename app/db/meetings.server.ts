/** Meetings with their series, attendance and agenda, as they are stored. */
import { storedChoice, storedDate, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { ITEM_KINDS, ITEM_OUTCOMES, type AgendaItem } from "~/domain/meeting/agenda";
import { byMeetingDate, MEETING_STATES, PRESENCES, type Meeting, type MeetingSeries, type NextMeeting } from "~/domain/meeting/meeting";

const include = { series: true, attendance: { orderBy: { position: "asc" } } } as const;

type MeetingRow = Awaited<ReturnType<Reader["meeting"]["findFirstOrThrow"]>> & {
  series: { id: string; name: string };
  attendance: { name: string; capacity: string; code: string | null; presence: string; personId: string | null; id: string }[];
};

function nextOf({ nextKind, nextDate, nextTime, nextEndTime, nextVenue }: MeetingRow): NextMeeting | null {
  const next: NextMeeting = { kind: nextKind, date: nextDate, time: nextTime, endTime: nextEndTime, venue: nextVenue };
  return Object.values(next).every((each) => each === null) ? null : next;
}

function meetingOf(row: MeetingRow): Meeting {
  const { id, reference, title, kind, theme, time, endTime, venue, virtual, chair, noteTaker, papersDueOn, marking, imported, version } = row;
  return {
    id, reference, series: { id: row.series.id, name: row.series.name }, title, kind, theme, date: storedDate(row.date, "Meeting", id, "date"), time, endTime, venue, virtual, chair, noteTaker,
    papersDueOn: papersDueOn === null ? null : storedDate(papersDueOn, "Meeting", id, "papersDueOn"),
    marking, state: storedChoice(MEETING_STATES, row.state, "Meeting", id, "state"), imported, next: nextOf(row),
    agendaIssuedAt: storedInstantOrNull(row.agendaIssuedAt, "Meeting", id, "agendaIssuedAt"),
    attendance: row.attendance.map(({ name, capacity, code, presence, personId, id: attendanceId }) => ({ name, capacity, code, personId, presence: storedChoice(PRESENCES, presence, "Attendance", attendanceId, "presence") })),
    version,
  };
}

/** In the order in which they take place. */
export async function readMeetings(reader: Reader): Promise<Meeting[]> {
  return (await reader.meeting.findMany({ include })).map(meetingOf).sort(byMeetingDate);
}

export async function readSeries(reader: Reader): Promise<MeetingSeries[]> {
  const rows = await reader.meetingSeries.findMany({ orderBy: { position: "asc" } });
  return rows.map(({ id, name, standing }) => ({ id, name, standing: standing.split("\n").filter((heading) => heading !== "") }));
}

/** The items of one agenda, in the order of their positions; of every agenda without an id. */
export async function readAgenda(reader: Reader, meetingId?: string): Promise<AgendaItem[]> {
  const rows = await reader.agendaItem.findMany({ where: { takenOff: false, ...(meetingId === undefined ? {} : { meetingId }) }, include: { entries: { orderBy: { position: "asc" } } }, orderBy: [{ position: "asc" }, { id: "asc" }] });
  return rows.map((row): AgendaItem => {
    const { id, parentId, position, number, heading, text, findingId, actionId, closedSession, outcomeNote, outcomeLink, deferredToMeetingId, deferredFromId, origin, version } = row;
    return {
      id, meetingId: row.meetingId, parentId, position, number, kind: storedChoice(ITEM_KINDS, row.kind, "AgendaItem", id, "kind"), heading, text, findingId, actionId,
      source: row.sourceTitle === null ? null : { kind: row.sourceKind ?? "", title: row.sourceTitle, link: row.sourceLink },
      closedSession, outcome: row.outcome === null ? null : storedChoice(ITEM_OUTCOMES, row.outcome, "AgendaItem", id, "outcome"), outcomeNote, outcomeLink, deferredToMeetingId, deferredFromId, origin,
      notesBy: row.notesByPersonId === null || row.notesSince === null ? null : { personId: row.notesByPersonId, since: row.notesSince },
      version, entryIds: row.entries.map(({ entryId }) => entryId),
    };
  });
}

/** By what the items came there that were taken off the agenda again. */
export async function takenOffOrigins(reader: Reader, meetingId: string): Promise<string[]> {
  const rows = await reader.agendaItem.findMany({ where: { meetingId, takenOff: true, origin: { not: null } }, select: { origin: true } });
  return rows.flatMap(({ origin }) => (origin === null ? [] : [origin]));
}
