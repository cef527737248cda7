/** Takes what a file says of a response that was given: never over it, but as a new version of it. The force's own people bring a draft. */
import { findResponse } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses, positionOf } from "~/db/insert-responses.server";
import type { Tx } from "~/db/write.server";
import { NO_CLEARANCE, type Clearance } from "~/domain/clearance";
import type { ImportVoice } from "~/domain/import/import-voice";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { seenKey } from "~/domain/response-merge";
import type { ResponseContent } from "~/domain/response-rules";

/** What the force brings in a file is ready to be cleared. */
export function broughtBy(ctx: Ctx): Clearance {
  return { ...NO_CLEARANCE, asked: { at: ctx.now, by: ctx.actor.name } };
}

type Brought = { entry: EntryRecord; response: ResponseRecord; content: ResponseContent; voice: ImportVoice; importPlace: string | null };

export async function changeResponseByImport(tx: Tx, ctx: Ctx, { entry, response, content, voice, importPlace }: Brought): Promise<Done<true>> {
  const isDraft = voice === "force";
  const newest = isDraft ? await findResponse(tx, ctx, response.id) : null;
  if (newest !== null && !newest.ok) return newest;
  const begun = newest?.value.response ?? response;
  if (seenKey(begun) === seenKey(content)) return done(true);
  if (begun.state !== "submitted") {
    const where = entry.links.map((link) => link.reference).join(", ");
    return refuse("stale", `A colleague is writing a new version of a response on ${where}${importPlace === null ? "" : ` (${importPlace})`}, so nothing was taken in. Submit or discard that draft first, or leave the response out of the file.`);
  }
  await insertResponses(tx, ctx, [{
    id: ctx.newId(), entryId: entry.id, findingIds: entry.links.map((link) => link.findingId), position: await positionOf(tx, response.id), replaces: response,
    ...content, importPlace,
    ...(isDraft ? { mode: "written", state: "draft", clearance: broughtBy(ctx) } : { mode: response.mode, state: "submitted" }),
  }]);
  return done(true);
}
