/** Writes meetings: what is planned of them, who was there, how far they have come. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import type { Change } from "~/domain/history";
import { PRESENCE_WORDS, meetingReference, type Attendance, type Meeting, type MeetingState } from "~/domain/meeting/meeting";
import type { MeetingValues } from "~/domain/meeting/meeting-form";

function about(id: string) {
  return { subject: "meeting", subjectId: id, findingId: null, draftOf: null } as const;
}

function columnsOf({ next, ...values }: MeetingValues) {
  return { ...values, nextKind: next.kind, nextDate: next.date, nextTime: next.time, nextEndTime: next.endTime, nextVenue: next.venue };
}

type Columns = ReturnType<typeof columnsOf>;

function text(value: Columns[keyof Columns]): string | null {
  return typeof value === "boolean" ? (value ? "yes" : null) : value;
}

function columnsBefore({ series, title, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker, papersDueOn, marking, next }: Meeting): Columns {
  return columnsOf({
    seriesId: series.id, title, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker, papersDueOn, marking, next: next ?? { kind: null, date: null, time: null, endTime: null, venue: null },
  });
}

async function changes(tx: Tx, id: string, before: Columns | null, after: Columns): Promise<Change[]> {
  const series = await tx.meetingSeries.findMany({ select: { id: true, name: true } });
  const words = (columns: Columns | null, field: keyof Columns) => (columns === null ? null : field === "seriesId" ? (series.find((each) => each.id === columns.seriesId)?.name ?? null) : text(columns[field]));
  return (Object.keys(after) as (keyof Columns)[]).map((field) => ({ ...about(id), field, before: words(before, field), after: words(after, field) }));
}

export async function insertMeeting(tx: Tx, ctx: Ctx, values: MeetingValues): Promise<{ id: string; reference: string }> {
  const id = ctx.newId();
  const sequence = await takeNumbers(tx, "meeting", 1);
  const reference = meetingReference(sequence);
  const columns = columnsOf(values);
  await tx.meeting.create({ data: { id, reference, sequence, ...columns, state: "planned" } });
  await recordEvents(tx, ctx, await changes(tx, id, null, columns));
  return { id, reference };
}

/** `meeting` is as loaded in this transaction. One event per changed field. */
export async function saveMeeting(tx: Tx, ctx: Ctx, meeting: Meeting, values: MeetingValues): Promise<void> {
  const [before, after] = [columnsBefore(meeting), columnsOf(values)];
  await tx.meeting.update({ where: { id: meeting.id }, data: { ...after, version: { increment: 1 } } });
  await recordEvents(tx, ctx, await changes(tx, meeting.id, before, after));
}

export async function saveMeetingState(tx: Tx, ctx: Ctx, meeting: Meeting, state: MeetingState): Promise<void> {
  await tx.meeting.update({ where: { id: meeting.id }, data: { state, version: { increment: 1 } } });
  await recordEvents(tx, ctx, [{ ...about(meeting.id), field: "state", before: meeting.state, after: state }]);
}

export async function saveAgendaIssued(tx: Tx, ctx: Ctx, meeting: Meeting): Promise<void> {
  await tx.meeting.update({ where: { id: meeting.id }, data: { agendaIssuedAt: ctx.now, version: { increment: 1 } } });
  await recordEvents(tx, ctx, [{ ...about(meeting.id), field: "agendaIssuedAt", before: null, after: ctx.now }]);
}

function attendanceText(attendance: readonly Attendance[]): string | null {
  return attendance.length === 0 ? null : attendance.map(({ name, capacity, presence }) => `${[name, capacity].filter((part) => part !== "").join(", ")}: ${PRESENCE_WORDS[presence].toLowerCase()}`).join("\n");
}

/** The whole of it, in its order. */
export async function saveAttendance(tx: Tx, ctx: Ctx, meeting: Meeting, attendance: readonly Attendance[]): Promise<void> {
  await tx.attendance.deleteMany({ where: { meetingId: meeting.id } });
  await tx.attendance.createMany({ data: attendance.map(({ name, capacity, code, presence, personId }, position) => ({ id: ctx.newId(), meetingId: meeting.id, position, name, capacity, code, presence, personId })) });
  await tx.meeting.update({ where: { id: meeting.id }, data: { version: { increment: 1 } } });
  await recordEvents(tx, ctx, [{ ...about(meeting.id), field: "attendance", before: attendanceText(meeting.attendance), after: attendanceText(attendance) }]);
}
