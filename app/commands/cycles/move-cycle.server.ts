/** Opens, closes, freezes or reports a SIB cycle; freezing it takes the snapshot that every figure about its board comes from. */
import { makeSnapshot, type MadeSnapshot } from "~/commands/cycles/make-snapshot.server";
import type { Ctx } from "~/db/ctx.server";
import { changeNumber } from "~/db/change-number.server";
import { countSnapshots, insertSnapshot, readCycles, saveCycleState } from "~/db/cycles.server";
import type { Reader } from "~/db/rows.server";
import { write, type Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { moveCycle, whyNotCorrected, type CycleMove, type SibCycle } from "~/domain/cycle/sib-cycle";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine } from "~/domain/text";

const noSuchCycle = refuse("missing", "There is no such cycle. Open it from the list of cycles.");

/** Times a snapshot is made again because somebody changed the record meanwhile. */
const TRIES = 5;

type Found = { cycle: SibCycle; cycles: SibCycle[] };

async function find(reader: Parameters<typeof readCycles>[0], boardOn: CalendarDate): Promise<Done<Found>> {
  const cycles = await readCycles(reader);
  const cycle = cycles.find((each) => each.boardOn === boardOn);
  return cycle === undefined ? noSuchCycle : done({ cycle, cycles });
}

/** Stores a snapshot as soon as it holds the record as it stands; `before` decides in the same transaction. */
async function snapshot(ctx: Ctx, boardOn: CalendarDate, reason: string | null, before: (tx: Tx, found: Found) => Promise<Done<true>>): Promise<Done<{ number: number }>> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const found = await find(ctx.db.read, boardOn);
    if (!found.ok) return found;
    ctx.say?.({ percent: 10, words: "Writing the tracker as it stands" });
    const made: MadeSnapshot = await makeSnapshot(ctx, found.value.cycle, found.value.cycles);
    ctx.say?.({ percent: 90, words: "Keeping the snapshot" });
    const stored = await write(ctx.db, async (tx): Promise<Done<{ number: number } | "moved">> => {
      // This transaction has counted itself already.
      if ((await changeNumber(tx)) !== made.change + 1) return done("moved" as const);
      const now = await find(tx, boardOn);
      if (!now.ok) return now;
      const decided = await before(tx, now.value);
      if (!decided.ok) return decided;
      return done({ number: await insertSnapshot(tx, ctx, { cycleId: now.value.cycle.id, reason, record: made.record, workbook: made.workbook }) });
    });
    if (!stored.ok) return stored;
    if (stored.value !== "moved") return done(stored.value);
  }
  return refuse("stale", "The record kept changing while the snapshot was taken. Take it again in a quieter moment.");
}

export type MoveSibCycle = { boardOn: CalendarDate; move: CycleMove };

export async function moveSibCycle(ctx: Ctx, { boardOn, move }: MoveSibCycle): Promise<Done<true>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const step = async (tx: Tx, { cycle, cycles }: Found): Promise<Done<true>> => {
    const state = moveCycle(cycle, move, cycles);
    if (!state.ok) return state;
    await saveCycleState(tx, ctx, cycle, state.value);
    return done(true);
  };
  if (move === "freeze") {
    const before = await find(ctx.db.read, boardOn);
    if (!before.ok) return before;
    const possible = moveCycle(before.value.cycle, move, before.value.cycles);
    if (!possible.ok) return possible;
    const frozen = await snapshot(ctx, boardOn, null, step);
    return frozen.ok ? done(true) : frozen;
  }
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await find(tx, boardOn);
    return found.ok ? step(tx, found.value) : found;
  });
}

/** A correction of what a board saw: a second snapshot, with its reason; the first stays as it is. */
export async function correctSnapshot(ctx: Ctx, { boardOn, reason }: { boardOn: CalendarDate; reason: string }): Promise<Done<{ number: number }>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const why = parseLine(reason, "The reason");
  if (!why.ok) return { ok: false, problem: { ...why.problem, field: "reason" } };
  if (why.value === null) return refuse("invalid", "Say why the snapshot is taken again.", { field: "reason" });
  const decide = async (reader: Reader, { cycle, cycles }: Found): Promise<Done<true>> => {
    const refused = whyNotCorrected(cycle, cycles, await countSnapshots(reader, cycle.id));
    return refused === null ? done(true) : refuse("refused", refused);
  };
  const found = await find(ctx.db.read, boardOn);
  if (!found.ok) return found;
  const possible = await decide(ctx.db.read, found.value);
  return possible.ok ? snapshot(ctx, boardOn, why.value, decide) : possible;
}
