/** Puts the fields of one finding back to what they were before an import. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import { saveFinding } from "~/db/save-finding.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { COLUMN_KEYS } from "~/domain/columns";
import { reversed, type FieldGroup } from "~/domain/import/undo/field-groups";
import { DETAIL_KEYS } from "~/domain/import/reading";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

const OF_UPDATE = ["update", "updateAsAt", "rag", "ragReason"];

/** Whether the newest update is the one the import made, and can be taken out again. */
async function isNewestUpdate(tx: Tx, findingId: string, appliedAt: Instant): Promise<string | null> {
  const newest = await tx.update.findFirst({ where: { findingId, state: "submitted" }, orderBy: { sequence: "desc" }, select: { id: true, createdAt: true } });
  return newest?.createdAt === appliedAt ? newest.id : null;
}

/** `kept`: fields of it that were changed since, which stay. `finding` is as loaded in this transaction. */
export async function restoreFinding(tx: Tx, ctx: Ctx, finding: FindingRecord, { groups, kept, appliedAt }: { groups: readonly FieldGroup[]; kept: ReadonlySet<string>; appliedAt: Instant }): Promise<Done<true>> {
  const ofUpdate = groups.filter((group) => OF_UPDATE.includes(group.field));
  const own = ofUpdate.length === 0 || OF_UPDATE.some((field) => kept.has(field)) ? null : await isNewestUpdate(tx, finding.id, appliedAt);
  if (own !== null) {
    await tx.update.delete({ where: { id: own } });
    await recordEvents(tx, ctx, reversed(ofUpdate));
  }
  const source = groups.find((group) => group.field === "hmicfrsStatusSource");
  const cells = groups.flatMap(({ field, before }): CellChange[] => {
    const column = COLUMN_KEYS.find((key) => key === field);
    return column === undefined || (own !== null && OF_UPDATE.includes(field)) ? [] : [{ column, value: before }];
  });
  const saved = await saveCells(tx, ctx, finding, cells, { reasonRequired: false, ...(source === undefined ? {} : { hmicfrsStatusSource: source.before }) });
  if (!saved.ok) return saved;
  const details = groups.filter((group) => DETAIL_KEYS.some((key) => key === group.field));
  if (details.length > 0) await saveFinding(tx, ctx, finding, Object.fromEntries(details.map(({ field, before }) => [field, before])));
  await recordEvents(tx, ctx, reversed(groups.filter((group) => group.field === "assuranceDecision")));
  return done(true);
}
