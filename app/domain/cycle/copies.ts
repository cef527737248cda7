/** Until when copies of the tracker go out for a SIB cycle. */
import { formatDate } from "~/domain/calendar-date";
import { isOver, type SibCycle } from "~/domain/cycle/sib-cycle";

/** Why none are sent; null where they are. */
export function whyNoCopies({ state, boardOn }: Pick<SibCycle, "state" | "boardOn">): string | null {
  if (!isOver(state)) return null;
  return `The cycle of ${formatDate(boardOn)} is frozen: its workbook is that of its snapshot. Send copies out for the next cycle.`;
}
