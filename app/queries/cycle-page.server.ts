/** One SIB cycle: its dates, what can be done with it, its snapshots, and how far its updates are. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshotRecord, readSnapshots, type SnapshotLine } from "~/db/cycles.server";
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { cycleProgress, type CycleProgress, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { CYCLE_MOVE_TABLE, CYCLE_MOVES, type CycleMove, type SibCycle } from "~/domain/cycle/sib-cycle";
import { findingTitle } from "~/domain/finding-name";
import { can } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { readRecord } from "~/queries/record.server";

export type CycleFinding = { reference: string; title: string; lead: string | null; area: string | null; progress: UpdateProgress };

export type CyclePage = {
  cycle: SibCycle;
  snapshots: SnapshotLine[];
  moves: CycleMove[];
  mayRun: boolean;
  progress: CycleProgress;
  /** The snapshot the figures come from; null while they are of now. */
  figuresOf: number | null;
  findings: CycleFinding[];
};

export function noSuchCycle(boardOn: string) {
  const day = isCalendarDate(boardOn) ? formatDate(boardOn) : "that day";
  return refuse("missing", `There is no SIB cycle for a board of ${day}. Open it from the list of cycles.`);
}

/** The record a cycle's figures come from: its last snapshot once it is frozen, else what is there now. */
export async function recordOfCycle(ctx: Ctx, snapshots: readonly SnapshotLine[], now: WholeRecord): Promise<WholeRecord> {
  const last = snapshots.at(-1);
  return last === undefined ? now : ((await readSnapshotRecord(ctx.db.read, last.id)) ?? now);
}

function lineOf(finding: FindingRecord, progress: UpdateProgress): CycleFinding {
  return { reference: finding.reference, title: findingTitle(finding), lead: finding.tacticalLead?.text ?? finding.strategicLead?.text ?? null, area: finding.questionArea, progress };
}

export async function cyclePage(ctx: Ctx, boardOn: string): Promise<Done<CyclePage>> {
  const now = await readRecord(ctx);
  if (!now.ok) return now;
  const cycle = (await readCycles(ctx.db.read)).find((each) => each.boardOn === boardOn);
  if (cycle === undefined) return noSuchCycle(boardOn);
  const snapshots = (await readSnapshots(ctx.db.read)).filter((each) => each.cycleId === cycle.id);
  const record = await recordOfCycle(ctx, snapshots, now.value);
  const progress = cycleProgress(record.findings, cycle.boardOn);
  const byReference = new Map(record.findings.map((finding) => [finding.reference, finding]));
  const findings = (["missing", "drafted", "submitted"] as const).flatMap((state) =>
    progress.all.references[state].flatMap((reference) => {
      const finding = byReference.get(reference);
      return finding === undefined ? [] : [lineOf(finding, state)];
    }));
  const mayRun = can(ctx.actor, "run SIB cycles");
  return done({
    cycle, snapshots, mayRun, progress, findings,
    moves: mayRun ? CYCLE_MOVES.filter((move) => CYCLE_MOVE_TABLE[cycle.state][move] !== undefined) : [],
    figuresOf: snapshots.at(-1)?.number ?? null,
  });
}
