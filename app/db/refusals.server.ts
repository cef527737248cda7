/** Refusals in the history, counted by person and day so that nobody can fill it by knocking. */
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import type { Tx } from "~/db/write.server";
import { countWords, leavesEvent } from "~/domain/refusal-count";

const PREFIX = "refused";

/** The how-manieth of this day it is; yesterday's counts are forgotten. */
async function counted(tx: Tx, ctx: Ctx, personId: string, field: string): Promise<number> {
  const day = `${PREFIX} ${ctx.today}`;
  const series = `${day} ${field} ${personId}`;
  const { last } = await tx.counter.upsert({ where: { series }, create: { series, last: 1 }, update: { last: { increment: 1 } } });
  if (last === 1) await tx.counter.deleteMany({ where: { series: { startsWith: `${PREFIX} ` }, NOT: { series: { startsWith: `${day} ` } } } });
  return last;
}

/** `from`: the mark of the place it came from. */
export type Refusal = { field: "signInRefused" | "refused"; what: string; from?: string };

export async function recordRefusal(tx: Tx, ctx: Ctx, personId: string, { field, what, from }: Refusal): Promise<void> {
  const count = await counted(tx, ctx, personId, field);
  if (!leavesEvent(count)) return;
  const words = countWords(what, count);
  await recordPersonEvents(tx, ctx, personId, [{ field, after: from === undefined ? words : `${words}, from ${from}` }]);
}
