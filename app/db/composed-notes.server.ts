/** The notes of a meeting as the record has them at this moment. */
import { agendaLines, readMatters } from "~/db/agenda-lines.server";
import { readAgenda } from "~/db/meetings.server";
import { wholeRecordIn } from "~/db/record.server";
import type { Reader } from "~/db/rows.server";
import { readSettings } from "~/db/settings.server";
import type { Meeting } from "~/domain/meeting/meeting";
import { composeNotes } from "~/domain/notes/compose-notes";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { recordFor } from "~/domain/visibility";

/** All of them: what may be published is made from it by leaving out. */
export async function composedNotesIn(reader: Reader, meeting: Meeting): Promise<ComposedNotes> {
  const { findings, meetingEntries } = recordFor("official", await wholeRecordIn(reader));
  const lines = await agendaLines(reader, meeting, { drafts: true });
  const { matters, meetings, actions } = await readMatters(reader, meeting);
  const onLines = new Set(lines.flatMap(({ item }) => item?.actionId ?? []));
  const open = meeting.state === "closed" || meeting.imported ? [] : matters.onAgenda.map(({ action }) => action).filter(({ id }) => !onLines.has(id));
  const { marking } = await readSettings(reader);
  return composeNotes({ meeting, lines, matters: open, actions, meetings, findings, meetingEntries, agenda: await readAgenda(reader), marking }, "full");
}
