/** The series of meetings with their standing items, and the kinds of meeting. */
import type { Ctx } from "~/db/ctx.server";
import { meetingKinds } from "~/db/meeting-kinds.server";
import { readSeries } from "~/db/meetings.server";
import type { MeetingSeries } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export async function seriesPage(ctx: Ctx): Promise<Done<{ series: MeetingSeries[]; kinds: string[] }>> {
  const allowed = may(ctx.actor, "plan meetings");
  return allowed.ok ? done({ series: await readSeries(ctx.db.read), kinds: await meetingKinds(ctx.db.read) }) : allowed;
}
