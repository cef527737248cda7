/** The action log as filtered, with what it can be filtered by. */
import { logLines } from "~/db/action-log.server";
import type { Ctx } from "~/db/ctx.server";
import { AGES, byPressure, inLog, NO_OWNER, type Age, type LogFilter, type LogLine } from "~/domain/action/action-log";
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
  mayExport: boolean;
};

export async function actionLogPage(ctx: Ctx, filter: LogFilter): Promise<Done<ActionLogPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const all = await logLines(ctx.db.read, ctx.today);
  const open = all.filter(({ state }) => state === "open");
  return done({
    lines: all.filter((line) => inLog(line, filter)).sort(byPressure), filter, open: open.length, overdue: open.filter(({ overdue }) => overdue).length, withoutOwner: open.filter(({ owners }) => owners.length === 0).length,
    ages: AGES.map((age) => ({ age, count: open.filter((line) => line.age === age).length })),
    owners: [...new Set([...all.flatMap(({ owners }) => owners), ...(filter.owner === null || filter.owner === NO_OWNER ? [] : [filter.owner])])].sort((a, b) => a.localeCompare(b, "en")),
    mayKeep: can(ctx.actor, "keep actions"), mayExport: can(ctx.actor, "export"),
  });
}
