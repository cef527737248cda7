/** The next numbers of a series; a number that was given once is never given again. */
import type { Tx } from "~/db/write.server";

export type Series = "finding" | "action" | "action event" | "update" | "export" | "meeting";

/** Takes `count` numbers and returns the first of them. */
export async function takeNumbers(tx: Tx, series: Series, count: number): Promise<number> {
  const { last } = await tx.counter.upsert({
    where: { series },
    create: { series, last: count },
    update: { last: { increment: count } },
  });
  return last - count + 1;
}
