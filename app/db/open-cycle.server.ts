/** The SIB cycle that an update of today belongs to: the earliest whose board has not met yet. */
import type { Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";

export async function openCycleId(tx: Tx, today: CalendarDate): Promise<string | null> {
  const cycle = await tx.sibCycle.findFirst({ where: { boardOn: { gte: today } }, orderBy: { boardOn: "asc" }, select: { id: true } });
  return cycle?.id ?? null;
}
