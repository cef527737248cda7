/** The home page: what waits for whoever asks, their views of the register, and what comes next. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord, recordAtHand } from "~/db/kept-record.server";
import { viewsOf } from "~/db/named-views.server";
import { readSettings } from "~/db/settings.server";
import { workOf } from "~/db/work.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { countWork, type WorkCount } from "~/domain/my-work";
import type { NamedView } from "~/domain/named-view";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { viewerOf } from "~/domain/visibility";
import { comingUp, whatWouldCome, type ComingUp } from "~/domain/my-work/coming-up";
import { shortened, type WorkGroup, type WorkItem } from "~/domain/my-work/work-item";

/** Of a long group only its most pressing are sent. */
export const MOST_SHOWN = 60;

export type ShownGroup = Omit<WorkGroup, "items"> & { items: WorkItem[]; total: number };

export type MyWorkPage = {
  groups: ShownGroup[];
  count: WorkCount;
  views: NamedView[];
  /** For whom nothing waits: what would, and the next dates. */
  wouldCome: string;
  coming: ComingUp[];
  nextBoard: CalendarDate | null;
};

export async function myWorkPage(ctx: Ctx): Promise<Done<MyWorkPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const work = await workOf(ctx.db, ctx.actor, ctx.today);
  const nothing = !work.groups.some((group) => group.mine);
  const cycle = await ctx.db.read.sibCycle.findFirst({ where: { boardOn: { gte: ctx.today } }, orderBy: { boardOn: "asc" }, select: { boardOn: true } });
  return done({
    groups: work.groups.map(({ items, ...group }) => ({ ...group, items: items.slice(0, MOST_SHOWN).map(shortened), total: items.length })),
    count: countWork(work, ctx.today),
    views: ctx.actor.personId === null ? [] : await viewsOf(ctx.db.read, ctx.actor.personId),
    wouldCome: nothing ? whatWouldCome(ctx.actor, (await readSettings(ctx.db.read)).headTitle) : "",
    coming: nothing ? comingUp(ctx.actor, await keptRecord(ctx.db, viewerOf(ctx.actor.side)), ctx.today) : [],
    nextBoard: cycle?.boardOn ?? null,
  });
}

/** For the bar at the top of every page, which does not wait until a large record is read anew. */
export async function myWorkCount(ctx: Ctx): Promise<WorkCount> {
  return countWork(await workOf(ctx.db, ctx.actor, ctx.today, recordAtHand), ctx.today);
}
