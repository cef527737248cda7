/** Sends a response back to its authors with a note; what was cleared is a draft again. */
import { findResponseFor } from "~/commands/find-response-for.server";
import type { Ctx } from "~/db/ctx.server";
import { saveResponseState } from "~/db/save-response.server";
import { write } from "~/db/write.server";
import { NO_CLEARANCE } from "~/domain/clearance";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { moveResponseState } from "~/domain/response-rules";
import { parseText } from "~/domain/text";

export type SendBackResponse = { responseId: string; note: string };

export async function sendBackResponse(ctx: Ctx, { responseId, note }: SendBackResponse): Promise<Done<true>> {
  const allowed = may(ctx.actor, "clear a response");
  if (!allowed.ok) return allowed;
  const read = parseText(note, "The note");
  if (!read.ok) return { ok: false, problem: { ...read.problem, field: "note" } };
  const words = read.value;
  if (words === null) return refuse("invalid", "Say in a note what its authors are to change.", { field: "note" });
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findResponseFor(tx, ctx, responseId, "clear a response");
    if (!found.ok) return found;
    const { entry, response } = found.value;
    const state = moveResponseState(response.state, "send-back");
    if (!state.ok) return state;
    const by = ctx.actor.post === "" ? ctx.actor.name : `${ctx.actor.name}, ${ctx.actor.post}`;
    await saveResponseState(tx, ctx, entry, response, { state: state.value, clearance: { ...NO_CLEARANCE, sentBack: { by, note: words } } });
    return done(true);
  });
}
