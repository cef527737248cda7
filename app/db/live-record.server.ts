/** What the note-taker's screen reads of the record: the entries of a few meetings with the versions of their responses, and whom it names. */
import { Prisma } from "~/db/generated/prisma/client";
import { entriesOf, entryRows, responseOf } from "~/db/entry-record.server";
import type { Reader } from "~/db/rows.server";
import type { Side } from "~/domain/actor";
import type { GivenVersions } from "~/domain/meeting/given-response";
import type { EntryRecord } from "~/domain/record";

/** Drafts of both sides included. */
export async function entriesForLive(reader: Reader, meetingIds: readonly string[]): Promise<EntryRecord[]> {
  return entriesOf(await entryRows(reader, Prisma.sql`SELECT "id" FROM "Entry" WHERE "meetingId" IN (${Prisma.join([...new Set(meetingIds)])})`));
}

/** Of the responses to what was asked at those meetings. */
export async function givenVersions(reader: Reader, meetingIds: readonly string[]): Promise<GivenVersions> {
  const rows = await reader.response.findMany({ where: { state: "submitted", entry: { meetingId: { in: [...new Set(meetingIds)] } } }, include: { parts: { orderBy: { position: "asc" } } } });
  return new Map(rows.map(({ parts, ...row }) => [row.id, { ...responseOf(row, parts), givenAt: row.acceptedMeetingId }]));
}

export async function livePeople(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, { name: string; side: Side | null }>> {
  const rows = await reader.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true, side: true } });
  return new Map(rows.map(({ id, name, side }) => [id, { name, side: side === "opcc" || side === "force" ? side : null }]));
}

export async function liveFindings(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, { reference: string; text: string }>> {
  const rows = await reader.finding.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, reference: true, text: true } });
  return new Map(rows.map(({ id, reference, text }) => [id, { reference, text }]));
}
