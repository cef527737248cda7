/** Stores other content of a response: in place while it is a draft, as a new version once it is submitted. */
import type { FoundResponse } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses } from "~/db/insert-responses.server";
import { ledFindings } from "~/db/led-findings.server";
import { saveDraft } from "~/db/save-response.server";
import type { Tx } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { ResponseContent } from "~/domain/response-rules";

/** What the force wrote is the force's; what the office wrote down as spoken is the office's. */
export async function mayWriteResponse(tx: Tx, ctx: Ctx, { entry, response }: FoundResponse): Promise<Done<true>> {
  return may(ctx.actor, response.mode === "spoken" ? "record a spoken answer" : "answer", await ledFindings(tx, entry));
}

/** The id of the version that now stands. */
export async function writeResponse(tx: Tx, ctx: Ctx, { entry, response, position }: FoundResponse, content: ResponseContent): Promise<Done<{ responseId: string }>> {
  if (entry.state === "closed") {
    return refuse("refused", "This response cannot be edited now: its question is closed. What is still to be said belongs in an answer to a follow-up.");
  }
  if (response.state !== "submitted") {
    await saveDraft(tx, ctx, entry, response, content);
    return done({ responseId: response.id });
  }
  if (entry.responses.some((each) => each.replacesId === response.id)) {
    return refuse("refused", "A new version of this response is being prepared. Edit that one, or submit it first.");
  }
  const responseId = ctx.newId();
  await insertResponses(tx, ctx, [{
    id: responseId, entryId: entry.id, findingIds: entry.links.map((link) => link.findingId), mode: response.mode, state: "submitted",
    position, replaces: response, ...content,
  }]);
  return done({ responseId });
}
