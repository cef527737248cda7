/** Plans a meeting, or changes what is planned of one. */
import { findOpenMeeting, sameVersion } from "~/commands/meetings/find-meeting.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings, readSeries } from "~/db/meetings.server";
import { meetingKinds } from "~/db/meeting-kinds.server";
import { insertMeeting, saveMeeting } from "~/db/save-meeting.server";
import { write, type Tx } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import type { Meeting } from "~/domain/meeting/meeting";
import { parseMeeting, type MeetingValues, type TypedMeeting } from "~/domain/meeting/meeting-form";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

async function check(tx: Tx, values: MeetingValues, others: readonly Meeting[], before: Meeting | null): Promise<Done<true>> {
  if (!(await readSeries(tx)).some(({ id }) => id === values.seriesId)) return refuse("invalid", "Choose the series it belongs to.", { field: "series" });
  const kinds = [...(await meetingKinds(tx)), ...(before === null ? [] : [before.kind])];
  if (!kinds.includes(values.kind)) return refuse("invalid", `Choose one of the kinds of meeting: ${kinds.join(", ")}.`, { field: "kind" });
  const twin = others.find((each) => each.title === values.title && each.date === values.date);
  if (twin !== undefined) return refuse("invalid", `${twin.reference} on ${formatDate(twin.date)} has this title already. Give this one another, or change that one.`, { field: "title" });
  return done(true);
}

export async function planMeeting(ctx: Ctx, typed: TypedMeeting): Promise<Done<{ id: string; reference: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const values = parseMeeting(typed);
  if (!values.ok) return values;
  return write(ctx.db, async (tx): Promise<Done<{ id: string; reference: string }>> => {
    const checked = await check(tx, values.value, await readMeetings(tx), null);
    return checked.ok ? done(await insertMeeting(tx, ctx, values.value)) : checked;
  });
}

export async function changeMeeting(ctx: Ctx, { meetingId, seen, typed }: { meetingId: string; seen: number; typed: TypedMeeting }): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const values = parseMeeting(typed);
  if (!values.ok) return values;
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const found = await findOpenMeeting(tx, meetingId);
    if (!found.ok) return found;
    const { meeting, meetings } = found.value;
    const same = sameVersion(meeting, seen);
    if (!same.ok) return same;
    const checked = await check(tx, values.value, meetings.filter(({ id }) => id !== meeting.id), meeting);
    if (!checked.ok) return checked;
    if (meeting.state === "held" && values.value.date > ctx.today) return refuse("invalid", "It has been held, so its day is not to come. Check the date.", { field: "date" });
    await saveMeeting(tx, ctx, meeting, values.value);
    return done({ id: meeting.id });
  });
}
