/** Meetings as other programs read them: what `meetings --json` prints. Its shape is a promise to them. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { Meeting, MeetingState, NextMeeting, Presence } from "~/domain/meeting/meeting";

export type ListedMeeting = {
  reference: string;
  title: string;
  series: string;
  kind: string;
  theme: string | null;
  date: CalendarDate;
  time: string | null;
  endTime: string | null;
  venue: string | null;
  virtual: boolean;
  chair: string | null;
  noteTaker: string | null;
  state: MeetingState;
  attendance: { name: string; capacity: string; code: string | null; presence: Presence }[];
  nextMeeting: NextMeeting | null;
};

export function meetingsJson(meetings: readonly Meeting[]): ListedMeeting[] {
  return meetings.map(({ reference, title, series, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker, state, attendance, next }) => ({
    reference, title, series: series.name, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker, state,
    attendance: attendance.map(({ name, capacity, code, presence }) => ({ name, capacity, code, presence })), nextMeeting: next,
  }));
}
