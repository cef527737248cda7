/** Edits a response as a whole, unless somebody else changed its words meanwhile. */
import { findResponse } from "~/commands/find-entry.server";
import { mayWriteResponse, writeResponse } from "~/commands/write-response.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { done, type Done } from "~/domain/problem";
import { joinParts } from "~/domain/response";
import { readResponse, type TypedResponse } from "~/domain/response-rules";
import { decideEdit } from "~/domain/stale";

/** `base`: the words of all parts that the author saw, joined by line breaks. */
export type EditResponse = TypedResponse & { responseId: string; base: string };

export async function editResponse(ctx: Ctx, { responseId, base, ...typed }: EditResponse): Promise<Done<{ responseId: string }>> {
  const content = readResponse(typed);
  if (!content.ok) return content;
  return write(ctx.db, async (tx): Promise<Done<{ responseId: string }>> => {
    const found = await findResponse(tx, ctx, responseId);
    if (!found.ok) return found;
    const { response } = found.value;
    const allowed = await mayWriteResponse(tx, ctx, found.value);
    if (!allowed.ok) return allowed;
    const decided = decideEdit({
      heading: "The response", where: "this entry", base, current: joinParts(response.parts), wanted: joinParts(content.value.parts),
      format: (value) => value ?? "", field: "text",
    });
    if (!decided.ok) return decided;
    const same = JSON.stringify(content.value) === JSON.stringify({ parts: response.parts, statedConfidence: response.statedConfidence, commitment: response.commitment });
    return same ? done({ responseId: response.id }) : writeResponse(tx, ctx, found.value, content.value);
  });
}
