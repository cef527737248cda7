/** The days on which actions were written down, which give a day its year where no meeting does. */
import type { Reader } from "~/db/rows.server";
import { londonDate, type CalendarDate } from "~/domain/calendar-date";

export async function actionDays(reader: Reader, of: { findingId?: string; meetingId?: string } = {}): Promise<(id: string) => CalendarDate | null> {
  const created = new Map((await reader.action.findMany({ where: of, select: { id: true, createdAt: true } })).map((row) => [row.id, londonDate(row.createdAt)]));
  return (id) => created.get(id) ?? null;
}
