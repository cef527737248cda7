/** Files taken in as the record of both sides, as those see them whose findings they changed. */
import { Prisma } from "~/db/generated/prisma/client";
import { storedDateOrNull, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import type { Actor } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { scopeOf } from "~/domain/permission-matrix";
import { can } from "~/domain/permissions";
import type { PaperFact } from "~/domain/my-work/paper-work";

const { sql, empty } = Prisma;

/** The findings whose updates are the actor's to keep; null where those are all. */
function ownFindings(actor: Actor): Prisma.Sql | null {
  if (actor.roles.some((role) => scopeOf(role, "keep a finding up to date") === "all")) return null;
  return sql`SELECT "id" FROM "Finding" WHERE "strategicLeadPersonId" = ${actor.personId} OR "tacticalLeadPersonId" = ${actor.personId}`;
}

export type AgreedPaper = { id: string; takenInBy: string; appliedAt: Instant | null; agreedOn: CalendarDate | null };

/** Null where there is no such paper. */
export async function findAgreedPaper(reader: Reader, id: string): Promise<AgreedPaper | null> {
  const row = await reader.import.findFirst({ where: { id, agreedOn: { not: null } }, select: { id: true, importedBy: true, appliedAt: true, agreedOn: true } });
  if (row === null) return null;
  return {
    id, takenInBy: row.importedBy,
    appliedAt: storedInstantOrNull(row.appliedAt, "Import", id, "appliedAt"),
    agreedOn: storedDateOrNull(row.agreedOn, "Import", id, "agreedOn"),
  };
}

/** Papers that changed findings the actor keeps up to date, and that they have not looked through yet. */
export async function unseenPapers(reader: Reader, actor: Actor): Promise<PaperFact[]> {
  const { personId } = actor;
  if (actor.side !== "force" || personId === null || !can(actor, "keep a finding up to date")) return [];
  const papers = await reader.import.findMany({
    where: { agreedOn: { not: null }, undoneAt: null, seen: { none: { personId } } }, orderBy: { appliedAt: "asc" }, take: 50,
    select: { id: true, importedBy: true, appliedAt: true, agreedOn: true },
  });
  if (papers.length === 0) return [];
  const own = ownFindings(actor);
  const counted = await reader.$queryRaw<{ importId: string; changes: bigint; findings: bigint }[]>`
    SELECT "importId", count(*) AS "changes", count(DISTINCT "findingId") AS "findings" FROM "HistoryEvent"
    WHERE "importId" IN (${Prisma.join(papers.map((paper) => paper.id))}) AND "via" = 'import' AND "draftOf" IS NULL AND "findingId" IS NOT NULL
      ${own === null ? empty : sql`AND "findingId" IN (${own})`}
    GROUP BY "importId"`;
  const counts = new Map(counted.map((row) => [row.importId, row]));
  return papers.flatMap(({ id, importedBy, appliedAt, agreedOn }): PaperFact[] => {
    const count = counts.get(id);
    return count === undefined ? [] : [{
      id, takenInBy: importedBy, changes: Number(count.changes), findings: Number(count.findings), ownFindings: own !== null,
      appliedAt: storedInstantOrNull(appliedAt, "Import", id, "appliedAt"), agreedOn: storedDateOrNull(agreedOn, "Import", id, "agreedOn"),
    }];
  });
}

/** The ids of the findings that are the actor's to keep up to date; null where those are all. */
export async function keptFindings(reader: Reader, actor: Actor): Promise<string[] | null> {
  const own = ownFindings(actor);
  return own === null ? null : (await reader.$queryRaw<{ id: string }[]>`${own}`).map((row) => row.id);
}

export async function hasSeen(reader: Reader, importId: string, personId: string): Promise<boolean> {
  return (await reader.importSeen.count({ where: { importId, personId } })) > 0;
}

export async function saveSeen(tx: Tx, importId: string, personId: string, at: Instant): Promise<void> {
  await tx.importSeen.upsert({ where: { importId_personId: { importId, personId } }, create: { importId, personId, at }, update: {} });
}
