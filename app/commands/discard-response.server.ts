/** Discards a response that was never submitted, as its author saw it; what was submitted before it stands, and the words stay in the force's history. */
import { findResponseFor } from "~/commands/find-response-for.server";
import type { Ctx } from "~/db/ctx.server";
import { deleteDraft } from "~/db/save-response.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { seenKey } from "~/domain/response-merge";

export type DiscardResponse = {
  responseId: string;
  /** The seenKey of what was read. */
  seen: string;
};

/** For who may write it; who clears it sends it back instead. */
export async function discardResponse(ctx: Ctx, { responseId, seen }: DiscardResponse): Promise<Done<true>> {
  const allowed = may(ctx.actor, "answer");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponseFor(tx, ctx, responseId, "answer");
    if (!found.ok) return found;
    const { entry, response } = found.value;
    if (response.state === "submitted") return refuse("refused", "What was submitted is not discarded. To change it, edit it: that begins a new version.");
    if (seenKey(response) !== seen) {
      return refuse("stale", "This response was changed while you were reading it, so it was not discarded. Read it as it stands now, then decide again.");
    }
    await deleteDraft(tx, ctx, entry, response);
    return done(true);
  });
}
