/** Plans a SIB cycle, or moves the dates of one whose board has not met. */
import type { Ctx } from "~/db/ctx.server";
import { insertCycle, readCycles, saveCycleDates } from "~/db/cycles.server";
import { write } from "~/db/write.server";
import { parseDate, type CalendarDate } from "~/domain/calendar-date";
import { checkCycleDates, type CycleDates } from "~/domain/cycle/sib-cycle";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** As typed. */
export type TypedCycle = Record<keyof CycleDates, string>;

const FIELDS = { boardOn: "the day of the board", opensOn: "the day it opens", updatesDueOn: "the day updates are due" } as const;

function readDates(typed: TypedCycle): Done<CycleDates> {
  const dates: Partial<Record<keyof CycleDates, CalendarDate>> = {};
  for (const field of ["boardOn", "opensOn", "updatesDueOn"] as const) {
    const date = parseDate(typed[field]);
    if (!date.ok) return { ok: false, problem: { ...date.problem, field } };
    if (date.value === null) return refuse("invalid", `Give ${FIELDS[field]}.`, { field });
    dates[field] = date.value;
  }
  const { boardOn = "", opensOn = "", updatesDueOn = "" } = dates;
  return done({ boardOn, opensOn, updatesDueOn });
}

export async function planCycle(ctx: Ctx, typed: TypedCycle): Promise<Done<{ boardOn: CalendarDate }>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const dates = readDates(typed);
  if (!dates.ok) return dates;
  return write(ctx.db, async (tx): Promise<Done<{ boardOn: CalendarDate }>> => {
    const checked = checkCycleDates(dates.value, await readCycles(tx));
    if (!checked.ok) return checked;
    await insertCycle(tx, ctx, dates.value);
    return done({ boardOn: dates.value.boardOn });
  }, { leavesRecord: true });
}

export async function changeCycleDates(ctx: Ctx, boardOn: CalendarDate, typed: TypedCycle): Promise<Done<{ boardOn: CalendarDate }>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const dates = readDates(typed);
  if (!dates.ok) return dates;
  return write(ctx.db, async (tx): Promise<Done<{ boardOn: CalendarDate }>> => {
    const cycles = await readCycles(tx);
    const cycle = cycles.find((each) => each.boardOn === boardOn);
    if (cycle === undefined) return refuse("missing", "There is no such cycle. Open it from the list of cycles.");
    if (cycle.state === "frozen" || cycle.state === "reported") return refuse("refused", "Its board has met: its dates do not move any more.");
    const checked = checkCycleDates(dates.value, cycles.filter((each) => each.id !== cycle.id));
    if (!checked.ok) return checked;
    await saveCycleDates(tx, ctx, cycle, dates.value);
    return done({ boardOn: dates.value.boardOn });
  });
}
