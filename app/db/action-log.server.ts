/** Actions as the log shows them. */
import { actionDays } from "~/db/action-days.server";
import { readActions } from "~/db/actions.server";
import { readMeetings } from "~/db/meetings.server";
import type { Reader } from "~/db/rows.server";
import { logLine, type LogLine } from "~/domain/action/action-log";
import type { CalendarDate } from "~/domain/calendar-date";

/** Every action, or those of one finding or meeting. */
export async function logLines(reader: Reader, today: CalendarDate, of: { findingId?: string; meetingId?: string } = {}): Promise<LogLine[]> {
  const actions = await readActions(reader, of);
  if (actions.length === 0) return [];
  const meetings = await readMeetings(reader);
  const createdOn = await actionDays(reader, of);
  const references = new Map((await reader.finding.findMany({ where: { actions: { some: {} } }, select: { id: true, reference: true } })).map((row) => [row.id, row.reference]));
  return actions.map((action) => logLine(action, { meetings, createdOn: (id) => createdOn(id) ?? today, findingReference: (id) => references.get(id) ?? null, today }));
}
