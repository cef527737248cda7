/** The records of the snapshots looked at last, kept in memory: a snapshot never changes. */
import { readSnapshotRecord } from "~/db/cycles.server";
import type { Db } from "~/db/open-database.server";
import type { WholeRecord } from "~/domain/record";

/** Two are compared, and one is looked at meanwhile; each may be large. */
const AT_MOST = 3;

const memories = new WeakMap<Db, Map<string, Promise<WholeRecord | null>>>();

/** Null where there is none of that id. Shared between requests: nobody may change what it returns. */
export async function keptSnapshot(db: Db, id: string): Promise<WholeRecord | null> {
  const memory = memories.get(db) ?? new Map<string, Promise<WholeRecord | null>>();
  memories.set(db, memory);
  const record = memory.get(id) ?? readSnapshotRecord(db.read, id);
  memory.delete(id);
  memory.set(id, record);
  for (const oldest of memory.keys()) {
    if (memory.size <= AT_MOST) break;
    memory.delete(oldest);
  }
  try {
    const read = await record;
    if (read === null) memory.delete(id);
    return read;
  } catch (error) {
    memory.delete(id);
    throw error;
  }
}
