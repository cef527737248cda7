/** What is said at the table of questions and answers: each is official at once, and hangs on the item it was said under. */
import { closeIn } from "~/commands/close-entry.server";
import { findEntry, findResponse, type FoundResponse } from "~/commands/find-entry.server";
import type { LivePlace } from "~/commands/meetings/live-item.server";
import type { Ctx } from "~/db/ctx.server";
import { entryIn } from "~/db/entry-record.server";
import { insertEntries } from "~/db/insert-entries.server";
import { insertResponses, nextResponsePosition } from "~/db/insert-responses.server";
import { saveAccepted } from "~/db/live-notes.server";
import { greatestNumber, nextLinkPosition, saveEntry, saveIssue } from "~/db/save-entry.server";
import type { Tx } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import { ENTRY_KINDS } from "~/domain/entry";
import { getsNumber, moveEntryState } from "~/domain/entry-rules";
import { linksFollowedUp } from "~/domain/follow-up";
import { checkEntry, checkSpoken } from "~/domain/meeting/live-checks";
import { fieldOf, partsOf, type LiveFields, type LiveWrite } from "~/domain/meeting/live-write";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryPlace, EntryRecord } from "~/domain/record";
import type { ResponsePart } from "~/domain/response";
import type { ResponseContent } from "~/domain/response-rules";

function readParts(fields: LiveFields, before: readonly ResponsePart[] | null = null): Done<ResponseContent> {
  return checkSpoken(partsOf(fields), before, fieldOf(fields, "statedConfidence"));
}

function findingIdsOf(entry: EntryRecord): string[] {
  return entry.links.map((link) => link.findingId);
}

/** An item with the ones of earlier meetings it goes on with. */
async function chainOf(tx: Tx, itemId: string): Promise<{ id: string; meetingId: string }[]> {
  const item = await tx.agendaItem.findUnique({ where: { id: itemId }, select: { id: true, meetingId: true, deferredFromId: true } });
  if (item === null) return [];
  return [item, ...(item.deferredFromId === null ? [] : await chainOf(tx, item.deferredFromId))];
}

/** The notes of an item are in one hand, so what is answered under it belongs to it, or to one it goes on with. */
async function belongsTo(tx: Tx, { meeting, item }: LivePlace, { id, place, meetingId, links }: EntryRecord): Promise<boolean> {
  if (item === null) return place === "opening" && meetingId === meeting.id;
  if (place === "aob" && item.kind === "aob" && meetingId === meeting.id) return true;
  const chain = await chainOf(tx, item.id);
  if (links.some(({ findingId }) => findingId === item.findingId) && chain.some((each) => each.meetingId === meetingId)) return true;
  return (await tx.agendaItemEntry.count({ where: { entryId: id, itemId: { in: chain.map((each) => each.id) } } })) > 0;
}

const ELSEWHERE = refuse("missing", "This question does not stand under that item any more. Load the page again and record it where it stands now.");

/** The one a write names; it stands under the item it is named under. */
export async function findEntryAt(tx: Tx, ctx: Ctx, at: LivePlace, id: string): Promise<Done<EntryRecord>> {
  const found = await findEntry(tx, ctx, id);
  return found.ok && !(await belongsTo(tx, at, found.value)) ? ELSEWHERE : found;
}

export async function answerLive(tx: Tx, ctx: Ctx, at: LivePlace, { id, fields }: LiveWrite): Promise<Done<true>> {
  const content = readParts(fields);
  if (!content.ok) return content;
  const found = await findEntryAt(tx, ctx, at, fieldOf(fields, "entry"));
  if (!found.ok) return found;
  const entry = found.value;
  const state = moveEntryState(entry.state, "answer");
  if (!state.ok) return state;
  await insertResponses(tx, ctx, [{
    id, entryId: entry.id, findingIds: findingIdsOf(entry), mode: "spoken", state: "submitted", position: await nextResponsePosition(tx, entry.id), givenAt: at.meeting.id, ...content.value,
  }]);
  await saveEntry(tx, ctx, entry, { state: state.value });
  return done(true);
}

async function submittedResponse(tx: Tx, ctx: Ctx, at: LivePlace, fields: LiveFields): Promise<Done<FoundResponse>> {
  const found = await findResponse(tx, ctx, fieldOf(fields, "response"));
  if (!found.ok) return found;
  const { entry, response: { id, parts } } = found.value;
  if (!(await belongsTo(tx, at, entry))) return ELSEWHERE;
  if (id !== fieldOf(fields, "response")) return refuse("stale", `This response was changed after you read it, so nothing was done to it. It now says: “${parts.map(({ by, text }) => (by === null ? text : `${by}: ${text}`)).join(" ")}” Accept that, or amend it by what was said.`);
  return found.value.response.state === "submitted" ? found : refuse("missing", "There is no such response. Load the page again.");
}

/** What was said takes the place of what was written or noted before, which is kept as the version before it. */
export async function amendLive(tx: Tx, ctx: Ctx, at: LivePlace, { id, fields }: LiveWrite): Promise<Done<true>> {
  const found = await submittedResponse(tx, ctx, at, fields);
  if (!found.ok) return found;
  const { entry, response, position } = found.value;
  const content = readParts(fields, response.parts);
  if (!content.ok) return content;
  const { parts, statedConfidence } = content.value;
  await insertResponses(tx, ctx, [{
    id, entryId: entry.id, findingIds: findingIdsOf(entry), mode: "spoken", state: "submitted", position, replaces: response, givenAt: at.meeting.id,
    parts, statedConfidence: statedConfidence ?? response.statedConfidence, commitment: response.commitment,
  }]);
  return done(true);
}

export async function acceptLive(tx: Tx, ctx: Ctx, at: LivePlace, { fields }: LiveWrite): Promise<Done<true>> {
  const found = await submittedResponse(tx, ctx, at, fields);
  if (!found.ok) return found;
  const { entry, response } = found.value;
  if (response.mode !== "written") return refuse("refused", "It was noted as spoken, so there is nothing written to accept.");
  const { acceptedMeetingId } = await tx.response.findUniqueOrThrow({ where: { id: response.id }, select: { acceptedMeetingId: true } });
  const before = acceptedMeetingId === null ? null : await tx.meeting.findUnique({ where: { id: acceptedMeetingId }, select: { reference: true, title: true, date: true } });
  // What its notes say was taken there stays so: what is said of it at another meeting is a version of its own.
  if (before !== null && acceptedMeetingId !== at.meeting.id) return refuse("refused", `It was taken as it is at ${before.title}, ${formatDate(before.date)}. Amend it by what was said at this one, or leave it as it is.`);
  await saveAccepted(tx, ctx, { id: response.id, findingIds: findingIdsOf(entry), before: before?.reference ?? null }, fieldOf(fields, "as") === "not" ? null : at.meeting);
  return done(true);
}

type Put = { place: EntryPlace; findingIds: string[]; followsUp: EntryRecord | null };

async function whereItStands(tx: Tx, ctx: Ctx, at: LivePlace, fields: LiveFields): Promise<Done<Put>> {
  const { item } = at;
  const followed = fieldOf(fields, "followsUp");
  const found = followed === "" ? null : await findEntryAt(tx, ctx, at, followed);
  if (found !== null && !found.ok) return found;
  const followsUp = found?.value ?? null;
  if (followsUp !== null && followsUp.links.length > 0) return done({ place: "finding", findingIds: findingIdsOf(followsUp), followsUp });
  if (item?.findingId != null) return done({ place: "finding", findingIds: [item.findingId], followsUp });
  return done({ place: item === null ? "opening" : item.kind === "aob" ? "aob" : "item", findingIds: [], followsUp });
}

async function nextPlace(tx: Tx, meetingId: string, place: EntryPlace): Promise<number> {
  const last = (await tx.entry.aggregate({ where: { meetingId, place }, _max: { position: true } }))._max.position;
  return last === null ? 0 : last + 1;
}

/** The newest answer to it, where there is one, is what a follow-up takes up. */
function answerOf(entry: EntryRecord | null): string | null {
  return entry?.responses.filter(({ state }) => state === "submitted").at(-1)?.id ?? null;
}

/** Asked or said at the table: it is issued as it is said, under the id of the write. */
export async function entryLive(tx: Tx, ctx: Ctx, at: LivePlace, { id, fields }: LiveWrite): Promise<Done<true>> {
  const kind = ENTRY_KINDS.find((each) => each === fieldOf(fields, "what"));
  if (kind === undefined) return refuse("invalid", "Choose whether it is a question, a comment or a concern.", { field: "what" });
  const said = checkEntry({ text: fieldOf(fields, "text"), askedBy: fieldOf(fields, "askedBy") });
  if (!said.ok) return said;
  const where = await whereItStands(tx, ctx, at, fields);
  if (!where.ok) return where;
  if ((await tx.entry.count({ where: { id } })) > 0) return refuse("invalid", "This did not arrive as it was sent. Load the page again and send it once more.");
  const { place, findingIds, followsUp } = where.value;
  const { meeting, item } = at;
  const position = place === "finding" ? 0 : await nextPlace(tx, meeting.id, place);
  const links = [];
  for (const findingId of findingIds) links.push({ findingId, number: null, position: await nextLinkPosition(tx, findingId) });
  await insertEntries(tx, ctx, [{
    id, kind, place, ...said.value, state: "issued", meetingId: meeting.id, position, links, issuedAt: ctx.now,
    followsUpEntryId: followsUp?.id ?? null, followsUpResponseId: answerOf(followsUp),
  }]);
  for (const findingId of findingIds) await saveIssue(tx, ctx, id, findingId, getsNumber({ kind, place }) ? (await greatestNumber(tx, findingId)) + 1 : null);
  if (place === "item" && item !== null) await tx.agendaItemEntry.create({ data: { itemId: item.id, entryId: id, position: item.entryIds.length } });
  return closeFollowed(tx, ctx, id, followsUp);
}

/** A question that goes on in a follow-up is closed as followed up. */
async function closeFollowed(tx: Tx, ctx: Ctx, id: string, followed: EntryRecord | null): Promise<Done<true>> {
  const entry = followed === null ? null : await entryIn(tx, id);
  if (followed === null || entry === null) return done(true);
  for (const { reference } of linksFollowedUp(followed, entry)) {
    const closed = await closeIn(tx, ctx, followed.id, reference, { as: "follow-up-asked", note: null, revisitOn: null });
    if (!closed.ok) return closed;
  }
  return done(true);
}
