/** Writes changes to a response that is there: the words of a draft, or its state. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { changesOfResponse, replaceParts } from "~/db/insert-responses.server";
import type { Tx } from "~/db/write.server";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import type { ResponseState } from "~/domain/response";
import type { ResponseContent } from "~/domain/response-rules";

/** Puts other content into a response that has not been submitted; it is a draft again. */
export async function saveDraft(tx: Tx, ctx: Ctx, entry: EntryRecord, response: ResponseRecord, content: ResponseContent): Promise<void> {
  await replaceParts(tx, ctx, response.id, content.parts);
  await tx.response.update({
    where: { id: response.id },
    data: {
      state: "draft",
      statedConfidence: content.statedConfidence,
      commitmentAskedFor: content.commitment?.askedFor ?? null,
      commitmentOutcome: content.commitment?.outcome ?? null,
      commitmentCondition: content.commitment?.condition ?? null,
    },
  });
  const findingIds = entry.links.map((link) => link.findingId);
  await recordEvents(tx, ctx, changesOfResponse(response.id, findingIds, response, { ...content, state: "draft" }));
}

/** What is submitted is all new to the office: it goes into the official record with its words. */
export async function saveResponseState(tx: Tx, ctx: Ctx, entry: EntryRecord, response: ResponseRecord, state: ResponseState): Promise<void> {
  const submits = state === "submitted";
  await tx.response.update({ where: { id: response.id }, data: { state, ...(submits ? { submittedAt: ctx.now } : {}) } });
  const replaced = entry.responses.find((each) => each.id === response.replacesId) ?? null;
  const before = submits ? replaced : response;
  const findingIds = entry.links.map((link) => link.findingId);
  await recordEvents(tx, ctx, changesOfResponse(response.id, findingIds, before, { ...response, state }));
}
