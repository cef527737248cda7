/** Stores other content of a response: in place while it is a draft, as a new version once it is submitted. */
import type { FoundResponse } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses } from "~/db/insert-responses.server";
import { ledFindings } from "~/db/led-findings.server";
import { saveDraft } from "~/db/save-response.server";
import type { Tx } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { seenKey } from "~/domain/response-merge";
import { verbToWrite, type ResponseContent } from "~/domain/response-rules";

export type Written = {
  /** Of the version that now stands, or that is now the draft. */
  responseId: string;
  /** It was cleared, and has to be cleared anew. */
  wasCleared: boolean;
  /** What was submitted stands until this is cleared and submitted. */
  beginsVersion: boolean;
};

/** What the force wrote is the force's; what the office wrote down as spoken is the office's, and the force's to correct. */
export async function mayWriteResponse(tx: Tx, ctx: Ctx, { entry, response }: FoundResponse): Promise<Done<true>> {
  return may(ctx.actor, verbToWrite(ctx.actor, response.mode), await ledFindings(tx, entry));
}

export async function writeResponse(tx: Tx, ctx: Ctx, { entry, response, position }: FoundResponse, content: ResponseContent): Promise<Done<Written>> {
  if (seenKey(content) === seenKey(response)) return done({ responseId: response.id, wasCleared: false, beginsVersion: false });
  if (entry.state === "closed") {
    return refuse("refused", "This response cannot be edited now: its question is closed. What is still to be said belongs in an answer to a follow-up.");
  }
  if (response.state !== "submitted") {
    await saveDraft(tx, ctx, entry, response, content);
    return done({ responseId: response.id, wasCleared: response.state === "cleared", beginsVersion: false });
  }
  const asDraft = ctx.actor.side === "force";
  const responseId = ctx.newId();
  await insertResponses(tx, ctx, [{
    id: responseId, entryId: entry.id, findingIds: entry.links.map((link) => link.findingId), position, replaces: response, ...content,
    mode: asDraft ? "written" : response.mode,
    state: asDraft ? "draft" : "submitted",
  }]);
  return done({ responseId, wasCleared: false, beginsVersion: asDraft });
}
