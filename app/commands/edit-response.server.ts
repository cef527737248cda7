/** Edits a response part by part: what somebody else changed in other parts meanwhile stays. */
import { findResponse } from "~/commands/find-entry.server";
import { nameColleague } from "~/commands/name-colleague.server";
import { mayWriteResponse, writeResponse, type Written } from "~/commands/write-response.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { done, type Done } from "~/domain/problem";
import { mergeResponse } from "~/domain/response-merge";
import { readEditedResponse, saysWhoSpeaks, type TypedResponse } from "~/domain/response-rules";

const OF_RESPONSE = ["text", "by", "statedConfidence", "commitment"];

/** Parts stand in the order in which they were seen, empty where they are taken out; new ones behind them. `seen`: the seenKey of what the author saw. */
export type EditResponse = TypedResponse & { responseId: string; seen: string };

export async function editResponse(ctx: Ctx, { responseId, seen, ...typed }: EditResponse): Promise<Done<Written>> {
  const content = readEditedResponse(typed);
  if (!content.ok) return content;
  return write(ctx.db, async (tx): Promise<Done<Written>> => {
    const found = await findResponse(tx, ctx, responseId);
    if (!found.ok) return found;
    const allowed = await mayWriteResponse(tx, ctx, found.value);
    if (!allowed.ok) return allowed;
    const merged = mergeResponse(found.value.response, content.value, seen);
    if (!merged.ok) return nameColleague(tx, ctx, merged, { subjectId: found.value.response.id, fields: OF_RESPONSE });
    // The force's own are drafts still, and asked for their posts before they go on.
    const named = ctx.actor.side === "force" ? done(true) : saysWhoSpeaks(merged.value.parts);
    return named.ok ? writeResponse(tx, ctx, found.value, merged.value) : named;
  });
}
