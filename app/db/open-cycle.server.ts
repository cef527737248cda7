/** The SIB cycle under way: the one that updates belong to while it is open. */
import { storedDate } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { readOnce } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import type { CycleState } from "~/domain/cycle/sib-cycle";

const OPEN: CycleState = "open";

export async function openCycleId(tx: Tx): Promise<string | null> {
  const cycle = await readOnce(tx, "open cycle", () => tx.sibCycle.findFirst({ where: { state: OPEN }, orderBy: { boardOn: "asc" }, select: { id: true } }));
  return cycle?.id ?? null;
}

const UNDER_WAY: readonly CycleState[] = ["open", "closed"];

/** The board that updates are being gathered for: of the cycle that is open, or closed for updates and not frozen yet; null where there is none. */
export async function boardUnderWay(reader: Reader): Promise<CalendarDate | null> {
  const cycle = await reader.sibCycle.findFirst({ where: { state: { in: [...UNDER_WAY] } }, orderBy: { boardOn: "asc" }, select: { id: true, boardOn: true } });
  return cycle === null ? null : storedDate(cycle.boardOn, "SibCycle", cycle.id, "boardOn");
}
