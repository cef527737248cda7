/** Writes new responses, and new versions of old ones, part by part. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { inChunks } from "~/db/in-chunks.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
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
  importPlace?: string | null;
};

type Content = Pick<ResponseRecord, "parts" | "statedConfidence" | "commitment" | "state">;

/** One event per changed field and finding; `before` is null for what was not there, or not seen by the other side. */
export function changesOfResponse(
  id: string,
  findingIds: readonly string[],
  before: Content | null,
  after: Content,
  importPlace: string | null = null,
): Change[] {
  const besides = findingIds.length === 0 ? [null] : findingIds;
  return besides.flatMap((findingId) => {
    const about = { subject: "response", subjectId: id, findingId, draftOf: after.state === "submitted" ? null : "force", importPlace } as const;
    return [
      { ...about, field: "text", before: before === null ? null : joinParts(before.parts), after: joinParts(after.parts) },
      { ...about, field: "by", before: before === null ? null : joinPosts(before.parts), after: joinPosts(after.parts) },
      { ...about, field: "statedConfidence", before: before?.statedConfidence ?? null, after: after.statedConfidence },
      { ...about, field: "commitment", before: describeCommitment(before?.commitment ?? null), after: describeCommitment(after.commitment) },
      { ...about, field: "state", before: before?.state ?? null, after: after.state },
    ];
  });
}

function creation({ id, findingIds, replaces, statedConfidence, commitment, parts, state, importPlace }: NewResponse): Change[] {
  const after = { parts: [...parts], state, statedConfidence: statedConfidence ?? null, commitment: commitment ?? null };
  return changesOfResponse(id, findingIds, replaces ?? null, after, importPlace);
}

export async function insertResponses(tx: Tx, ctx: Ctx, responses: readonly NewResponse[]): Promise<void> {
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
  }));
  await inChunks(rows, (data) => tx.response.createMany({ data }));
  const parts = responses.flatMap((response) =>
    response.parts.map(({ by, text }, position) => ({ id: ctx.newId(), responseId: response.id, position, by, text })),
  );
  await inChunks(parts, (data) => tx.responsePart.createMany({ data }));
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
