/** Which copies went out to whom, and which of them came back and were taken in. */
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { ActorSide } from "~/domain/actor";
import { londonDate, type Instant } from "~/domain/calendar-date";
import { NO_HISTORY, type CopyHistory } from "~/domain/import/own/older-copy";

/** `seen`: whether its page is shown to the side that asks. */
export type ReturnedCopy = { importId: string; fileName: string; by: string; at: Instant; undone: boolean; seen: boolean };

const knownTo = (side: ActorSide) => ({ OR: [{ side: { in: [side, "operator"] } }, { agreedOn: { not: null } }] });

/** By the numbers of exports: the files with rows of them that were taken in, as far as the side may know of them, the first one first. */
export async function returnsOf(reader: Reader, side: ActorSide, exports: ReadonlySet<number>): Promise<Map<number, ReturnedCopy[]>> {
  const returns = new Map<number, ReturnedCopy[]>();
  if (exports.size === 0) return returns;
  const rows = await reader.import.findMany({
    where: { state: "applied", exports: { not: null }, ...knownTo(side) },
    orderBy: [{ appliedAt: "asc" }, { id: "asc" }],
    select: { id: true, side: true, fileName: true, importedBy: true, appliedAt: true, undoneAt: true, exports: true },
  });
  for (const { id, fileName, importedBy, appliedAt, undoneAt, exports: held, ...row } of rows) {
    const copy = { importId: id, fileName, by: importedBy, at: storedInstant(appliedAt ?? "", "Import", id, "appliedAt"), undone: undoneAt !== null, seen: row.side === side };
    for (const number of JSON.parse(held ?? "[]") as number[]) if (exports.has(number)) returns.set(number, [...(returns.get(number) ?? []), copy]);
  }
  return returns;
}

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
    where: { state: "applied", undoneAt: null, exports: { not: null }, ...knownTo(side) },
    orderBy: [{ appliedAt: "asc" }, { id: "asc" }],
    select: { fileName: true, importedBy: true, appliedAt: true, exports: true },
  });
  const taken = rows.map(({ fileName, importedBy, appliedAt, exports: held }) => ({
    fileName, by: importedBy, on: londonDate(appliedAt ?? ""), exports: (JSON.parse(held ?? "[]") as number[]).filter((number) => number > first),
  }));
  return { sent, taken: taken.filter((each) => each.exports.length > 0) };
}
