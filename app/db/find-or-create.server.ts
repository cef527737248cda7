/** Finds or writes the inspection and the meeting that other rows hang on. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import type { InspectionKind } from "~/domain/finding";
import { FIRST_SERIES, MEETING_KINDS, meetingReference } from "~/domain/meeting/meeting";

export type WantedInspection = { title: string; kind: InspectionKind; publishedOn: CalendarDate | null; importPlace?: string | null };

/** The id of the inspection with this title. One that is there keeps its kind; a published date it lacks is filled in. */
export async function findOrCreateInspection(tx: Tx, ctx: Ctx, wanted: WantedInspection): Promise<string> {
  const { title, kind, publishedOn } = wanted;
  const found = await tx.inspection.findUnique({ where: { title } });
  const id = found?.id ?? ctx.newId();
  const about = { subject: "inspection", subjectId: id, findingId: null, draftOf: null, before: null, importPlace: wanted.importPlace ?? null } as const;
  if (found === null) {
    await tx.inspection.create({ data: { id, title, kind, publishedOn } });
    await recordEvents(tx, ctx, [{ ...about, field: "title", after: title }, { ...about, field: "publishedOn", after: publishedOn }]);
  } else if (found.publishedOn === null && publishedOn !== null) {
    await tx.inspection.update({ where: { id }, data: { publishedOn } });
    await recordEvents(tx, ctx, [{ ...about, field: "publishedOn", after: publishedOn }]);
  }
  return id;
}

export type WantedMeeting = { title: string; date: CalendarDate; time: string | null; importPlace?: string | null };

/** The id of the meeting with this title on this day; a time it lacks is filled in. */
export async function findOrCreateMeeting(tx: Tx, ctx: Ctx, { title, date, time, importPlace = null }: WantedMeeting): Promise<string> {
  const found = await tx.meeting.findUnique({ where: { title_date: { title, date } } });
  const id = found?.id ?? ctx.newId();
  const about = { subject: "meeting", subjectId: id, findingId: null, draftOf: null, before: null, importPlace } as const;
  if (found === null) {
    const sequence = await takeNumbers(tx, "meeting", 1);
    await tx.meeting.create({ data: { id, reference: meetingReference(sequence), sequence, seriesId: FIRST_SERIES.id, title, kind: MEETING_KINDS[0], date, time, state: date > ctx.today ? "planned" : "held" } });
    await recordEvents(tx, ctx, [{ ...about, field: "title", after: title }, { ...about, field: "date", after: date }, { ...about, field: "time", after: time }]);
  } else if (found.time === null && time !== null) {
    await tx.meeting.update({ where: { id }, data: { time } });
    await recordEvents(tx, ctx, [{ ...about, field: "time", after: time }]);
  }
  return id;
}
