/** Writes the update of a finding, its as-at date, its RAG and the reason in one go, unless somebody else changed one of those meanwhile; as drafts of the force. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import { saveForceCells } from "~/commands/save-force-cells.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import { write } from "~/db/write.server";
import { COLUMNS, columnValue } from "~/domain/columns";
import type { SeenDrafts } from "~/domain/draft-rules";
import { withDrafts } from "~/domain/field-draft";
import { mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { normaliseText } from "~/domain/text";
import { UPDATE_COLUMNS, type UpdateColumn } from "~/domain/update-columns";
import { findingFor, viewerOf } from "~/domain/visibility";

export type EditUpdate = {
  reference: string;
  /** As typed. */
  values: Record<UpdateColumn, string>;
  /** The canonical values their author saw, drafts of their own side's included; '' where there was none. */
  base: Record<UpdateColumn, string>;
  /** Saved and submitted in one go, with what the form held of drafts already. */
  submit?: boolean;
  /** With `submit`: what was last submitted, as its author saw it. */
  seen?: SeenDrafts;
};

export type EditedUpdate = {
  /** A new update, rather than a new version of the one that stands. */
  asAtMoved: boolean;
  drafted: boolean;
  waits: boolean;
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

export async function editUpdate(ctx: Ctx, input: EditUpdate): Promise<Done<EditedUpdate>> {
  const allowed = mayEdit(ctx.actor, "update");
  if (!allowed.ok) return allowed;
  const viewer = viewerOf(ctx.actor.side);
  const wanted = changesOf(input);
  if (!wanted.ok) return wanted;

  return write(ctx.db, async (tx): Promise<Done<EditedUpdate>> => {
    const found = await findFinding(tx, input.reference);
    if (!found.ok) return found;
    const finding = found.value;
    const theirs = mayEdit(ctx.actor, "update", finding);
    if (!theirs.ok) return theirs;
    const stands = withDrafts(findingFor(viewer, finding));
    const changes: CellChange[] = [];
    for (const column of UPDATE_COLUMNS) {
      const change = wanted.value.find((each) => each.column === column);
      // What is submitted has to be what its author saw, in the fields left alone too.
      if (change === undefined && input.submit !== true) continue;
      const { heading, format } = COLUMNS[column];
      const base = input.base[column];
      const decided = decideEdit({
        heading, where: finding.reference, base, current: columnValue(stands, column), wanted: change === undefined ? normaliseText(base) || null : change.value, format, field: column,
      });
      if (!decided.ok) return nameColleague(tx, ctx, decided, { subjectId: finding.id });
      if (decided.value && change !== undefined) changes.push(change);
    }
    const asAt = wanted.value.find((each) => each.column === "updateAsAt");
    const asAtMoved = finding.update !== null && finding.update.asAt !== (asAt === undefined ? columnValue(stands, "updateAsAt") : asAt.value);
    const saved = viewer === "force" ? await saveForceCells(tx, ctx, finding, changes, { ...input, columns: UPDATE_COLUMNS }) : await saveCells(tx, ctx, finding, changes);
    if (!saved.ok) return saved;
    return done({ asAtMoved, ...(saved.value === true ? { drafted: false, waits: false } : saved.value) });
  });
}
