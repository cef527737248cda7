/** Submits a response as it was cleared: from then on the office sees it, and its entry is answered. */
import type { FoundResponse } from "~/commands/find-entry.server";
import { findResponseFor } from "~/commands/find-response-for.server";
import type { Ctx } from "~/db/ctx.server";
import { saveEntry } from "~/db/save-entry.server";
import { saveResponseState } from "~/db/save-response.server";
import { write, type Tx } from "~/db/write.server";
import { NO_CLEARANCE } from "~/domain/clearance";
import { moveEntryState } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { moveResponseState } from "~/domain/response-rules";

export async function submitFound(tx: Tx, ctx: Ctx, { entry, response }: FoundResponse): Promise<Done<true>> {
  const state = moveResponseState(response.state, "submit");
  if (!state.ok) return state;
  const answered = moveEntryState(entry.state, "answer");
  if (!answered.ok) return answered;
  await saveEntry(tx, ctx, entry, { state: answered.value });
  await saveResponseState(tx, ctx, entry, response, { state: state.value, clearance: { ...NO_CLEARANCE, cleared: response.clearance.cleared } });
  return done(true);
}

export async function submitResponse(ctx: Ctx, responseId: string): Promise<Done<true>> {
  const allowed = may(ctx.actor, "submit a response");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponseFor(tx, ctx, responseId, "submit a response");
    return found.ok ? submitFound(tx, ctx, found.value) : found;
  });
}
