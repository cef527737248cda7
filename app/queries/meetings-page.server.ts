/** The meetings: twelve months ahead, and those there have been. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles } from "~/db/cycles.server";
import { readMeetings } from "~/db/meetings.server";
import { readSettings } from "~/db/settings.server";
import { calendarFile } from "~/domain/meeting/calendar-file";
import { forwardPlan, type PlannedMonth } from "~/domain/meeting/forward-plan";
import { byMeetingDate, namedMeeting, type Meeting } from "~/domain/meeting/meeting";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export type ListedMeeting = Pick<Meeting, "id" | "reference" | "title" | "kind" | "date" | "time" | "endTime" | "venue" | "virtual" | "state" | "next" | "series">;

export type MeetingsPage = {
  months: PlannedMonth<ListedMeeting>[];
  /** Before this month, the latest first. */
  past: ListedMeeting[];
  /** After these months, in their order. */
  later: ListedMeeting[];
  mayPlan: boolean;
};

function listedOf({ id, reference, title, kind, date, time, endTime, venue, virtual, state, next, series }: Meeting): ListedMeeting {
  return { id, reference, title, kind, date, time, endTime, venue, virtual, state, next, series };
}

export async function meetingsPage(ctx: Ctx): Promise<Done<MeetingsPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const meetings = (await readMeetings(ctx.db.read)).map(listedOf);
  const boards = (await readCycles(ctx.db.read)).map(({ boardOn }) => boardOn);
  const month = ctx.today.slice(0, 7);
  const months = forwardPlan({ meetings, boards, today: ctx.today });
  const last = months.at(-1)?.month ?? month;
  return done({
    months, later: meetings.filter(({ date }) => date.slice(0, 7) > last).sort(byMeetingDate), past: meetings.filter(({ date }) => date.slice(0, 7) < month).reverse(), mayPlan: can(ctx.actor, "plan meetings"),
  });
}

/** Meetings to come, or the one that is named; `address` makes a link of a meeting's page, where links can be made. */
export async function meetingsCalendar(ctx: Ctx, { meetingId, address }: { meetingId: string | null; address: ((id: string) => string) | null }): Promise<Done<{ text: string; fileName: string }>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const all = await readMeetings(ctx.db.read);
  const one = meetingId === null ? null : namedMeeting(all, meetingId);
  if (one === undefined) return refuse("missing", "There is no such meeting. Open it from the list of meetings.");
  const { instance } = await readSettings(ctx.db.read);
  const text = calendarFile(one === null ? all.filter(({ date }) => date >= ctx.today) : [one], "Meetings", { now: ctx.now, instance: instance ?? "tracker", url: ({ id }) => address?.(id) ?? null });
  return done({ text, fileName: one === null ? "meetings.ics" : `${one.reference}.ics` });
}
