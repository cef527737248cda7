/** Writes history: in the transaction of the change, never by itself. */
import type { Ctx } from "~/db/ctx.server";
import { inChunks } from "~/db/in-chunks.server";
import type { Tx } from "~/db/write.server";
import type { Change } from "~/domain/history";

/** One event per change; those whose value stays as it was are left out. */
export async function recordEvents(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  const { actor, now } = ctx;
  const events = changes
    .filter((change) => change.before !== change.after)
    .map((change) => ({
      ...change,
      at: now,
      actorName: actor.name,
      actorPost: actor.post,
      side: actor.side,
      via: ctx.importId === undefined ? actor.via : "import",
      importId: ctx.importId ?? null,
      importPlace: change.importPlace ?? null,
    }));
  await inChunks(events, (data) => tx.historyEvent.createMany({ data }));
}
