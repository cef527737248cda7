/** Writes changes to a response that is there: the words of a draft, how far it has come, its state; and takes a draft away. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { changesOfResponse, clearanceColumns, replaceParts } from "~/db/insert-responses.server";
import type { Tx } from "~/db/write.server";
import { NO_CLEARANCE, type Clearance } from "~/domain/clearance";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import type { ResponseState } from "~/domain/response";
import type { ResponseContent } from "~/domain/response-rules";

function findingIdsOf(entry: EntryRecord): string[] {
  return entry.links.map((link) => link.findingId);
}

/** Puts other content into a response that has not been submitted. Clearing holds for one text: it is a draft again. */
export async function saveDraft(
  tx: Tx, ctx: Ctx, entry: EntryRecord, response: ResponseRecord, content: ResponseContent,
): Promise<void> {
  const clearance = { ...response.clearance, cleared: null };
  await replaceParts(tx, ctx, response.id, content.parts);
  await tx.response.update({
    where: { id: response.id },
    data: {
      state: "draft",
      statedConfidence: content.statedConfidence,
      commitmentAskedFor: content.commitment?.askedFor ?? null,
      commitmentOutcome: content.commitment?.outcome ?? null,
      commitmentCondition: content.commitment?.condition ?? null,
      ...clearanceColumns(clearance),
    },
  });
  await recordEvents(tx, ctx, changesOfResponse(response.id, findingIdsOf(entry), response, { ...content, state: "draft", clearance }));
}

/** What is submitted is all new to the office: it goes into the official record with its words, and with who cleared them. */
export async function saveResponseState(
  tx: Tx, ctx: Ctx, entry: EntryRecord, response: ResponseRecord, to: { state: ResponseState; clearance: Clearance },
): Promise<void> {
  const submits = to.state === "submitted";
  await tx.response.update({
    where: { id: response.id },
    data: { state: to.state, ...clearanceColumns(to.clearance), ...(submits ? { submittedAt: ctx.now } : {}) },
  });
  const replaced = entry.responses.find((each) => each.id === response.replacesId) ?? null;
  const before = submits ? replaced : response;
  await recordEvents(tx, ctx, changesOfResponse(response.id, findingIdsOf(entry), before, { ...response, ...to }));
}

/** Takes a draft away; its words stay in the history of its side. */
export async function deleteDraft(tx: Tx, ctx: Ctx, entry: EntryRecord, response: ResponseRecord): Promise<void> {
  await tx.responsePart.deleteMany({ where: { responseId: response.id } });
  await tx.response.delete({ where: { id: response.id } });
  const nothing = { parts: [], statedConfidence: null, commitment: null, state: null, clearance: NO_CLEARANCE };
  await recordEvents(tx, ctx, changesOfResponse(response.id, findingIdsOf(entry), response, nothing));
}
