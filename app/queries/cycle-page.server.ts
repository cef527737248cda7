/** One SIB cycle: its dates, what can be done with it, its snapshots, and how far its updates are. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshots, type SnapshotLine } from "~/db/cycles.server";
import { keptRecord } from "~/db/kept-record.server";
import { keptSnapshot } from "~/db/kept-snapshots.server";
import { mailOfLeads, reachedIn } from "~/db/mail-of-leads.server";
import { recipients } from "~/db/mail-sent.server";
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { cycleProgress, type CycleProgress, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { CYCLE_MOVE_TABLE, CYCLE_MOVES, isOver, whyNotCorrected, type CycleMove, type SibCycle } from "~/domain/cycle/sib-cycle";
import { isReminded, remindersOf } from "~/domain/cycle/reminder";
import { unreachedLeads, type UnreachedLead } from "~/domain/cycle/unreached-leads";
import { leadKeysOf } from "~/domain/export/copy-leads";
import { findingTitle } from "~/domain/finding-name";
import { can } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { readRecord } from "~/queries/record.server";

export type CycleFinding = { reference: string; title: string; lead: string | null; area: string | null; /** Of both its leads. */ leadKeys: string[]; progress: UpdateProgress };

export type CyclePage = {
  cycle: SibCycle;
  snapshots: SnapshotLine[];
  moves: CycleMove[];
  mayRun: boolean;
  progress: CycleProgress;
  /** What the figures come from; none where the board has met and no snapshot was taken of it. */
  figures: "now" | "snapshot" | "none";
  /** The number of that snapshot. */
  figuresOf: number | null;
  /** Why no other snapshot may be taken of its board; null where one may be. */
  whyNotCorrected: string | null;
  findings: CycleFinding[];
  /** Whom a reminder sent now would not reach; null where none may be sent. */
  reminding: Reminding | null;
};

/** `hadToday`: how many of those who would be reminded had a mail today, and get no other. */
export type Reminding = { unreached: UnreachedLead[]; hadToday: number };

export function noSuchCycle(boardOn: string) {
  const day = isCalendarDate(boardOn) ? formatDate(boardOn) : "that day";
  return refuse("missing", `There is no SIB cycle for a board of ${day}. Open it from the list of cycles.`);
}

type Figures = { figures: CyclePage["figures"]; counted: readonly FindingRecord[] };

/** The findings a cycle's figures count: those of its last snapshot once it is frozen, else those of now. */
async function figuresOfCycle(ctx: Ctx, { state }: SibCycle, snapshots: readonly SnapshotLine[], now: WholeRecord): Promise<Figures> {
  const last = snapshots.at(-1);
  const record = last === undefined ? null : await keptSnapshot(ctx.db, last.id);
  if (record !== null) return { figures: "snapshot", counted: record.findings };
  return isOver(state) ? { figures: "none", counted: [] } : { figures: "now", counted: now.findings };
}

function lineOf(finding: FindingRecord, progress: UpdateProgress): CycleFinding {
  return { reference: finding.reference, title: findingTitle(finding), lead: finding.tacticalLead?.text ?? finding.strategicLead?.text ?? null, area: finding.questionArea, leadKeys: leadKeysOf(finding), progress };
}

async function remindingFor(ctx: Ctx, cycle: SibCycle): Promise<Reminding> {
  const { findings } = await keptRecord(ctx.db, "official");
  const people = await recipients(ctx.db.read, ctx.today);
  const mail = await mailOfLeads(ctx.db.read, findings, people, ctx.today);
  const { byPerson, unreached } = remindersOf(findings, cycle, reachedIn(mail));
  return { unreached: unreachedLeads(findings, new Set(unreached.map(({ reference }) => reference)), mail), hadToday: people.filter(({ id, hadToday }) => hadToday && byPerson.has(id)).length };
}

export async function cyclePage(ctx: Ctx, boardOn: string): Promise<Done<CyclePage>> {
  const now = await readRecord(ctx);
  if (!now.ok) return now;
  const cycles = await readCycles(ctx.db.read);
  const cycle = cycles.find((each) => each.boardOn === boardOn);
  if (cycle === undefined) return noSuchCycle(boardOn);
  const snapshots = (await readSnapshots(ctx.db.read)).filter((each) => each.cycleId === cycle.id);
  const { figures, counted } = await figuresOfCycle(ctx, cycle, snapshots, now.value);
  const progress = cycleProgress(counted, cycle.boardOn);
  const byReference = new Map(counted.map((finding) => [finding.reference, finding]));
  const findings = (["missing", "drafted", "submitted"] as const).flatMap((state) =>
    progress.all.references[state].flatMap((reference) => {
      const finding = byReference.get(reference);
      return finding === undefined ? [] : [lineOf(finding, state)];
    }));
  const mayRun = can(ctx.actor, "run SIB cycles");
  return done({
    cycle, snapshots, mayRun, progress, findings, figures,
    whyNotCorrected: whyNotCorrected(cycle, cycles, snapshots.length),
    moves: mayRun ? CYCLE_MOVES.filter((move) => CYCLE_MOVE_TABLE[cycle.state][move] !== undefined) : [],
    figuresOf: snapshots.at(-1)?.number ?? null,
    reminding: mayRun && isReminded(cycle.state) ? await remindingFor(ctx, cycle) : null,
  });
}
