/** Workbooks just filled in, kept in memory for the person who brought them until they have been fetched, or for an hour. */
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import type { Instant } from "~/domain/calendar-date";
import type { FillPlan } from "~/domain/fill/fill-plan";

export type FilledFile = { fileName: string; bytes: Uint8Array; plan: FillPlan; madeAt: Instant };
type Kept = FilledFile & { personId: string | null };

const HOUR_MS = 3_600_000;
const MOST_FILES = 20;
const MOST_BYTES = 100 * 1024 * 1024;

const memories = new WeakMap<Db, Map<string, Kept>>();

function memoryOf(db: Db): Map<string, Kept> {
  const memory = memories.get(db) ?? new Map<string, Kept>();
  memories.set(db, memory);
  return memory;
}

/** The oldest go first; the newest stays whatever its size. */
function makeRoom(memory: Map<string, Kept>, now: Instant): void {
  let bytes = [...memory.values()].reduce((sum, file) => sum + file.bytes.length, 0);
  for (const [id, file] of memory) {
    const isOld = Date.parse(now) - Date.parse(file.madeAt) > HOUR_MS;
    if (!isOld && memory.size <= MOST_FILES && (bytes <= MOST_BYTES || memory.size === 1)) continue;
    memory.delete(id);
    bytes -= file.bytes.length;
  }
}

/** Returns its id. */
export function keepFilled(ctx: Ctx, file: Omit<FilledFile, "madeAt">): string {
  const memory = memoryOf(ctx.db);
  const id = ctx.newId();
  memory.set(id, { ...file, madeAt: ctx.now, personId: ctx.actor.personId });
  makeRoom(memory, ctx.now);
  return id;
}

/** Null where it is nobody's, somebody else's, or forgotten. */
export function findFilled(ctx: Ctx, id: string): FilledFile | null {
  const memory = memoryOf(ctx.db);
  makeRoom(memory, ctx.now);
  const kept = memory.get(id);
  return kept === undefined || kept.personId !== ctx.actor.personId ? null : kept;
}
