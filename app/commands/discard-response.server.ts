/** Discards a response that was never submitted; what was submitted before it stands, and the words stay in the force's history. */
import { findResponse } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { ledFindings } from "~/db/led-findings.server";
import { deleteDraft } from "~/db/save-response.server";
import { write } from "~/db/write.server";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function discardResponse(ctx: Ctx, responseId: string): Promise<Done<true>> {
  const allowed = can(ctx.actor, "clear a response") ? done(true) : may(ctx.actor, "answer");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponse(tx, ctx, responseId);
    if (!found.ok) return found;
    const { entry, response } = found.value;
    const theirs = can(ctx.actor, "clear a response") ? done(true) : may(ctx.actor, "answer", await ledFindings(tx, entry));
    if (!theirs.ok) return theirs;
    if (response.state === "submitted") return refuse("refused", "What was submitted is not discarded. To change it, edit it: that begins a new version.");
    await deleteDraft(tx, ctx, entry, response);
    return done(true);
  });
}
