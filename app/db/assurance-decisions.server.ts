/** When questions were last closed on each finding, and when its assurance was last decided. */
import { storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Closing } from "~/domain/proposed-assurance";

type Row = { findingId: string; closedAt: string | null; decidedAt: string | null };

/** By finding, where a question on it is closed. */
export async function closingsOf(reader: Reader): Promise<Map<string, Closing>> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT closed."findingId", closed."closedAt", max(decided."at") AS "decidedAt"
    FROM (SELECT "findingId", max("closedAt") AS "closedAt" FROM "EntryFinding" WHERE "closure" IS NOT NULL GROUP BY "findingId") closed
    LEFT JOIN "HistoryEvent" decided ON decided."findingId" = closed."findingId" AND decided."subject" = 'finding'
      AND decided."field" IN ('assurance', 'assuranceStatement', 'assuranceDecision')
    GROUP BY closed."findingId"`;
  return new Map(rows.map(({ findingId, closedAt, decidedAt }) => [findingId, {
    closedAt: storedInstantOrNull(closedAt, "EntryFinding", findingId, "closedAt"), decidedAt: storedInstantOrNull(decidedAt, "HistoryEvent", findingId, "at"),
  }]));
}
