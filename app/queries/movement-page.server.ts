/** Movement between two snapshots, or a snapshot and now. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshots } from "~/db/cycles.server";
import { keptSnapshot } from "~/db/kept-snapshots.server";
import { asOfOneMoment } from "~/db/record.server";
import { targetDatesIn } from "~/db/target-dates.server";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { movementBetween, type Movement } from "~/domain/cycle/movement";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import { keptRecord } from "~/db/kept-record.server";

export const NOW = "now";

/** A state of the tracker that can be chosen: a snapshot by its id, or now. */
export type Moment = { value: string; words: string; on: CalendarDate; /** Null for now. */ number: number | null };

export type MovementPage = { moments: Moment[]; from: Moment | null; to: Moment; movement: Movement | null };

async function moments(ctx: Ctx): Promise<Moment[]> {
  const cycles = new Map((await readCycles(ctx.db.read)).map((cycle) => [cycle.id, cycle]));
  const snapshots = await readSnapshots(ctx.db.read);
  const taken = snapshots.flatMap((snapshot): Moment[] => {
    const cycle = cycles.get(snapshot.cycleId);
    if (cycle === undefined) return [];
    const { id, number } = snapshot;
    return [{ value: id, words: `Board of ${formatDate(cycle.boardOn)}, snapshot ${String(number)}`, on: cycle.boardOn, number }];
  });
  return [...taken.sort((a, b) => a.on.localeCompare(b.on)), { value: NOW, words: "Now", on: ctx.today, number: null }];
}

/** A board's last snapshot: those before it were corrected. */
function latestOfEach(taken: readonly Moment[]): Moment[] {
  return taken.filter((each, index) => taken[index + 1]?.on !== each.on);
}

/** Papers hold the official record only, so that is what is compared, whoever asks. */
async function recordAt(ctx: Ctx, moment: Moment): Promise<WholeRecord | null> {
  return moment.value === NOW ? keptRecord(ctx.db, "official") : keptSnapshot(ctx.db, moment.value);
}

/** Without a choice, by the last snapshot of each board: from the last board but one to the last, or from the last to now. */
export async function movementPage(ctx: Ctx, chosen: { from: string | null; to: string | null }): Promise<Done<MovementPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const all = await moments(ctx);
  const now = all.at(-1);
  if (now === undefined) return refuse("missing", "There is nothing to compare yet.");
  const boards = latestOfEach(all.slice(0, -1));
  const to = all.find((each) => each.value === chosen.to) ?? (boards.length > 1 ? boards.at(-1) : now) ?? now;
  const from = all.find((each) => each.value === chosen.from && each.value !== to.value) ?? boards.filter((each) => to === now || each.on < to.on).at(-1) ?? null;
  if (from === null) return done({ moments: all, from: null, to, movement: null });
  // Not by their days: a board may be frozen before the day it meets, and now is after it all the same.
  if (all.indexOf(from) > all.indexOf(to)) return refuse("invalid", `${from.words} is later than ${to.words}: choose the earlier one first.`, { field: "from" });
  const [before, after] = [await recordAt(ctx, from), await recordAt(ctx, to)];
  if (before === null || after === null) return refuse("missing", "One of the snapshots to compare is not there. Choose another.");
  const upTo = (await readSnapshots(ctx.db.read)).find((each) => each.id === to.value) ?? null;
  const targetDates = await asOfOneMoment(ctx.db, (reader) => targetDatesIn(reader, upTo));
  return done({ moments: all, from, to, movement: movementBetween({ before, after, targetDates, afterOn: to.on }) });
}
