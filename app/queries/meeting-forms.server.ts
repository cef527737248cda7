/** What the forms about a meeting need: of the meeting itself, of who was there, of an item of its agenda. */
import { agendaLines } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { meetingKinds } from "~/db/meeting-kinds.server";
import { readMeetings, readSeries } from "~/db/meetings.server";
import { peopleIn } from "~/db/people.server";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { standsAlone, type AgendaItem } from "~/domain/meeting/agenda";
import { announcedKind } from "~/domain/meeting/announced-kind";
import { closedAbove } from "~/domain/meeting/closed-above";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import { FIRST_SERIES, hasBegun, namedMeeting, type Attendance, type Meeting, type MeetingSeries } from "~/domain/meeting/meeting";
import { MEETING_FIELDS, type TypedMeeting } from "~/domain/meeting/meeting-form";
import { can, may, mayOneOf } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { noSuchMeeting } from "~/queries/meeting-page.server";
import { postOn } from "~/domain/post";

export type MeetingFormPage = { kinds: string[]; series: MeetingSeries[]; values: TypedMeeting; meeting: Pick<Meeting, "id" | "title" | "version"> | null };

const EMPTY = Object.fromEntries(MEETING_FIELDS.map((field) => [field, ""])) as TypedMeeting;

function typedOf(meeting: Meeting): TypedMeeting {
  const { series, title, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker, papersDueOn, marking, next } = meeting;
  const day = (of: CalendarDate | null | undefined) => (of == null ? "" : formatDate(of));
  return {
    series: series.id, title, kind, theme: theme ?? "", date: formatDate(date), time: time ?? "", endTime: endTime ?? "", venue: venue ?? "", virtual: virtual ? "yes" : "", chair: chair ?? "", noteTaker: noteTaker ?? "",
    papersDueOn: day(papersDueOn), marking: marking ?? "", nextKind: next?.kind ?? "", nextDate: day(next?.date), nextTime: next?.time ?? "", nextEndTime: next?.endTime ?? "", nextVenue: next?.venue ?? "",
  };
}

/** A new meeting as it was announced at the one before, with its chair and note-taker. */
function announced(before: Meeting, kinds: readonly string[]): TypedMeeting {
  const { series, chair, noteTaker, next } = before;
  const named = announcedKind(next?.kind ?? before.kind, kinds);
  const kind = named.kind ?? (kinds.includes(before.kind) ? before.kind : (kinds[0] ?? ""));
  return { ...EMPTY, series: series.id, kind, theme: next?.kind == null ? "" : named.theme, date: next?.date == null ? "" : formatDate(next.date), time: next?.time ?? "", endTime: next?.endTime ?? "", venue: next?.venue ?? "", chair: chair ?? "", noteTaker: noteTaker ?? "" };
}

async function find(ctx: Ctx, named: string): Promise<Meeting | undefined> {
  return namedMeeting(await readMeetings(ctx.db.read), named);
}

export async function newMeetingPage(ctx: Ctx, after: string | null): Promise<Done<MeetingFormPage>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const kinds = await meetingKinds(ctx.db.read);
  const before = after === null ? undefined : await find(ctx, after);
  const values = before === undefined ? { ...EMPTY, series: FIRST_SERIES.id, kind: kinds[0] ?? "" } : announced(before, kinds);
  return done({ kinds, series: await readSeries(ctx.db.read), values, meeting: null });
}

export async function editMeetingPage(ctx: Ctx, named: string): Promise<Done<MeetingFormPage>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const meeting = await find(ctx, named);
  if (meeting === undefined) return noSuchMeeting;
  const kinds = await meetingKinds(ctx.db.read);
  const { id, title, version } = meeting;
  return done({ kinds: kinds.includes(meeting.kind) ? kinds : [...kinds, meeting.kind], series: await readSeries(ctx.db.read), values: typedOf(meeting), meeting: { id, title, version } });
}

export type AttendanceLine = Omit<Attendance, "presence"> & { presence: Attendance["presence"] | null };
export type AttendancePage = { meeting: Pick<Meeting, "id" | "title" | "date" | "version">; lines: AttendanceLine[]; /** Who a name may be. */ people: { value: string; words: string }[] };

/** Those named already, then everybody else who held a post on the day of the meeting. */
export async function attendancePage(ctx: Ctx, named: string): Promise<Done<AttendancePage>> {
  const allowed = mayOneOf(ctx.actor, ["take notes", "plan meetings"]);
  if (!allowed.ok) return allowed;
  const meeting = await find(ctx, named);
  if (meeting === undefined) return noSuchMeeting;
  const { id, title, date, version, attendance } = meeting;
  const people = (await peopleIn(ctx.db.read, ctx.today)).filter((person) => person.deactivatedAt === null);
  const others = people.flatMap((person): AttendanceLine[] => {
    const post = postOn(person.posts, date);
    if (post === null || person.side === "observer" || attendance.some(({ personId }) => personId === person.id)) return [];
    return [{ name: person.name, capacity: post.title, code: post.code, personId: person.id, presence: null }];
  });
  return done({ meeting: { id, title, date, version }, lines: [...attendance, ...others], people: people.map((person) => ({ value: person.id, words: person.name })) });
}

export type AgendaItemPage = {
  meeting: Pick<Meeting, "id" | "title" | "state" | "date">;
  hasBegun: boolean;
  /** Null for a new one. */
  line: (Pick<AgendaLine, "key" | "number" | "heading" | "kind"> & { item: AgendaItem | null; closedAbove: string | null; /** The numbers of the sub-items that are in closed session only with it. */ below: string[] }) | null;
  /** Under which it may stand. */
  headings: { key: string; words: string }[];
  parentKey: string;
  later: { id: string; words: string }[];
  may: { plan: boolean; note: boolean };
};

export async function agendaItemPage(ctx: Ctx, named: string, key: string | null): Promise<Done<AgendaItemPage>> {
  const rights = { plan: can(ctx.actor, "plan meetings"), note: can(ctx.actor, "take notes") };
  const allowed = key === null ? may(ctx.actor, "plan meetings") : mayOneOf(ctx.actor, ["plan meetings", "take notes"]);
  if (!allowed.ok) return allowed;
  const meetings = await readMeetings(ctx.db.read);
  const meeting = namedMeeting(meetings, named);
  if (meeting === undefined) return noSuchMeeting;
  const lines = await agendaLines(ctx.db.read, meeting, { drafts: true });
  const line = key === null ? null : (lines.find((each) => each.key === key || each.automatic?.key === key) ?? null);
  if (key !== null && line === null) return refuse("missing", "There is no such item on this agenda any more. Go back to the meeting.");
  const isClosed = ({ item }: AgendaLine) => item?.closedSession === true;
  const below = lines.filter((each) => line !== null && closedAbove(lines, (other) => other === line).has(each.key) && !isClosed(each)).map(({ number }) => number);
  const alone = line !== null && standsAlone(line.kind, line.item);
  const tops = lines.filter((each) => !alone && each.depth === 0 && each.kind !== "outstanding" && each.key !== line?.key);
  const parent = line === null || line.depth === 0 ? undefined : lines.slice(0, lines.indexOf(line)).findLast((each) => each.depth === 0);
  return done({
    meeting: { id: meeting.id, title: meeting.title, state: meeting.state, date: meeting.date }, hasBegun: hasBegun(meeting, ctx.today),
    line: line === null ? null : { key: line.key, number: line.number, heading: line.heading, kind: line.kind, item: line.item, closedAbove: closedAbove(lines, isClosed).get(line.key) ?? null, below },
    headings: tops.map((each) => ({ key: each.key, words: `${each.number} ${each.heading}` })), parentKey: parent?.key ?? "",
    later: meetings.filter((each) => each.id !== meeting.id && each.state !== "closed" && each.date >= meeting.date).map((each) => ({ id: each.id, words: `${each.title}, ${formatDate(each.date)}` })),
    may: rights,
  });
}
