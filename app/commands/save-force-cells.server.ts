/** Saves cells that somebody of the force wrote: its own columns as drafts, submitted in the same go where that is wished; the others at once. */
import { findFinding } from "~/commands/find-finding.server";
import { saveFieldDrafts } from "~/commands/save-field-drafts.server";
import { submitDraftsOf } from "~/commands/submit-drafts.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import type { Tx } from "~/db/write.server";
import type { SeenDrafts } from "~/domain/draft-rules";
import { isDraftColumn, type DraftColumn } from "~/domain/field-draft";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

type How = {
  submit?: boolean;
  /** What is submitted: the cells, and the drafts that stood beside them before the author. */
  columns?: readonly DraftColumn[];
  seen?: SeenDrafts;
  hmicfrsStatusSource?: string | null | undefined;
};

export type SavedForceCells = { drafted: boolean; waits: boolean };

/** `finding` is as loaded in this transaction. */
export async function saveForceCells(tx: Tx, ctx: Ctx, finding: FindingRecord, cells: readonly CellChange[], { submit = false, columns, seen, hmicfrsStatusSource }: How): Promise<Done<SavedForceCells>> {
  const drafts = cells.flatMap(({ column, value }) => (isDraftColumn(column) ? [{ column, value }] : []));
  const plain = await saveCells(tx, ctx, finding, cells.filter((cell) => !isDraftColumn(cell.column)), { hmicfrsStatusSource });
  if (!plain.ok) return plain;
  const saved = await saveFieldDrafts(tx, ctx, finding, drafts);
  if (!saved.ok) return saved;
  if (!submit) return done({ drafted: drafts.length > 0, waits: false });
  const now = await findFinding(tx, finding.reference);
  if (!now.ok) return now;
  const submitted = await submitDraftsOf(tx, ctx, now.value, { columns: columns ?? drafts.map((draft) => draft.column), seen });
  return submitted.ok ? done({ drafted: false, waits: submitted.value.waits }) : submitted;
}
