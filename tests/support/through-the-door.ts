/** A response as it stands stored, cleared and submitted: for tests that are about other things. */
import { clearResponse } from "~/commands/clear-response.server";
import { entryIn } from "~/db/entry-record.server";
import type { Ctx } from "~/db/ctx.server";
import type { ResponseRecord } from "~/domain/record";
import { seenKey } from "~/domain/response-merge";
import { valueOf } from "./marchshire";

export async function storedResponse(ctx: Ctx, responseId: string): Promise<ResponseRecord> {
  const row = await ctx.db.read.response.findUniqueOrThrow({ where: { id: responseId } });
  const found = (await entryIn(ctx.db.read, row.entryId))?.responses.find((each) => each.id === responseId);
  if (found === undefined) throw new Error(`The response ${responseId} is no longer among those that stand.`);
  return found;
}

export async function clearAsItStands(ctx: Ctx, responseId: string, thenSubmit = false): Promise<void> {
  valueOf(await clearResponse(ctx, { responseId, seen: seenKey(await storedResponse(ctx, responseId)), for: "", thenSubmit }));
}
