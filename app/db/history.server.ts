/** Writes history: in the transaction of the change, never by itself. */
import type { Ctx } from "~/db/ctx.server";
import { sealEvents, type NewEvent } from "~/db/history-chains.server";
import { insertRows } from "~/db/insert-rows.server";
import { writeWithOthers } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import type { Change } from "~/domain/history";

/** What is stored is what was hashed: the database keeps no half of a character, and nothing after a zero. */
function stored(text: string | null): string | null {
  if (text === null || !/\p{Surrogate}|\0/u.test(text)) return text;
  return Buffer.from(text, "utf8").toString("utf8").replaceAll("\0", "\ufffd");
}

/** One event per change, sealed into the chain; those whose value stays as it was are left out. */
export async function recordEvents(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  const { actor, now } = ctx;
  const events = changes
    .filter((change) => change.before !== change.after)
    .map(({ subject, subjectId, findingId, field, before, after, draftOf, importPlace }): NewEvent => ({
      subject, subjectId, findingId, field, draftOf,
      before: stored(before),
      after: stored(after),
      at: now,
      personId: actor.personId,
      actorName: actor.name,
      actorPost: actor.post,
      side: actor.side,
      via: ctx.importId === undefined ? actor.via : "import",
      importId: ctx.importId ?? ctx.undoes ?? null,
      importPlace: stored(importPlace ?? null),
    }));
  if (events.length === 0) return;
  await writeWithOthers(tx, "events", events, async (all) => insertRows(tx, "HistoryEvent", await sealEvents(tx, all, ctx.newSalt)));
}
