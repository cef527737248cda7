/** History of people: who was added, changed, signed in or refused. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";

type PersonChange = { field: string; before?: string | null; after: string | null };

/** Events about one person; those whose value stays as it was are left out. */
export async function recordPersonEvents(tx: Tx, ctx: Ctx, personId: string, changes: readonly PersonChange[]): Promise<void> {
  await recordEvents(
    tx,
    ctx,
    changes.map(({ field, before = null, after }) => ({
      subject: "person", subjectId: personId, findingId: null, draftOf: null, field, before, after,
    })),
  );
}
