/** Writes a new response to an entry: a draft of the force. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses, nextResponsePosition } from "~/db/insert-responses.server";
import { ledFindings } from "~/db/led-findings.server";
import { write } from "~/db/write.server";
import { moveEntryState } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { readResponse, type TypedResponse } from "~/domain/response-rules";

export type Answer = TypedResponse & { entryId: string };

export async function answer(ctx: Ctx, { entryId, ...typed }: Answer): Promise<Done<{ responseId: string }>> {
  const allowed = may(ctx.actor, "answer");
  if (!allowed.ok) return allowed;
  const content = readResponse(typed);
  if (!content.ok) return content;
  return write(ctx.db, async (tx): Promise<Done<{ responseId: string }>> => {
    const found = await findEntry(tx, ctx, entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const theirs = may(ctx.actor, "answer", await ledFindings(tx, entry));
    if (!theirs.ok) return theirs;
    const answerable = moveEntryState(entry.state, "answer");
    if (!answerable.ok) return answerable;
    const responseId = ctx.newId();
    await insertResponses(tx, ctx, [{
      id: responseId, entryId, findingIds: entry.links.map((link) => link.findingId), mode: "written", state: "draft",
      position: await nextResponsePosition(tx, entryId), ...content.value,
    }]);
    return done({ responseId });
  });
}
