/** The action log as filtered, with what it can be filtered by. */
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import { AGES, byPressure, inLog, logLine, NO_OWNER, type Age, type LogFilter, type LogLine } from "~/domain/action/action-log";
import { londonDate } from "~/domain/calendar-date";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export type ActionLogPage = {
  lines: LogLine[];
  filter: LogFilter;
  open: number;
  overdue: number;
  withoutOwner: number;
  ages: { age: Age; count: number }[];
  owners: string[];
  mayKeep: boolean;
};

/** Every action there is, as the log shows it. */
export async function logLines(ctx: Ctx): Promise<LogLine[]> {
  const [actions, meetings] = [await readActions(ctx.db.read), await readMeetings(ctx.db.read)];
  const created = new Map((await ctx.db.read.action.findMany({ select: { id: true, createdAt: true } })).map((row) => [row.id, londonDate(row.createdAt)]));
  const references = new Map((await ctx.db.read.finding.findMany({ select: { id: true, reference: true } })).map((row) => [row.id, row.reference]));
  const facts = { meetings, createdOn: (id: string) => created.get(id) ?? ctx.today, findingReference: (id: string) => references.get(id) ?? null, today: ctx.today };
  return actions.map((action) => logLine(action, facts));
}

export async function actionLogPage(ctx: Ctx, filter: LogFilter): Promise<Done<ActionLogPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const all = await logLines(ctx);
  const open = all.filter(({ state }) => state === "open");
  return done({
    lines: all.filter((line) => inLog(line, filter)).sort(byPressure), filter, open: open.length, overdue: open.filter(({ overdue }) => overdue).length, withoutOwner: open.filter(({ owners }) => owners.length === 0).length,
    ages: AGES.map((age) => ({ age, count: open.filter((line) => line.age === age).length })),
    owners: [...new Set([...all.flatMap(({ owners }) => owners), ...(filter.owner === null || filter.owner === NO_OWNER ? [] : [filter.owner])])].sort((a, b) => a.localeCompare(b, "en")),
    mayKeep: can(ctx.actor, "keep actions"),
  });
}
