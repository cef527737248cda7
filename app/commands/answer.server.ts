/** Writes a first response to an entry, a draft of the force; where a colleague has begun one meanwhile, its parts are added to theirs. */
import { findEntry } from "~/commands/find-entry.server";
import { writeResponse, type Written } from "~/commands/write-response.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses, nextResponsePosition, positionOf } from "~/db/insert-responses.server";
import { ledFindings } from "~/db/led-findings.server";
import { write } from "~/db/write.server";
import { moveEntryState } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { mergeResponse } from "~/domain/response-merge";
import { readResponse, type TypedResponse } from "~/domain/response-rules";

export type Answer = TypedResponse & { entryId: string };

/** `joined`: a colleague had begun one. */
export type Answered = Written & { joined: boolean };

export async function answer(ctx: Ctx, { entryId, ...typed }: Answer): Promise<Done<Answered>> {
  const allowed = may(ctx.actor, "answer");
  if (!allowed.ok) return allowed;
  const content = readResponse(typed);
  if (!content.ok) return content;
  return write(ctx.db, async (tx): Promise<Done<Answered>> => {
    const found = await findEntry(tx, ctx, entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const theirs = may(ctx.actor, "answer", await ledFindings(tx, entry));
    if (!theirs.ok) return theirs;
    const answerable = moveEntryState(entry.state, "answer");
    if (!answerable.ok) return answerable;
    const begun = entry.responses.find((each) => each.state !== "submitted" && each.replacesId === null);
    if (begun !== undefined) {
      const merged = mergeResponse(begun, content.value, "");
      if (!merged.ok) return merged;
      const written = await writeResponse(tx, ctx, { entry, response: begun, position: await positionOf(tx, begun.id) }, merged.value);
      return written.ok ? done({ ...written.value, joined: true }) : written;
    }
    const responseId = ctx.newId();
    await insertResponses(tx, ctx, [{
      id: responseId, entryId, findingIds: entry.links.map((link) => link.findingId), mode: "written", state: "draft",
      position: await nextResponsePosition(tx, entryId), ...content.value,
    }]);
    return done({ responseId, wasCleared: false, beginsVersion: false, joined: false });
  });
}
