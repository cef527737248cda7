/** Puts the fields of one finding back to what they were before an import. */
import { recordUndone } from "~/commands/undo/record-undone.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import { saveFinding } from "~/db/save-finding.server";
import type { Tx } from "~/db/write.server";
import { COLUMN_KEYS } from "~/domain/columns";
import type { FieldGroup } from "~/domain/import/undo/field-groups";
import { OF_UPDATE } from "~/domain/import/undo/rows-to-take-out";
import { DETAIL_KEYS } from "~/domain/import/reading";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

/** `updateIsGone`: what the import said of its update was taken out. `finding` is as loaded in this transaction. */
export async function restoreFinding(tx: Tx, ctx: Ctx, finding: FindingRecord, { groups, updateIsGone }: { groups: readonly FieldGroup[]; updateIsGone: boolean }): Promise<Done<true>> {
  if (updateIsGone) await recordUndone(tx, ctx, groups.filter((group) => OF_UPDATE.includes(group.field)));
  const source = groups.find((group) => group.field === "hmicfrsStatusSource");
  const cells = groups.flatMap(({ field, before }): CellChange[] => {
    const column = COLUMN_KEYS.find((key) => key === field);
    return column === undefined || (updateIsGone && OF_UPDATE.includes(field)) ? [] : [{ column, value: before }];
  });
  const saved = await saveCells(tx, ctx, finding, cells, { reasonRequired: false, ...(source === undefined ? {} : { hmicfrsStatusSource: source.before }) });
  if (!saved.ok) return saved;
  const details = groups.filter((group) => DETAIL_KEYS.some((key) => key === group.field));
  if (details.length > 0) await saveFinding(tx, ctx, finding, Object.fromEntries(details.map(({ field, before }) => [field, before])));
  await recordUndone(tx, ctx, groups.filter((group) => group.field === "assuranceDecision"));
  return done(true);
}
