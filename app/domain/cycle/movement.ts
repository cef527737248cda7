/** Movement: what moved between two states of the tracker, such as the snapshots of two boards. */
import { daysBetween, type CalendarDate } from "~/domain/calendar-date";
import { RAGS, type Rag } from "~/domain/rag";
import type { FindingRecord, WholeRecord } from "~/domain/record";

/** A RAG, or that there was none yet. */
export type RagOrNone = Rag | "none";
export const RAGS_OR_NONE: readonly RagOrNone[] = [...RAGS, "none"];

/** Closed for HMICFRS: a finding that leaves the work. */
export function isClosed(finding: FindingRecord): boolean {
  return finding.hmicfrsStatus === "complete" || finding.hmicfrsStatus === "superseded";
}

/** How far along each RAG is; White stands outside: a move to or from it is neither better nor worse. */
const RANK: Record<RagOrNone, number | null> = { none: null, red: 0, amber: 1, green: 2, blue: 3, white: null };

export const MOVES = ["new", "closed", "reopened", "better", "worse", "other", "unchanged"] as const;
export type Move = (typeof MOVES)[number];
export const MOVE_WORDS: Record<Move, string> = {
  new: "New", closed: "Closed", reopened: "Reopened", better: "Better", worse: "Worse", other: "Rated anew", unchanged: "Unchanged",
};
/** Stands where the move of a finding would that was closed at both times. */
export const CLOSED_BEFORE = "Closed before";
/** Stand beside the words, never alone. */
export const MOVE_SYMBOLS: Record<Move, string> = { new: "＋", closed: "■", reopened: "□", better: "↑", worse: "↓", other: "→", unchanged: "=" };

export type LeadChange = { column: "strategicLead" | "tacticalLead"; from: string | null; to: string | null };

export type FindingMovement = {
  reference: string;
  number: string | null;
  text: string;
  inspection: string | null;
  /** Null for a finding that was closed at both times: whatever its RAG says, it is in no move and no cell of the matrix. */
  move: Move | null;
  /** Null for a finding that was not there then. */
  from: RagOrNone | null;
  to: RagOrNone;
  ragReason: string | null;
  leads: LeadChange[];
  /** The first target date there ever was, the one now, and how often it moved up to then. */
  targetDate: { original: CalendarDate | null; before: CalendarDate | null; now: CalendarDate | null; moved: number };
  /** False where the update says the same, as at the same date, as it did then; null where none is asked for: the finding is new or closed. */
  refreshed: boolean | null;
  updateAsAt: CalendarDate | null;
  /** From the publication of its inspection; null where that is not known or the finding is closed. */
  daysOpen: number | null;
};

/** The target dates a finding has had, oldest first, without those that were emptied. */
export type TargetDates = ReadonlyMap<string, readonly CalendarDate[]>;

export type MovementInput = { before: WholeRecord; after: WholeRecord; targetDates: TargetDates; afterOn: CalendarDate };

export type Movement = {
  findings: FindingMovement[];
  /** References by RAG then and RAG now, of findings that were there at both times and open at one of them. */
  matrix: Record<RagOrNone, Record<RagOrNone, string[]>>;
  moves: Record<Move, string[]>;
};

export function ragOf(finding: FindingRecord): RagOrNone {
  return finding.update?.rag ?? "none";
}

function moveOf(before: FindingRecord | undefined, after: FindingRecord): Move | null {
  if (before === undefined) return "new";
  if (isClosed(before)) return isClosed(after) ? null : "reopened";
  if (isClosed(after)) return "closed";
  const [from, to] = [ragOf(before), ragOf(after)];
  if (from === to) return "unchanged";
  const [was, is] = [RANK[from], RANK[to]];
  if (was === null || is === null) return "other";
  return is > was ? "better" : "worse";
}

function leadChanges(before: FindingRecord | undefined, after: FindingRecord): LeadChange[] {
  if (before === undefined) return [];
  return (["strategicLead", "tacticalLead"] as const).flatMap((column) => {
    const [from, to] = [before[column]?.text ?? null, after[column]?.text ?? null];
    return from === to ? [] : [{ column, from, to }];
  });
}

function refreshed(before: FindingRecord | undefined, after: FindingRecord): boolean | null {
  if (before === undefined || isClosed(after)) return null;
  const [then, now] = [before.update, after.update];
  return (then?.text ?? null) !== (now?.text ?? null) || (then?.asAt ?? null) !== (now?.asAt ?? null);
}

function timesMoved(dates: readonly CalendarDate[]): number {
  return dates.filter((date, index) => index > 0 && date !== dates[index - 1]).length;
}

function movementOf(before: FindingRecord | undefined, after: FindingRecord, input: MovementInput): FindingMovement {
  const dates = input.targetDates.get(after.reference) ?? [];
  const published = after.inspection?.publishedOn ?? null;
  return {
    reference: after.reference,
    number: after.number,
    text: after.text,
    inspection: after.inspection?.title ?? null,
    move: moveOf(before, after),
    from: before === undefined ? null : ragOf(before),
    to: ragOf(after),
    ragReason: after.update?.ragReason ?? null,
    leads: leadChanges(before, after),
    targetDate: { original: dates[0] ?? before?.targetDate ?? after.targetDate, before: before?.targetDate ?? null, now: after.targetDate, moved: timesMoved(dates) },
    refreshed: refreshed(before, after),
    updateAsAt: after.update?.asAt ?? null,
    daysOpen: published === null || isClosed(after) ? null : daysBetween(published, input.afterOn),
  };
}

function emptyMatrix(): Movement["matrix"] {
  const row = () => Object.fromEntries(RAGS_OR_NONE.map((rag) => [rag, [] as string[]])) as Record<RagOrNone, string[]>;
  return Object.fromEntries(RAGS_OR_NONE.map((rag) => [rag, row()])) as Movement["matrix"];
}

/** Findings are never deleted, so each of `before` is in `after`. In the order of `after`. */
export function movementBetween(input: MovementInput): Movement {
  const before = new Map(input.before.findings.map((finding) => [finding.reference, finding]));
  const matrix = emptyMatrix();
  const moves = Object.fromEntries(MOVES.map((move) => [move, [] as string[]])) as Movement["moves"];
  const findings = input.after.findings.map((after) => movementOf(before.get(after.reference), after, input));
  for (const { reference, from, to, move } of findings) {
    if (move === null) continue;
    moves[move].push(reference);
    if (from !== null) matrix[from][to].push(reference);
  }
  return { findings, matrix, moves };
}

export function targetDateMoved({ from, targetDate }: FindingMovement): boolean {
  return from !== null && targetDate.before !== targetDate.now;
}

/** In anything that the list of all that moved shows. */
export function hasMoved(finding: FindingMovement): boolean {
  return finding.move !== null && (finding.move !== "unchanged" || finding.leads.length > 0 || targetDateMoved(finding));
}

export type RagCount = Record<RagOrNone, number>;

/** How many open findings have each RAG. */
export function countRags(record: WholeRecord): RagCount {
  const counts = Object.fromEntries(RAGS_OR_NONE.map((rag) => [rag, 0])) as RagCount;
  for (const finding of record.findings) if (!isClosed(finding)) counts[ragOf(finding)] += 1;
  return counts;
}
