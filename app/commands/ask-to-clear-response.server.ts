/** Its authors say that a response is ready: from now on it waits for a chief officer. */
import { findResponseFor } from "~/commands/find-response-for.server";
import type { Ctx } from "~/db/ctx.server";
import { saveResponseState } from "~/db/save-response.server";
import { write } from "~/db/write.server";
import { NO_CLEARANCE } from "~/domain/clearance";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { moveResponseState, saysWhoSpeaks } from "~/domain/response-rules";

export async function askToClearResponse(ctx: Ctx, responseId: string): Promise<Done<true>> {
  const allowed = may(ctx.actor, "answer");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponseFor(tx, ctx, responseId, "answer");
    if (!found.ok) return found;
    const { entry, response } = found.value;
    const state = moveResponseState(response.state, "ask-to-clear");
    if (!state.ok) return state;
    const named = saysWhoSpeaks(response.parts);
    if (!named.ok) return named;
    if (response.clearance.asked !== null) return done(true);
    await saveResponseState(tx, ctx, entry, response, { state: state.value, clearance: { ...NO_CLEARANCE, asked: { at: ctx.now, by: ctx.actor.name } } });
    return done(true);
  });
}
