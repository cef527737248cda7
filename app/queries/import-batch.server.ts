/** The files that were taken in together with one: each with its options and what it would do, or did. */
import type { Ctx } from "~/db/ctx.server";
import { findBatch, type BatchedImport } from "~/db/imports.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export type BatchFile = Omit<BatchedImport, "id"> & { importId: string };

/** In the order of their names; a file that came alone is a batch of one. */
export type ImportBatch = { files: BatchFile[] };

export async function importBatch(ctx: Ctx, id: string): Promise<Done<ImportBatch>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findBatch(ctx.db.read, id);
  if (kept.some((each) => each.side !== ctx.actor.side) || kept.length === 0) return refuse("missing", "There is no such import. It may have been discarded.");
  return done({ files: kept.map(({ id: importId, ...file }) => ({ importId, ...file })) });
}
