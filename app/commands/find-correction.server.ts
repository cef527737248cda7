/** A correction with its entry inside a transaction, as somebody saw it on a page; to the force what is not issued is not there. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { correctionIn } from "~/db/entry-corrections.server";
import type { Tx } from "~/db/write.server";
import type { EntryCorrection } from "~/domain/entry-correction";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";

export type SeenCorrection = { correctionId: string; seen?: number };

export async function findCorrection(tx: Tx, ctx: Ctx, { correctionId, seen }: SeenCorrection): Promise<Done<{ correction: EntryCorrection; entry: EntryRecord }>> {
  const correction = await correctionIn(tx, correctionId);
  const missing = refuse("missing", "There is no such correction. It may have been discarded; open the question from the page of its finding.");
  if (correction === null || (ctx.actor.side === "force" && correction.state !== "issued")) return missing;
  const entry = await findEntry(tx, ctx, correction.entryId);
  if (!entry.ok) return missing;
  if (correction.state === "issued") return refuse("refused", "This correction has been issued. To change the words again, write another.");
  if (seen !== undefined && correction.version !== seen) {
    return refuse("stale", "The correction was changed by somebody else after this page was loaded, so nothing was done. Read it as it is now, and decide again.");
  }
  return done({ correction, entry: entry.value });
}
