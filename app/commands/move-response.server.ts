/** Clears a response, returns it to draft, or submits it: from then on the office may see it, and its entry is answered. */
import { findResponse } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { ledFindings } from "~/db/led-findings.server";
import { saveEntry } from "~/db/save-entry.server";
import { saveResponseState } from "~/db/save-response.server";
import { write } from "~/db/write.server";
import { moveEntryState } from "~/domain/entry-rules";
import { may, type Verb } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { ResponseMove } from "~/domain/response";
import { moveResponseState } from "~/domain/response-rules";

export type MoveResponse = { responseId: string; move: ResponseMove };

const VERB: Record<ResponseMove, Verb> = { clear: "clear a response", "return-to-draft": "clear a response", submit: "submit a response" };

export async function moveResponse(ctx: Ctx, { responseId, move }: MoveResponse): Promise<Done<true>> {
  const allowed = may(ctx.actor, VERB[move]);
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponse(tx, ctx, responseId);
    if (!found.ok) return found;
    const { entry, response } = found.value;
    const theirs = may(ctx.actor, VERB[move], await ledFindings(tx, entry));
    if (!theirs.ok) return theirs;
    const state = moveResponseState(response.state, move);
    if (!state.ok) return state;
    if (move === "submit") {
      const answered = moveEntryState(entry.state, "answer");
      if (!answered.ok) return answered;
      await saveEntry(tx, ctx, entry, { state: answered.value });
    }
    await saveResponseState(tx, ctx, entry, response, state.value);
    return done(true);
  });
}
