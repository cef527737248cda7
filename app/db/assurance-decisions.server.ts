/** When questions were last closed on each finding, and when its assurance was last decided. */
import type { Reader } from "~/db/rows.server";

/** The ids of the findings on which a question was closed after the last decision on their assurance. */
export async function closedSinceDecided(reader: Reader): Promise<Set<string>> {
  const closed = await reader.entryFinding.groupBy({ by: ["findingId"], where: { closedAt: { not: null } }, _max: { closedAt: true } });
  const decided = await reader.historyEvent.groupBy({
    by: ["findingId"], where: { subject: "finding", field: { in: ["assurance", "assuranceStatement", "assuranceDecision"] } }, _max: { at: true },
  });
  const decidedAt = new Map(decided.map((row) => [row.findingId, row._max.at]));
  return new Set(closed.filter(({ findingId, _max }) => (decidedAt.get(findingId) ?? "") < (_max.closedAt ?? "")).map((row) => row.findingId));
}
