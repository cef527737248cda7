/** The records of the snapshots looked at last, kept in memory: a snapshot never changes. */
import { readSnapshotRecord } from "~/db/cycles.server";
import { lastFewOf, madeOnce } from "~/db/last-few.server";
import type { Db } from "~/db/open-database.server";
import type { WholeRecord } from "~/domain/record";

/** Two are compared, and one is looked at meanwhile; each may be large. */
const AT_MOST = 3;

const memoryOf = lastFewOf<Promise<WholeRecord | null>>(AT_MOST);

/** Null where there is none of that id. Shared between requests: nobody may change what it returns. */
export async function keptSnapshot(db: Db, id: string): Promise<WholeRecord | null> {
  const memory = memoryOf(db);
  const record = await madeOnce(memory, id, () => readSnapshotRecord(db.read, id));
  if (record === null) memory.drop(id);
  return record;
}
