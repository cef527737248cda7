/** Whether an import was undone, when and by whom; and the imports that may be named by a person. */
import type { Ctx } from "~/db/ctx.server";
import { inLists } from "~/db/in-lists.server";
import { storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import type { ActorSide } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import type { Led } from "~/domain/permissions";

export type Undone = { at: Instant; by: string };

/** Null where it stands. */
export function undoneIn(id: string, row: { undoneAt: string | null; undoneBy: string | null }): Undone | null {
  const at = storedInstantOrNull(row.undoneAt, "Import", id, "undoneAt");
  return at === null ? null : { at, by: row.undoneBy ?? "" };
}

export async function readUndone(reader: Reader, id: string): Promise<Undone | null> {
  const row = await reader.import.findUnique({ where: { id }, select: { undoneAt: true, undoneBy: true } });
  return row === null ? null : undoneIn(id, row);
}

export async function saveUndone(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await tx.import.update({ where: { id }, data: { undoneAt: ctx.now, undoneBy: ctx.actor.name } });
}

/** The last file of that side that was applied and not undone. */
export async function latestApplied(reader: Reader, side: ActorSide): Promise<string | null> {
  const row = await reader.import.findFirst({ where: { side, state: "applied", undoneAt: null }, orderBy: [{ appliedAt: "desc" }, { id: "desc" }], select: { id: true } });
  return row?.id ?? null;
}

/** Who leads the findings that the import, or any file of its batch, wrote about. */
export async function leadersOfTouched(reader: Reader, id: string): Promise<Led[]> {
  const one = await reader.import.findUnique({ where: { id }, select: { batchId: true } });
  const files = one?.batchId == null ? [{ id }] : await reader.import.findMany({ where: { batchId: one.batchId }, select: { id: true } });
  const touched = await reader.historyEvent.findMany({
    where: { importId: { in: files.map((file) => file.id) }, via: "import", findingId: { not: null } }, select: { findingId: true }, distinct: ["findingId"],
  });
  const findings = await inLists(touched.flatMap((event) => event.findingId ?? []), (ids) => reader.finding.findMany({
    where: { id: { in: ids } }, select: { strategicLeadPersonId: true, tacticalLeadPersonId: true },
  }));
  return findings.map((finding) => ({ ledBy: [finding.strategicLeadPersonId, finding.tacticalLeadPersonId].filter((personId) => personId !== null) }));
}
