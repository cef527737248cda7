/** SIB cycle: the two months up to a Service Improvement Board, from its opening to its report. */
import { addDays, addMonths, formatDate, weekdayOf, type CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

export const CYCLE_STATES = ["planned", "open", "closed", "frozen", "reported"] as const;
export type CycleState = (typeof CYCLE_STATES)[number];
export const CYCLE_STATE_WORDS: Record<CycleState, string> = {
  planned: "Planned", open: "Open", closed: "Closed for updates", frozen: "Frozen at the board", reported: "Reported",
};

/** The board has met: figures about it come from its snapshot alone. */
export function isOver(state: CycleState): boolean {
  return state === "frozen" || state === "reported";
}

export const CYCLE_MOVES = ["open", "close", "reopen", "freeze", "report"] as const;
export type CycleMove = (typeof CYCLE_MOVES)[number];
export const CYCLE_MOVE_WORDS: Record<CycleMove, string> = {
  open: "Open the cycle", close: "Close it for updates", reopen: "Open it again", freeze: "Freeze it at the board", report: "Mark it as reported",
};

/** The one table of what may follow what. A frozen cycle is never opened again: a correction is a second snapshot. */
export const CYCLE_MOVE_TABLE: Record<CycleState, Partial<Record<CycleMove, CycleState>>> = {
  planned: { open: "open" },
  open: { close: "closed", freeze: "frozen" },
  closed: { reopen: "open", freeze: "frozen" },
  frozen: { report: "reported" },
  reported: {},
};

export type SibCycle = {
  id: string;
  /** The day the board meets. */
  boardOn: CalendarDate;
  opensOn: CalendarDate;
  updatesDueOn: CalendarDate;
  state: CycleState;
};

export type CycleDates = Pick<SibCycle, "boardOn" | "opensOn" | "updatesDueOn">;

export function moveCycle(cycle: SibCycle, move: CycleMove, others: readonly SibCycle[]): Done<CycleState> {
  const after = CYCLE_MOVE_TABLE[cycle.state][move];
  if (after === undefined) {
    return refuse("refused", `The cycle of ${formatDate(cycle.boardOn)} is ${CYCLE_STATE_WORDS[cycle.state].toLowerCase()}: this cannot be done with it now.`);
  }
  const open = others.find((each) => each.id !== cycle.id && (each.state === "open" || each.state === "closed"));
  if (after === "open" && open !== undefined) {
    return refuse("refused", `The cycle of ${formatDate(open.boardOn)} is ${CYCLE_STATE_WORDS[open.state].toLowerCase()}. Freeze it at its board before another is opened.`);
  }
  return done(after);
}

/**
 * Why no other snapshot is taken of its board; null where one may be. A correction takes the tracker as it is, so it may stand for the board
 * only while nothing has been gathered for a later one.
 */
export function whyNotCorrected(cycle: SibCycle, cycles: readonly SibCycle[], snapshots: number): string | null {
  if (!isOver(cycle.state)) return "This cycle has no snapshot yet: freeze it at its board first.";
  const board = formatDate(cycle.boardOn);
  if (snapshots === 0) return `No snapshot was taken of the board of ${board}, so there is none to correct.`;
  const later = cycles.find((each) => each.boardOn > cycle.boardOn && each.state !== "planned");
  if (later === undefined) return null;
  return `What the board of ${board} saw can no longer be corrected: the cycle of ${formatDate(later.boardOn)} was opened since, and a snapshot taken now would show the tracker of that cycle as what the earlier board saw. Correct the tracker itself, and say in the papers of the next board what was wrong in those of ${board}.`;
}

/** Days between the last day for updates and the board, where nothing else was agreed: a week, for the papers to go out. */
const DAYS_FOR_PAPERS = 7;

/** The Monday after a weekend, else the day itself. */
function workingDay(date: CalendarDate): CalendarDate {
  const weekday = weekdayOf(date);
  return weekday === 6 ? addDays(date, 2) : weekday === 7 ? addDays(date, 1) : date;
}

/** The next cycle, proposed from the last: the board two months on, moved off a weekend; null where there is none to go by. */
export function nextCycle(cycles: readonly CycleDates[]): CycleDates | null {
  const last = [...cycles].sort((a, b) => a.boardOn.localeCompare(b.boardOn)).at(-1);
  if (last === undefined) return null;
  const boardOn = workingDay(addMonths(last.boardOn, 2));
  return { boardOn, opensOn: addDays(last.boardOn, 1), updatesDueOn: addDays(boardOn, -DAYS_FOR_PAPERS) };
}

/** Dates in their order, and no two boards on one day. */
export function checkCycleDates(dates: CycleDates, others: readonly CycleDates[]): Done<true> {
  if (others.some((other) => other.boardOn === dates.boardOn)) return refuse("invalid", `There is a cycle for the board of ${formatDate(dates.boardOn)} already.`, { field: "boardOn" });
  if (dates.updatesDueOn > dates.boardOn) return refuse("invalid", "Updates are due on the day of the board or before it.", { field: "updatesDueOn" });
  if (dates.opensOn > dates.updatesDueOn) return refuse("invalid", "A cycle opens before its updates are due.", { field: "opensOn" });
  return done(true);
}

/** The cycle that takes updates now: at most one is open. */
export function openCycle<T extends SibCycle>(cycles: readonly T[]): T | null {
  return cycles.find((cycle) => cycle.state === "open") ?? null;
}
