/** The whole record of a large office, read piece by piece, so that the process serves others between two pieces. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { entriesOf, entryRows } from "~/db/entry-record.server";
import { Prisma } from "~/db/generated/prisma/client";
import { actionsOf, assemble, inspectionOf } from "~/db/record.server";
import { actionRows, inspectionRows, meetingRows, recordRows } from "~/db/record-rows.server";
import type { Reader } from "~/db/rows.server";
import type { FindingRecord, WholeRecord } from "~/domain/record";

const { sql, empty } = Prisma;

/** Their rows are read and put together in some 10 ms. */
const FINDINGS_AT_A_TIME = 50;

/** Others had nothing to do in a turn that went by so soon. */
const IDLE_MS = 1;
const IDLE_TURNS = 2;
/** However busy others are, the record is read in the end. */
const MOST_TURNS = 40;

/** Waits until others have done what they have to do at the moment: a page takes many short turns. */
async function othersTurn(): Promise<void> {
  for (let turns = 0, idle = 0; turns < MOST_TURNS && idle < IDLE_TURNS; turns++) {
    const from = performance.now();
    await nextTurn();
    idle = performance.now() - from < IDLE_MS ? idle + 1 : 0;
  }
}

async function findingsInPieces(reader: Reader, atATime: number): Promise<FindingRecord[]> {
  const findings: FindingRecord[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const upTo: { sequence: number }[] = await reader.finding.findMany({ where: { sequence: { gt: after } }, orderBy: { sequence: "asc" }, take: atATime, select: { sequence: true } });
    const last = upTo.at(-1)?.sequence ?? null;
    if (last !== null) findings.push(...assemble(await recordRows(reader, sql`SELECT "id" FROM "Finding" WHERE "sequence" > ${after} AND "sequence" <= ${last}`)).findings);
    after = last;
    await othersTurn();
  }
  return findings;
}

/** The same as wholeRecordIn reads at once. */
export async function recordInPieces(reader: Reader, findingsAtATime = FINDINGS_AT_A_TIME): Promise<WholeRecord> {
  return {
    findings: await findingsInPieces(reader, findingsAtATime),
    inspections: (await inspectionRows(reader, empty)).map(inspectionOf),
    meetings: await meetingRows(reader),
    meetingEntries: entriesOf(await entryRows(reader, sql`SELECT "id" FROM "Entry" WHERE "place" <> 'finding'`)),
    otherActions: actionsOf(await actionRows(reader, sql`WHERE "findingId" IS NULL`)),
  };
}
