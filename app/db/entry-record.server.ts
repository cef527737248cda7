/** Entries with their ties to findings and their responses, put together from rows. */
import { Prisma } from "~/db/generated/prisma/client";
import type { EntryFindingModel, EntryModel, ResponseModel, ResponsePartModel } from "~/db/generated/prisma/models";
import { groupBy } from "~/db/group-by.server";
import { storedChoice, storedChoiceOrNull, storedDateOrNull, storedInstantOrNull } from "~/db/parse-row.server";
import { rowsOf, type Reader } from "~/db/rows.server";
import type { Clearance } from "~/domain/clearance";
import { CLOSURES, ENTRY_KINDS, ENTRY_STATES } from "~/domain/entry";
import { ENTRY_PLACES, type EntryLink, type EntryRecord, type ResponseRecord } from "~/domain/record";
import { COMMITMENT_OUTCOMES, CONFIDENCES, RESPONSE_MODES, RESPONSE_STATES } from "~/domain/response";

const { sql, empty } = Prisma;

/** `ids` selects the ids of the entries wanted; null for all. */
export async function entryRows(reader: Reader, ids: Prisma.Sql | null) {
  const ofEntry = ids === null ? empty : sql`WHERE "entryId" IN (${ids})`;
  return {
    entries: await rowsOf<Omit<EntryModel, "createdAt">>(
      reader,
      [
        "id", "kind", "place", "askedBy", "text", "state", "meetingId", "position", "followsUpEntryId", "followsUpResponseId",
        "issuedAt", "dueOn", "version",
      ],
      sql`SELECT * FROM "Entry" ${ids === null ? empty : sql`WHERE "id" IN (${ids})`} ORDER BY "position", "createdAt", rowid`,
    ),
    entryLinks: await rowsOf<Omit<EntryFindingModel, "closedAt" | "closedBy"> & { reference: string }>(
      reader,
      ["entryId", "findingId", "reference", "number", "position", "closure", "closureNote", "revisitOn"],
      sql`SELECT l.*, f."reference" FROM "EntryFinding" l JOIN "Finding" f ON f."id" = l."findingId" ${ofEntry} ORDER BY f."sequence"`,
    ),
    responses: await rowsOf<ResponseModel>(
      reader,
      [
        "id", "entryId", "mode", "state", "version", "replacesId", "position", "statedConfidence", "commitmentAskedFor",
        "commitmentOutcome", "commitmentCondition", "createdAt", "submittedAt", "clearAskedAt", "clearAskedBy", "clearedAt", "clearedBy",
        "clearedPost", "clearedFor", "sentBackNote", "sentBackBy",
      ],
      sql`SELECT * FROM "Response" ${ofEntry} ORDER BY "position", "version"`,
    ),
    parts: await rowsOf<Omit<ResponsePartModel, "id">>(
      reader,
      ["responseId", "position", "by", "text"],
      sql`SELECT * FROM "ResponsePart" ${
        ids === null ? empty : sql`WHERE "responseId" IN (SELECT "id" FROM "Response" ${ofEntry})`
      } ORDER BY "position"`,
    ),
  };
}

type ResponseColumns = Pick<ResponseModel, "id" | "clearAskedAt" | "clearAskedBy" | "clearedAt" | "clearedBy" | "clearedPost" | "clearedFor" | "sentBackNote" | "sentBackBy">;
type EntryRows = Awaited<ReturnType<typeof entryRows>>;

export function clearanceOf(row: ResponseColumns): Clearance {
  const askedAt = storedInstantOrNull(row.clearAskedAt, "Response", row.id, "clearAskedAt");
  const clearedAt = storedInstantOrNull(row.clearedAt, "Response", row.id, "clearedAt");
  return {
    asked: askedAt === null ? null : { at: askedAt, by: row.clearAskedBy ?? "" },
    sentBack: row.sentBackNote === null ? null : { by: row.sentBackBy ?? "", note: row.sentBackNote },
    cleared: clearedAt === null ? null : { at: clearedAt, by: row.clearedBy ?? "", post: row.clearedPost ?? "", for: row.clearedFor },
  };
}

export function responseOf(row: EntryRows["responses"][number], parts: EntryRows["parts"]): ResponseRecord {
  const outcome = storedChoiceOrNull(COMMITMENT_OUTCOMES, row.commitmentOutcome, "Response", row.id, "commitmentOutcome");
  return {
    id: row.id,
    mode: storedChoice(RESPONSE_MODES, row.mode, "Response", row.id, "mode"),
    state: storedChoice(RESPONSE_STATES, row.state, "Response", row.id, "state"),
    version: row.version,
    replacesId: row.replacesId,
    parts: parts.map(({ by, text }) => ({ by, text })),
    statedConfidence: storedChoiceOrNull(CONFIDENCES, row.statedConfidence, "Response", row.id, "statedConfidence"),
    commitment:
      outcome === null
        ? null
        : {
            askedFor: storedDateOrNull(row.commitmentAskedFor, "Response", row.id, "commitmentAskedFor"),
            outcome,
            condition: row.commitmentCondition,
          },
    submittedAt: storedInstantOrNull(row.submittedAt, "Response", row.id, "submittedAt"),
    clearance: clearanceOf(row),
  };
}

/** Of each response (a chain of versions) the newest submitted version, followed by a newer draft or cleared one. */
function newestVersions(responses: ResponseRecord[]): ResponseRecord[] {
  if (responses.length < 2) return responses;
  const replaced = new Set(responses.filter((each) => each.state === "submitted").map((each) => each.replacesId));
  const byId = new Map(responses.map((each) => [each.id, each]));
  const drafts = groupBy(responses.filter((each) => each.state !== "submitted"), (each) => each.replacesId ?? "");
  const submitted = responses.filter((each) => each.state === "submitted" && !replaced.has(each.id));
  const unattached = responses.filter((each) => each.state !== "submitted" && !byId.has(each.replacesId ?? ""));
  return [...submitted.flatMap((each) => [each, ...(drafts.get(each.id) ?? [])]), ...unattached];
}

function linkOf(row: EntryRows["entryLinks"][number]): EntryLink {
  return {
    findingId: row.findingId,
    reference: row.reference,
    number: row.number,
    position: row.position,
    closure: storedChoiceOrNull(CLOSURES, row.closure, "EntryFinding", row.entryId, "closure"),
    closureNote: row.closureNote,
    revisitOn: storedDateOrNull(row.revisitOn, "EntryFinding", row.entryId, "revisitOn"),
  };
}

export function entriesOf(rows: EntryRows): EntryRecord[] {
  const links = groupBy(rows.entryLinks, (link) => link.entryId);
  const responses = groupBy(rows.responses, (response) => response.entryId);
  const parts = groupBy(rows.parts, (part) => part.responseId);
  return rows.entries.map((row) => ({
    id: row.id,
    kind: storedChoice(ENTRY_KINDS, row.kind, "Entry", row.id, "kind"),
    place: storedChoice(ENTRY_PLACES, row.place, "Entry", row.id, "place"),
    askedBy: row.askedBy,
    text: row.text,
    state: storedChoice(ENTRY_STATES, row.state, "Entry", row.id, "state"),
    meetingId: row.meetingId,
    position: row.position,
    followsUpEntryId: row.followsUpEntryId,
    followsUpResponseId: row.followsUpResponseId,
    issuedAt: storedInstantOrNull(row.issuedAt, "Entry", row.id, "issuedAt"),
    dueOn: storedDateOrNull(row.dueOn, "Entry", row.id, "dueOn"),
    version: row.version,
    links: (links.get(row.id) ?? []).map(linkOf),
    responses: newestVersions((responses.get(row.id) ?? []).map((response) => responseOf(response, parts.get(response.id) ?? []))),
  }));
}

/** Entries that take up a response to this one, the office's drafts included. */
export async function followUpsIn(reader: Reader, entryId: string): Promise<EntryRecord[]> {
  return entriesOf(await entryRows(reader, sql`SELECT "id" FROM "Entry" WHERE "followsUpEntryId" = ${entryId}`));
}

/** One entry by its id, drafts of both sides included; null where there is none. */
export async function entryIn(reader: Reader, id: string): Promise<EntryRecord | null> {
  return entriesOf(await entryRows(reader, sql`SELECT ${id}`))[0] ?? null;
}
