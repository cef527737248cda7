/** Writes the update of a finding, its as-at date, its RAG and the reason in one go, unless somebody else changed one of those meanwhile. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import { write } from "~/db/write.server";
import { COLUMNS, columnValue } from "~/domain/columns";
import { mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { normaliseText } from "~/domain/text";
import { UPDATE_COLUMNS, type UpdateColumn } from "~/domain/update-columns";

export type EditUpdate = {
  reference: string;
  /** As typed. */
  values: Record<UpdateColumn, string>;
  /** The canonical values their author saw; '' where there was none. */
  base: Record<UpdateColumn, string>;
};

type Wanted = CellChange & { column: UpdateColumn };

/** Only what the author changed: the rest may have moved meanwhile and stays as it is then. */
function changesOf({ values, base }: EditUpdate): Done<Wanted[]> {
  const changes: Wanted[] = [];
  for (const column of UPDATE_COLUMNS) {
    const parsed = COLUMNS[column].parse(values[column]);
    if (!parsed.ok) return { ok: false, problem: { field: column, ...parsed.problem } };
    if ((parsed.value ?? "") !== normaliseText(base[column])) changes.push({ column, value: parsed.value });
  }
  return done(changes);
}

export async function editUpdate(ctx: Ctx, input: EditUpdate): Promise<Done<{ asAtMoved: boolean }>> {
  const allowed = mayEdit(ctx.actor, "update");
  if (!allowed.ok) return allowed;
  const wanted = changesOf(input);
  if (!wanted.ok) return wanted;

  return write(ctx.db, async (tx): Promise<Done<{ asAtMoved: boolean }>> => {
    const found = await findFinding(tx, input.reference);
    if (!found.ok) return found;
    const finding = found.value;
    const theirs = mayEdit(ctx.actor, "update", finding);
    if (!theirs.ok) return theirs;
    const changes: CellChange[] = [];
    for (const { column, value } of wanted.value) {
      const { heading, format } = COLUMNS[column];
      const decided = decideEdit({
        heading, where: finding.reference, base: input.base[column], current: columnValue(finding, column), wanted: value, format, field: column,
      });
      if (!decided.ok) return decided;
      if (decided.value) changes.push({ column, value });
    }
    const saved = await saveCells(tx, ctx, finding, changes);
    return saved.ok ? done({ asAtMoved: finding.update !== null && changes.some((change) => change.column === "updateAsAt") }) : saved;
  });
}
