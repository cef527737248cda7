/** The notes of a meeting as the record has them at this moment. */
import { agendaLines, readMatters } from "~/db/agenda-lines.server";
import { givenVersions } from "~/db/live-record.server";
import { readAgenda } from "~/db/meetings.server";
import type { Reader } from "~/db/rows.server";
import { readSettings } from "~/db/settings.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { agendaDraftOf, type Meeting } from "~/domain/meeting/meeting";
import { composeNotes } from "~/domain/notes/compose-notes";
import type { ComposedNotes, NotesAudience } from "~/domain/notes/composed-notes";
import type { WholeRecord } from "~/domain/record";

/** `record` is the official one: it holds nobody’s drafts. `today` says which meetings have begun. */
export async function composedNotesIn(reader: Reader, record: WholeRecord, meeting: Meeting, { audience, today }: { audience: NotesAudience; today: CalendarDate }): Promise<ComposedNotes> {
  // What the office prepares alone is in no notes, whoever asks.
  const lines = await agendaLines(reader, meeting, { drafts: agendaDraftOf(meeting) === null });
  const { matters, meetings, actions } = await readMatters(reader, meeting, today);
  const { marking } = await readSettings(reader);
  const agenda = await readAgenda(reader);
  const goesOn = new Set(agenda.map(({ deferredFromId }) => deferredFromId));
  const putOff = agenda.flatMap(({ id, meetingId }) => (goesOn.has(id) ? [meetingId] : []));
  return composeNotes({
    meeting, lines, matters: meeting.state === "closed" || meeting.imported ? [] : matters.onAgenda.map(({ action }) => action), actions, meetings,
    findings: record.findings, meetingEntries: record.meetingEntries, versions: await givenVersions(reader, [meeting.id, ...putOff]), agenda, marking,
  }, audience);
}
