/** Meetings, agendas and actions in full, as notes and returned action logs are compared with them. */
import type { Action } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import type { AgendaItem } from "~/domain/meeting/agenda";
import type { Meeting } from "~/domain/meeting/meeting";

/** `owners`: by the id of an action, the people who hold a post that owns it; `today` is null where no paper is read. */
export type KnownMeetings = { today: CalendarDate | null; meetings: readonly Meeting[]; agenda: readonly AgendaItem[]; actions: readonly Action[]; owners: ReadonlyMap<string, readonly string[]> };

export const NO_MEETINGS: KnownMeetings = { today: null, meetings: [], agenda: [], actions: [], owners: new Map() };

type Held = { id: string; title: string; date: CalendarDate; time: string | null };

/** Which meeting of the record notes are of: that of their title and day, else the only one of that day, unless it was at another time. */
export function meetingOfPaper<M extends Held>(paper: Omit<Held, "id">, meetings: readonly M[]): M | null {
  const thatDay = meetings.filter(({ date }) => date === paper.date);
  const titled = thatDay.find(({ title }) => title === paper.title);
  if (titled !== undefined) return titled;
  const [only, other] = thatDay;
  if (only === undefined || other !== undefined) return null;
  return only.time === null || paper.time === null || only.time === paper.time ? only : null;
}
