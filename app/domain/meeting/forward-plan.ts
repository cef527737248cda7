/** The forward plan: twelve months of meetings, boards and announced meetings that nobody has planned yet. */
import { addMonths, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { byMeetingDate, type Meeting } from "~/domain/meeting/meeting";

const MONTHS_AHEAD = 12;

/** '2022-07' → 'July 2022'. */
export function monthWords(month: string): string {
  return formatDate(`${month}-01`).replace(/^1 /, "");
}

/** The next meeting as one has announced it. */
export type Announced = { after: Pick<Meeting, "id" | "title">; date: CalendarDate; kind: string | null; time: string | null };

export type PlannedMonth<M> = { month: string; words: string; meetings: M[]; boards: CalendarDate[]; announced: Announced[] };

type Planned = Pick<Meeting, "id" | "reference" | "title" | "date" | "time" | "next"> & { series: Pick<Meeting["series"], "id"> };

/** The meeting of the series that was announced as the next: that of the day, else the first after this one; null where nobody has planned it. */
export function plannedNext<M extends Planned>(meeting: Planned, meetings: readonly M[]): M | null {
  const later = meetings.filter((each) => each.id !== meeting.id && each.series.id === meeting.series.id && each.date > meeting.date).sort(byMeetingDate);
  return later.find(({ date }) => date === meeting.next?.date) ?? later[0] ?? null;
}

function announcedBy(meeting: Planned, meetings: readonly Planned[]): Announced | null {
  const { next } = meeting;
  if (next?.date == null) return null;
  return plannedNext(meeting, meetings) !== null ? null : { after: { id: meeting.id, title: meeting.title }, date: next.date, kind: next.kind, time: next.time };
}

export function forwardPlan<M extends Planned>({ meetings, boards, today }: { meetings: readonly M[]; boards: readonly CalendarDate[]; today: CalendarDate }): PlannedMonth<M>[] {
  const announced = meetings.flatMap((meeting) => announcedBy(meeting, meetings) ?? []);
  return Array.from({ length: MONTHS_AHEAD }, (_, index): PlannedMonth<M> => {
    const month = addMonths(`${today.slice(0, 7)}-01`, index).slice(0, 7);
    const isIn = (date: CalendarDate) => date.startsWith(month);
    return { month, words: monthWords(month), meetings: meetings.filter(({ date }) => isIn(date)).sort(byMeetingDate), boards: boards.filter(isIn), announced: announced.filter(({ date }) => isIn(date)) };
  });
}
