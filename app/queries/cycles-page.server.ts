/** The SIB cycles, the last board first, with the next one proposed and how RAG stood at each board. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshotRecord, readSnapshots } from "~/db/cycles.server";
import type { Db } from "~/db/open-database.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { countRags, RAGS_OR_NONE, type RagCount, type RagOrNone } from "~/domain/cycle/movement";
import { nextCycle, type CycleDates, type SibCycle } from "~/domain/cycle/sib-cycle";
import { can } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { Register } from "~/domain/register/arrange-register";
import { rowFilter } from "~/domain/register/register-filter";
import { NO_FILTERS } from "~/domain/register/register-view";
import { readRegister } from "~/queries/register.server";

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

/** Of now, as the register of the one who asks shows it, which for the force is with its drafts: the numbers open its lists. */
function ragsOfRegister({ rows }: Register, today: CalendarDate): RagCount {
  const of = (rag: RagOrNone) => rows.filter(rowFilter({ ...NO_FILTERS, rags: [rag], open: true }, today)).length;
  return Object.fromEntries(RAGS_OR_NONE.map((rag) => [rag, of(rag)])) as RagCount;
}

export async function cyclesPage(ctx: Ctx): Promise<Done<CyclesPage>> {
  const register = await readRegister(ctx);
  if (!register.ok) return register;
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
  rags.push({ boardOn: null, number: null, counts: ragsOfRegister(register.value, ctx.today) });
  return done({ cycles: [...cycles].reverse(), proposed: mayRun ? nextCycle(cycles) : null, mayRun, rags });
}
