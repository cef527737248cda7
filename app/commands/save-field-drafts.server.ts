/** Saves what the force writes in its columns of a finding as drafts, which the force alone sees until they are submitted. */
import type { Ctx } from "~/db/ctx.server";
import { storeDrafts } from "~/db/field-drafts.server";
import type { Tx } from "~/db/write.server";
import { saveDrafts, type DraftChange } from "~/domain/draft-rules";
import { mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

/** `finding` is as loaded in this transaction. */
export async function saveFieldDrafts(tx: Tx, ctx: Ctx, finding: FindingRecord, changes: readonly DraftChange[]): Promise<Done<true>> {
  for (const { column } of changes) {
    const allowed = mayEdit(ctx.actor, column, finding);
    if (!allowed.ok) return allowed;
  }
  const saved = saveDrafts(finding, changes);
  if (!saved.ok) return saved;
  await storeDrafts(tx, ctx, finding, saved.value);
  return done(true);
}
