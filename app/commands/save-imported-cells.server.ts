/** Writes the cells of a finding that a file changes: submitted at once, but for a move to Green or Blue by the force, which waits for a chief officer. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { letDraftsWait, storeDrafts, supersedeDrafts } from "~/db/field-drafts.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import { writeWaiting } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import { draftsIn, saveDrafts } from "~/domain/draft-rules";
import { isDraftColumn } from "~/domain/field-draft";
import { done, type Done } from "~/domain/problem";
import { needsSignOff, RAGS } from "~/domain/rag";
import { signsOffInOwnRight } from "~/domain/rag-sign-off";
import type { FindingRecord } from "~/domain/record";

function movesToSignOff(finding: FindingRecord, cells: readonly CellChange[]): boolean {
  const cell = cells.find((each) => each.column === "rag");
  const to = RAGS.find((rag) => rag === cell?.value) ?? null;
  return cell !== undefined && needsSignOff(finding.update?.rag ?? null, to);
}

/** A file is taken at its word: a chief officer who finds no reason sends the move back. */
async function letMoveWait(tx: Tx, ctx: Ctx, reference: string, cells: readonly CellChange[]): Promise<Done<true>> {
  await writeWaiting(tx);
  const before = await findFinding(tx, reference);
  if (!before.ok) return before;
  const changes = cells.flatMap(({ column, ...cell }) => (isDraftColumn(column) ? [{ column, ...cell }] : []));
  const saved = saveDrafts(before.value, changes, { reasonRequired: false });
  if (!saved.ok) return saved;
  await storeDrafts(tx, ctx, before.value, saved.value);
  const after = await findFinding(tx, reference);
  if (!after.ok) return after;
  await letDraftsWait(tx, ctx, after.value, draftsIn(after.value, ["rag"]).filter((draft) => draft.state === "draft"));
  return done(true);
}

/** `finding` is as loaded in this transaction. `dateNotGiven`: the words of the update among the cells came without a date of their own. */
export async function saveImportedCells(tx: Tx, ctx: Ctx, finding: FindingRecord, cells: readonly CellChange[], dateNotGiven = false): Promise<Done<true>> {
  const ofForce = ctx.actor.side === "force";
  const waits = ofForce && !signsOffInOwnRight(ctx.actor) && movesToSignOff(finding, cells);
  const isOfMove = (cell: CellChange) => waits && (cell.column === "rag" || cell.column === "ragReason");
  const now = cells.filter((cell) => !isOfMove(cell));
  const saved = await saveCells(tx, ctx, finding, now, { reasonRequired: false, dateNotGiven });
  if (!saved.ok) return saved;
  if (ofForce || ctx.actor.side === "operator") await supersedeDrafts(tx, ctx, finding.id, now);
  return waits ? letMoveWait(tx, ctx, finding.reference, cells.filter(isOfMove)) : done(true);
}
