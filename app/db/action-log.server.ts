/** Every action as the log shows it. */
import { readActions } from "~/db/actions.server";
import { readMeetings } from "~/db/meetings.server";
import type { Reader } from "~/db/rows.server";
import { logLine, type LogLine } from "~/domain/action/action-log";
import { londonDate, type CalendarDate } from "~/domain/calendar-date";

export async function logLines(reader: Reader, today: CalendarDate): Promise<LogLine[]> {
  const [actions, meetings] = [await readActions(reader), await readMeetings(reader)];
  const created = new Map((await reader.action.findMany({ select: { id: true, createdAt: true } })).map((row) => [row.id, londonDate(row.createdAt)]));
  const references = new Map((await reader.finding.findMany({ where: { actions: { some: {} } }, select: { id: true, reference: true } })).map((row) => [row.id, row.reference]));
  return actions.map((action) => logLine(action, { meetings, createdOn: (id) => created.get(id) ?? today, findingReference: (id) => references.get(id) ?? null, today }));
}
