/** A meeting of a series: what is planned of it, who was there, and what was announced as the next. */
import type { CalendarDate, Instant } from "~/domain/calendar-date";

/** The PCC with the chief constable: every installation begins with it. */
export const FIRST_SERIES = { id: "pcc-and-chief-constable", name: "Police and Crime Commissioner and Chief Constable" } as const;

export type MeetingSeries = {
  id: string;
  name: string;
  /** Headings that stand on each of its agendas. */
  standing: string[];
};

/** What a page showed of a series, so that saving can tell whether it is still so. */
export function seriesText({ name, standing }: Pick<MeetingSeries, "name" | "standing">): string {
  return [name, ...standing].join("\n");
}

/** Kinds that every installation begins with; the settings may name others. */
export const MEETING_KINDS = ["assurance", "holding to account", "performance", "public", "other"] as const;

/** `held`: it has taken place, and its notes are being written. `closed`: every action is accounted for, nothing of it changes any more. */
export const MEETING_STATES = ["planned", "held", "closed"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_STATE_WORDS: Record<MeetingState, string> = { planned: "Planned", held: "Held", closed: "Closed" };

export const PRESENCES = ["present", "apologies", "not-stated"] as const;
export type Presence = (typeof PRESENCES)[number];

export const PRESENCE_WORDS: Record<Presence, string> = { present: "Present", apologies: "Apologies", "not-stated": "Not stated" };

export type Attendance = {
  name: string;
  /** The post held on the day, in words: "Deputy Chief Constable". */
  capacity: string;
  /** Its short form, by which the notes name the person: "DCC". */
  code: string | null;
  presence: Presence;
  personId: string | null;
};

/** As announced, until somebody plans it: any of it may be open. Times are local wall times, HH:MM. */
export type NextMeeting = { kind: string | null; date: CalendarDate | null; time: string | null; endTime: string | null; venue: string | null };

export type Meeting = {
  id: string;
  reference: string;
  series: Pick<MeetingSeries, "id" | "name">;
  title: string;
  kind: string;
  theme: string | null;
  date: CalendarDate;
  time: string | null;
  endTime: string | null;
  venue: string | null;
  virtual: boolean;
  chair: string | null;
  noteTaker: string | null;
  papersDueOn: CalendarDate | null;
  marking: string | null;
  state: MeetingState;
  imported: boolean;
  /** Null while its agenda is the office's alone. */
  agendaIssuedAt: Instant | null;
  next: NextMeeting | null;
  attendance: Attendance[];
  version: number;
};

export function meetingReference(sequence: number): string {
  return `M-${String(sequence).padStart(4, "0")}`;
}

/** As addresses name it: by its id or its reference. */
export function namedMeeting<T extends Pick<Meeting, "id" | "reference">>(meetings: readonly T[], named: string): T | undefined {
  return meetings.find(({ id, reference }) => id === named || reference === named.toUpperCase());
}

/** A meeting as people name it: its reference (M-0003, m3) or its day; the later one of a day where two were held. */
export function findMeeting<T extends Pick<Meeting, "reference" | "date" | "time">>(meetings: readonly T[], named: string, readDate: (text: string) => CalendarDate | null): T | null {
  const number = /^m-?\s?0*(\d{1,9})$/i.exec(named.trim())?.[1];
  if (number !== undefined) return meetings.find((each) => each.reference === meetingReference(Number(number))) ?? null;
  const date = readDate(named);
  const on = meetings.filter((each) => each.date === date).sort((a, b) => (a.time ?? "").localeCompare(b.time ?? ""));
  return on.at(-1) ?? null;
}

/** Before one another in time; of one day and time in the order of their references. */
export function byMeetingDate(a: Pick<Meeting, "date" | "time" | "reference">, b: Pick<Meeting, "date" | "time" | "reference">): number {
  return a.date.localeCompare(b.date) || (a.time ?? "").localeCompare(b.time ?? "") || a.reference.localeCompare(b.reference);
}

/** Nothing arises at a meeting before its day, unless it was held already. */
export function hasBegun({ state, date }: Pick<Meeting, "date"> & { state: string }, today: CalendarDate): boolean {
  return state !== "planned" || date <= today;
}

/** The meeting at which something recorded on this day arose, and the day on which it did. At one to come nothing has arisen; another series than the first is known by its meeting alone. */
export function aroseAt<T extends { date: CalendarDate; state: string; seriesId: string }>(meeting: T | null, today: CalendarDate): { meeting: T | null; on: CalendarDate | null } {
  if (meeting === null) return { meeting: null, on: null };
  const on = hasBegun(meeting, today) ? meeting.date : null;
  return { meeting: on !== null || meeting.seriesId !== FIRST_SERIES.id ? meeting : null, on };
}

/** Whose draft the agenda is: the office prepares it alone until it is issued, or the meeting begins. */
export function agendaDraftOf({ state, agendaIssuedAt }: Pick<Meeting, "state" | "agendaIssuedAt">): "opcc" | null {
  return state === "planned" && agendaIssuedAt === null ? "opcc" : null;
}

/** '14:00–16:30', '14:00'; empty where no time is given. */
export function timeWords({ time, endTime }: Pick<NextMeeting, "time" | "endTime">): string {
  return [time, endTime].filter((each) => each !== null).join("–");
}
