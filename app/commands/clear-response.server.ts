/** Clears the text of a response that its reader saw; on request it is submitted with the same stroke, as a second event. */
import { findResponse } from "~/commands/find-entry.server";
import { findResponseFor } from "~/commands/find-response-for.server";
import { submitFound } from "~/commands/submit-response.server";
import type { Ctx } from "~/db/ctx.server";
import { saveResponseState } from "~/db/save-response.server";
import { write } from "~/db/write.server";
import { decideClearing, NO_CLEARANCE } from "~/domain/clearance";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { moveResponseState, saysWhoSpeaks } from "~/domain/response-rules";
import { seenKey } from "~/domain/response-merge";

export type ClearResponse = {
  responseId: string;
  /** The seenKey of what was read. */
  seen: string;
  /** The chief officer in whose name, where more than one has named the actor. */
  for: string;
  thenSubmit: boolean;
};

export async function clearResponse(ctx: Ctx, { responseId, seen, for: wanted, thenSubmit }: ClearResponse): Promise<Done<true>> {
  const inNameOf = decideClearing(ctx.actor, wanted);
  if (!inNameOf.ok) return inNameOf;
  const submits = thenSubmit ? may(ctx.actor, "submit a response") : done(true);
  if (!submits.ok) return submits;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponseFor(tx, ctx, responseId, "clear a response");
    if (!found.ok) return found;
    const { entry, response } = found.value;
    const state = moveResponseState(response.state, "clear");
    if (!state.ok) return state;
    if (seenKey(response) !== seen) {
      return refuse("stale", "This response was changed while you were reading it, so it was not cleared. Read it as it stands now, then clear it.");
    }
    const named = saysWhoSpeaks(response.parts);
    if (!named.ok) return named;
    const { name: by, post } = ctx.actor;
    const clearance = { ...NO_CLEARANCE, cleared: { at: ctx.now, by, post, for: inNameOf.value } };
    await saveResponseState(tx, ctx, entry, response, { state: state.value, clearance });
    if (!thenSubmit) return done(true);
    const cleared = await findResponse(tx, ctx, responseId);
    return cleared.ok ? submitFound(tx, ctx, cleared.value) : cleared;
  });
}
