/** What the note-taker's screen reads of the record: the entries of a few meetings with the versions of their responses, and whom it names. */
import { Prisma } from "~/db/generated/prisma/client";
import { entriesOf, entryRows } from "~/db/entry-record.server";
import { storedChoice } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Side } from "~/domain/actor";
import type { EntryRecord } from "~/domain/record";
import { RESPONSE_MODES, type ResponseMode, type ResponsePart } from "~/domain/response";

/** Drafts of both sides included. */
export async function entriesForLive(reader: Reader, meetingIds: readonly string[]): Promise<EntryRecord[]> {
  return entriesOf(await entryRows(reader, Prisma.sql`SELECT "id" FROM "Entry" WHERE "meetingId" IN (${Prisma.join([...new Set(meetingIds)])})`));
}

export type ResponseVersion = { mode: ResponseMode; parts: ResponsePart[]; replacesId: string | null; acceptedMeetingId: string | null };

/** Every submitted version of every response, by id. */
export async function responseVersions(reader: Reader, entryIds: readonly string[]): Promise<ReadonlyMap<string, ResponseVersion>> {
  const rows = await reader.response.findMany({
    where: { entryId: { in: [...entryIds] }, state: "submitted" },
    select: { id: true, mode: true, replacesId: true, acceptedMeetingId: true, parts: { select: { by: true, text: true }, orderBy: { position: "asc" } } },
  });
  return new Map(rows.map(({ id, mode, ...row }) => [id, { ...row, mode: storedChoice(RESPONSE_MODES, mode, "Response", id, "mode") }]));
}

export async function livePeople(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, { name: string; side: Side | null }>> {
  const rows = await reader.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true, side: true } });
  return new Map(rows.map(({ id, name, side }) => [id, { name, side: side === "opcc" || side === "force" ? side : null }]));
}

export async function liveFindings(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, { reference: string; text: string }>> {
  const rows = await reader.finding.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, reference: true, text: true } });
  return new Map(rows.map(({ id, reference, text }) => [id, { reference, text }]));
}
