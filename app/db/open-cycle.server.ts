/** The SIB cycle that an update belongs to: the one that is open, if any. */
import type { Tx } from "~/db/write.server";
import type { CycleState } from "~/domain/cycle/sib-cycle";

const OPEN: CycleState = "open";

export async function openCycleId(tx: Tx): Promise<string | null> {
  const cycle = await tx.sibCycle.findFirst({ where: { state: OPEN }, orderBy: { boardOn: "asc" }, select: { id: true } });
  return cycle?.id ?? null;
}
