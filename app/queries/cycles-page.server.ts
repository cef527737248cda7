/** The SIB cycles, the last board first, with the next one proposed and how RAG stood at each board. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshotRecord, readSnapshots } from "~/db/cycles.server";
import type { Db } from "~/db/open-database.server";
import { countRags, type RagCount } from "~/domain/cycle/movement";
import { nextCycle, type CycleDates, type SibCycle } from "~/domain/cycle/sib-cycle";
import { can } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";

export type CyclesPage = {
  cycles: SibCycle[];
  /** Null where nobody here may plan one, or there is none to go by. */
  proposed: CycleDates | null;
  mayRun: boolean;
  /** By board, oldest first: of the last snapshot of each, then of now. */
  rags: { boardOn: string | null; number: number | null; counts: RagCount }[];
};

/** Boards shown in the chart. */
const BOARDS = 8;

const counted = new WeakMap<Db, Map<string, RagCount>>();

/** Counted once: a snapshot never changes. */
async function ragsOfSnapshot({ db }: Ctx, id: string): Promise<RagCount | null> {
  const known = counted.get(db) ?? new Map<string, RagCount>();
  counted.set(db, known);
  const counts = known.get(id);
  if (counts !== undefined) return counts;
  const record = await readSnapshotRecord(db.read, id);
  if (record === null) return null;
  const now = countRags(record);
  known.set(id, now);
  return now;
}

export async function cyclesPage(ctx: Ctx): Promise<Done<CyclesPage>> {
  const record = await readRecord(ctx);
  if (!record.ok) return record;
  const cycles = await readCycles(ctx.db.read);
  const snapshots = await readSnapshots(ctx.db.read);
  const mayRun = can(ctx.actor, "run SIB cycles");
  const rags: CyclesPage["rags"] = [];
  const frozen = cycles.flatMap((cycle) => {
    const last = snapshots.filter((each) => each.cycleId === cycle.id).at(-1);
    return last === undefined ? [] : [{ cycle, last }];
  });
  for (const { cycle, last } of frozen.slice(-BOARDS)) {
    const counts = await ragsOfSnapshot(ctx, last.id);
    if (counts !== null) rags.push({ boardOn: cycle.boardOn, number: last.number, counts });
  }
  rags.push({ boardOn: null, number: null, counts: countRags(record.value) });
  return done({ cycles: [...cycles].reverse(), proposed: mayRun ? nextCycle(cycles) : null, mayRun, rags });
}
