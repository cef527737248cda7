/** What a finding's record leaves out: every update and every version of a response, with the drafts of both sides. */
import { rowsOf, type Reader } from "~/db/rows.server";
import { responseOf } from "~/db/entry-record.server";
import { updateOf } from "~/db/record.server";
import type { UpdateRow } from "~/db/record-rows.server";
import { Prisma } from "~/db/generated/prisma/client";
import type { ResponseRecord, UpdateRecord } from "~/domain/record";

const { sql } = Prisma;

/** Latest first. */
export async function updatesOfFinding(reader: Reader, findingId: string): Promise<UpdateRecord[]> {
  const rows = await rowsOf<UpdateRow>(
    reader,
    [
      "id", "findingId", "cycleId", "cycleBoardOn", "text", "asAt", "rag", "ragReason", "author", "state", "version", "replacesId",
      "sequence", "createdAt", "submittedAt",
    ],
    sql`SELECT u.*, c."boardOn" AS "cycleBoardOn" FROM "Update" u LEFT JOIN "SibCycle" c ON c."id" = u."cycleId"
        WHERE u."findingId" = ${findingId} ORDER BY u."sequence" DESC`,
  );
  return rows.map(updateOf);
}

/** All versions of the responses to these entries, oldest first. */
export async function responsesToEntries(reader: Reader, entryIds: readonly string[]): Promise<ResponseRecord[]> {
  const rows = await reader.response.findMany({
    where: { entryId: { in: [...entryIds] } },
    include: { parts: { orderBy: { position: "asc" } } },
    orderBy: [{ position: "asc" }, { version: "asc" }],
  });
  return rows.map(({ parts, ...row }) => responseOf(row, parts));
}
