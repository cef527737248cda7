/** Records what the force said to an entry at a meeting, in the office's words: it is submitted at once. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses, nextResponsePosition } from "~/db/insert-responses.server";
import { meetingsOfAnswers } from "~/db/said-at.server";
import { saveEntry } from "~/db/save-entry.server";
import { write } from "~/db/write.server";
import { moveEntryState } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { readResponse, saysWhoSpeaks, type TypedResponse } from "~/domain/response-rules";

export type SpokenAnswer = TypedResponse & { entryId: string };

export async function recordSpokenAnswer(ctx: Ctx, { entryId, ...typed }: SpokenAnswer): Promise<Done<{ responseId: string }>> {
  const allowed = may(ctx.actor, "record a spoken answer");
  if (!allowed.ok) return allowed;
  const content = readResponse(typed);
  if (!content.ok) return content;
  const named = saysWhoSpeaks(content.value.parts);
  if (!named.ok) return named;
  return write(ctx.db, async (tx): Promise<Done<{ responseId: string }>> => {
    const found = await findEntry(tx, ctx, entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const state = moveEntryState(entry.state, "answer");
    if (!state.ok) return state;
    const responseId = ctx.newId();
    const meetingOf = await meetingsOfAnswers(tx, ctx.today);
    await insertResponses(tx, ctx, [{
      id: responseId, entryId, findingIds: entry.links.map((link) => link.findingId), mode: "spoken", state: "submitted",
      position: await nextResponsePosition(tx, entryId), givenAt: meetingOf(entry, { mode: "spoken", on: ctx.today }), ...content.value,
    }]);
    await saveEntry(tx, ctx, entry, { state: state.value });
    return done({ responseId });
  });
}
