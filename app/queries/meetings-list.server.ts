/** Every meeting there is, and every action with what happened to it. */
import { actionDays } from "~/db/action-days.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import type { Action } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import type { Meeting } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export async function meetingsList(ctx: Ctx): Promise<Done<Meeting[]>> {
  const allowed = may(ctx.actor, "read the record");
  return allowed.ok ? done(await readMeetings(ctx.db.read)) : allowed;
}

export type ActionsList = { actions: Action[]; meetings: Meeting[]; references: ReadonlyMap<string, string>; createdOn: (id: string) => CalendarDate | null };

/** `references` names the findings by their ids. */
export async function actionsList(ctx: Ctx): Promise<Done<ActionsList>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const findings = await ctx.db.read.finding.findMany({ select: { id: true, reference: true } });
  return done({ actions: await readActions(ctx.db.read), meetings: await readMeetings(ctx.db.read), references: new Map(findings.map(({ id, reference }) => [id, reference])), createdOn: await actionDays(ctx.db.read) });
}
