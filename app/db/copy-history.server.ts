/** Which copies went out to whom, and which of them came back and were taken in. */
import type { Reader } from "~/db/rows.server";
import type { ActorSide } from "~/domain/actor";
import { londonDate } from "~/domain/calendar-date";
import { NO_HISTORY, type CopyHistory } from "~/domain/import/own/older-copy";

/**
 * Of the files taken in that the side may know of, those with rows of a later export than the first of `exports`: its own, the
 * operator’s, and those taken in as the record of both. What was undone does not count.
 */
export async function findCopyHistory(reader: Reader, side: ActorSide, exports: ReadonlySet<number>): Promise<CopyHistory> {
  if (exports.size === 0) return NO_HISTORY;
  const first = Math.min(...exports);
  const sent = await reader.export.findMany({ where: { number: { gte: first } }, select: { number: true, lead: true, exportedBy: true } });
  if (sent.every(({ number }) => number === first)) return NO_HISTORY;
  const rows = await reader.import.findMany({
    where: { state: "applied", undoneAt: null, exports: { not: null }, OR: [{ side: { in: [side, "operator"] } }, { agreedOn: { not: null } }] },
    orderBy: [{ appliedAt: "asc" }, { id: "asc" }],
    select: { fileName: true, importedBy: true, appliedAt: true, exports: true },
  });
  const taken = rows.map(({ fileName, importedBy, appliedAt, exports: held }) => ({
    fileName, by: importedBy, on: londonDate(appliedAt ?? ""), exports: (JSON.parse(held ?? "[]") as number[]).filter((number) => number > first),
  }));
  return { sent, taken: taken.filter((each) => each.exports.length > 0) };
}
