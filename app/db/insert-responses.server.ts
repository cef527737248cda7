/** Writes new responses, and new versions of old ones, part by part. */
import type { Ctx } from "~/db/ctx.server";
import { clearanceOf } from "~/db/entry-record.server";
import type { ResponseModel } from "~/db/generated/prisma/models";
import { recordEvents } from "~/db/history.server";
import { inChunks } from "~/db/in-chunks.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { clearingWords, NO_CLEARANCE, type Clearance } from "~/domain/clearance";
import type { Change } from "~/domain/history";
import type { ResponseRecord } from "~/domain/record";
import {
  describeCommitment, joinParts, joinPosts, type Commitment, type ResponseMode, type ResponsePart, type ResponseState, type StatedConfidence,
} from "~/domain/response";

export type NewResponse = {
  /** From ctx.newId(). */
  id: string;
  entryId: string;
  /** The findings its entry asks about: its events stand beside each. */
  findingIds: readonly string[];
  mode: ResponseMode;
  state: ResponseState;
  parts: readonly ResponsePart[];
  /** Order among the responses to its entry; all versions of one share it. */
  position: number;
  statedConfidence?: StatedConfidence | null;
  commitment?: Commitment | null;
  /** The version this one takes the place of. */
  replaces?: ResponseRecord | null;
  submittedAt?: Instant | null;
  /** The meeting at which it was said, or taken as it is. Left out of a correction: that of the version it takes the place of. */
  givenAt?: string | null;
  clearance?: Clearance;
  importPlace?: string | null;
};

/** `state` is null for what is no longer there. */
type Content = Pick<ResponseRecord, "parts" | "statedConfidence" | "commitment"> & { state: ResponseState | null; clearance?: Clearance };

function clearanceEvents(clearance: Clearance | undefined) {
  const { asked, sentBack, cleared } = clearance ?? NO_CLEARANCE;
  return {
    clearAskedBy: asked?.by ?? null,
    sentBackNote: sentBack === null ? null : `${sentBack.by}: ${sentBack.note}`,
    clearedBy: cleared === null ? null : clearingWords(cleared),
  };
}

export function clearanceColumns({ asked, sentBack, cleared }: Clearance) {
  return {
    clearAskedAt: asked?.at ?? null,
    clearAskedBy: asked?.by ?? null,
    sentBackNote: sentBack?.note ?? null,
    sentBackBy: sentBack?.by ?? null,
    clearedAt: cleared?.at ?? null,
    clearedBy: cleared?.by ?? null,
    clearedPost: cleared?.post ?? null,
    clearedFor: cleared?.for ?? null,
  };
}

function words({ parts }: Content): string | null {
  return parts.length === 0 ? null : joinParts(parts);
}

/** One event per changed field and finding; `before` is null for what was not there, or not seen by the other side. */
export function changesOfResponse(
  id: string,
  findingIds: readonly string[],
  before: Content | null,
  after: Content,
  importPlace: string | null = null,
): Change[] {
  const besides = findingIds.length === 0 ? [null] : findingIds;
  const [was, is] = [clearanceEvents(before?.clearance), clearanceEvents(after.clearance)];
  return besides.flatMap((findingId) => {
    const about = { subject: "response", subjectId: id, findingId, draftOf: after.state === "submitted" ? null : "force", importPlace } as const;
    return [
      { ...about, field: "text", before: before === null ? null : words(before), after: words(after) },
      { ...about, field: "by", before: before === null ? null : joinPosts(before.parts), after: joinPosts(after.parts) },
      { ...about, field: "statedConfidence", before: before?.statedConfidence ?? null, after: after.statedConfidence },
      { ...about, field: "commitment", before: describeCommitment(before?.commitment ?? null), after: describeCommitment(after.commitment) },
      { ...about, field: "clearAskedBy", before: was.clearAskedBy, after: is.clearAskedBy },
      { ...about, field: "sentBackNote", before: was.sentBackNote, after: is.sentBackNote },
      { ...about, field: "clearedBy", before: was.clearedBy, after: is.clearedBy },
      { ...about, field: "state", before: before?.state ?? null, after: after.state },
    ];
  });
}

function creation({ id, findingIds, replaces, statedConfidence, commitment, parts, state, clearance, importPlace }: NewResponse): Change[] {
  const after = { parts: [...parts], state, clearance, statedConfidence: statedConfidence ?? null, commitment: commitment ?? null };
  return changesOfResponse(id, findingIds, replaces ?? null, after, importPlace);
}

/** What was cleared was cleared as the answer to other words: its side clears it again. */
async function backToDraft(tx: Tx, ctx: Ctx, draft: ResponseModel, findingIds: readonly string[]): Promise<void> {
  if (draft.state !== "cleared") return;
  await tx.response.update({ where: { id: draft.id }, data: { state: "draft", ...clearanceColumns(NO_CLEARANCE) } });
  const sameWords = { parts: [], statedConfidence: null, commitment: null };
  await recordEvents(tx, ctx, changesOfResponse(draft.id, findingIds, { ...sameWords, state: "cleared", clearance: clearanceOf(draft) }, { ...sameWords, state: "draft" }));
}

/** A draft that was to replace what a new version now replaces follows that one instead; returns what puts it there. */
async function freeReplaced(tx: Tx, ctx: Ctx, { id, state, replaces, findingIds }: NewResponse): Promise<() => Promise<void>> {
  const draft = replaces == null || state !== "submitted" ? null : await tx.response.findFirst({ where: { replacesId: replaces.id, state: { not: "submitted" } } });
  if (draft === null) return () => Promise.resolve();
  await tx.response.update({ where: { id: draft.id }, data: { replacesId: null } });
  await backToDraft(tx, ctx, draft, findingIds);
  return async () => {
    await tx.response.update({ where: { id: draft.id }, data: { replacesId: id, version: draft.version + 1 } });
  };
}

async function meetingsReplaced(tx: Tx, responses: readonly NewResponse[]): Promise<ReadonlyMap<string, string | null>> {
  const ids = responses.flatMap(({ replaces, givenAt, state }) => (replaces == null || givenAt !== undefined || state !== "submitted" ? [] : [replaces.id]));
  const meetings = new Map<string, string | null>();
  await inChunks(ids, async (some) => {
    for (const { id, acceptedMeetingId } of await tx.response.findMany({ where: { id: { in: some } }, select: { id: true, acceptedMeetingId: true } })) meetings.set(id, acceptedMeetingId);
  });
  return meetings;
}

export async function insertResponses(tx: Tx, ctx: Ctx, responses: readonly NewResponse[]): Promise<void> {
  const follow: (() => Promise<void>)[] = [];
  for (const response of responses) if (response.replaces != null) follow.push(await freeReplaced(tx, ctx, response));
  const replaced = await meetingsReplaced(tx, responses);
  const rows = responses.map(({ id, entryId, mode, state, position, ...response }) => ({
    id, entryId, mode, state, position,
    version: response.replaces == null ? 1 : response.replaces.version + 1,
    replacesId: response.replaces?.id ?? null,
    statedConfidence: response.statedConfidence ?? null,
    commitmentAskedFor: response.commitment?.askedFor ?? null,
    commitmentOutcome: response.commitment?.outcome ?? null,
    commitmentCondition: response.commitment?.condition ?? null,
    createdAt: ctx.now,
    heldByPersonId: ctx.actor.personId,
    submittedAt: state === "submitted" ? (response.submittedAt ?? ctx.now) : null,
    acceptedMeetingId: response.givenAt ?? replaced.get(response.replaces?.id ?? "") ?? null,
    ...clearanceColumns(response.clearance ?? NO_CLEARANCE),
  }));
  await inChunks(rows, (data) => tx.response.createMany({ data }));
  const parts = responses.flatMap((response) =>
    response.parts.map(({ by, text }, position) => ({ id: ctx.newId(), responseId: response.id, position, by, text })),
  );
  await inChunks(parts, (data) => tx.responsePart.createMany({ data }));
  for (const each of follow) await each();
  await recordEvents(tx, ctx, responses.flatMap(creation));
}

/** Puts other words into a draft, in place. */
export async function replaceParts(tx: Tx, ctx: Ctx, responseId: string, parts: readonly ResponsePart[]): Promise<void> {
  await tx.responsePart.deleteMany({ where: { responseId } });
  await tx.responsePart.createMany({ data: parts.map(({ by, text }, position) => ({ id: ctx.newId(), responseId, position, by, text })) });
}

export async function nextResponsePosition(tx: Tx, entryId: string): Promise<number> {
  const last = (await tx.response.aggregate({ where: { entryId }, _max: { position: true } }))._max.position;
  return last === null ? 0 : last + 1;
}

export async function positionOf(tx: Tx, responseId: string): Promise<number> {
  return (await tx.response.findUniqueOrThrow({ where: { id: responseId }, select: { position: true } })).position;
}
