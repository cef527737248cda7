/** An entry, or the entry of a response, inside a transaction and as far as the actor may know of it. */
import type { Ctx } from "~/db/ctx.server";
import { entryIn } from "~/db/entry-record.server";
import type { Tx } from "~/db/write.server";
import { isIssued } from "~/domain/entry";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord, ResponseRecord } from "~/domain/record";

/** To the force an entry that has not been issued is one that does not exist. */
export async function findEntry(tx: Tx, ctx: Ctx, id: string): Promise<Done<EntryRecord>> {
  const entry = await entryIn(tx, id);
  if (entry === null || (!isIssued(entry.state) && ["force", "observer"].includes(ctx.actor.side))) {
    return refuse("missing", "There is no such question, comment or concern. Open it from the page of its finding.");
  }
  return done(entry);
}

export type FoundResponse = { entry: EntryRecord; response: ResponseRecord; position: number };

/** The newest version of a response that may have been replaced since its author saw it; a draft of one is for the force to find. */
async function newestId(tx: Tx, ctx: Ctx, id: string): Promise<string> {
  const next = await tx.response.findUnique({ where: { replacesId: id }, select: { id: true, state: true } });
  return next !== null && (next.state === "submitted" || ctx.actor.side === "force") ? newestId(tx, ctx, next.id) : id;
}

/** To the commissioner's office a response that has not been submitted is one that does not exist. */
export async function findResponse(tx: Tx, ctx: Ctx, id: string): Promise<Done<FoundResponse>> {
  const missing = refuse("missing", "There is no such response. Open it from the page of its finding.");
  const row = await tx.response.findUnique({ where: { id: await newestId(tx, ctx, id) }, select: { id: true, entryId: true, position: true } });
  if (row === null) return missing;
  const entry = await findEntry(tx, ctx, row.entryId);
  if (!entry.ok) return missing;
  const response = entry.value.responses.find((each) => each.id === row.id);
  if (response === undefined || (response.state !== "submitted" && ["opcc", "observer"].includes(ctx.actor.side))) return missing;
  return done({ entry: entry.value, response, position: row.position });
}
