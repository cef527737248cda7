import { describe, expect, it } from "vitest";
import { weekdayOf, type CalendarDate } from "~/domain/calendar-date";
import { checkCycleDates, CYCLE_MOVES, CYCLE_STATES, moveCycle, nextCycle, openCycle, type CycleMove, type CycleState, type SibCycle } from "~/domain/cycle/sib-cycle";

function cycle(boardOn: CalendarDate, state: CycleState): SibCycle {
  return { id: boardOn, boardOn, opensOn: "2022-01-01", updatesDueOn: boardOn, state };
}

describe("what may follow what", () => {
  const allowed: [CycleState, CycleMove, CycleState][] = [
    ["planned", "open", "open"], ["open", "close", "closed"], ["open", "freeze", "frozen"], ["closed", "reopen", "open"], ["closed", "freeze", "frozen"], ["frozen", "report", "reported"],
  ];
  it.each(CYCLE_STATES.flatMap((state) => CYCLE_MOVES.map((move) => [state, move] as const)))("%s, %s", (state, move) => {
    const after = allowed.find(([from, by]) => from === state && by === move)?.[2];
    const moved = moveCycle(cycle("2022-05-25", state), move, []);
    expect(moved.ok ? moved.value : undefined).toBe(after);
  });

  it("has one cycle open at a time", () => {
    const running = cycle("2022-03-23", "closed");
    const moved = moveCycle(cycle("2022-05-25", "planned"), "open", [running]);
    expect(moved).toMatchObject({ ok: false, problem: { kind: "refused" } });
    expect(moveCycle({ ...running }, "reopen", [running, cycle("2022-05-25", "planned")]).ok).toBe(true);
  });
});

describe("the next cycle", () => {
  it("is two months on, opens the day after the last board, and leaves a week for papers", () => {
    expect(nextCycle([cycle("2022-03-23", "reported"), cycle("2022-05-25", "open")])).toEqual({ boardOn: "2022-07-25", opensOn: "2022-05-26", updatesDueOn: "2022-07-18" });
  });

  it.each(["2022-07-23", "2022-07-24", "2022-12-31"])("never meets at a weekend (after %s)", (boardOn) => {
    expect(weekdayOf(nextCycle([cycle(boardOn, "open")])?.boardOn ?? "")).toBeLessThan(6);
  });

  it("keeps to the last day of a shorter month", () => {
    expect(nextCycle([cycle("2022-12-30", "open")])?.boardOn).toBe("2023-02-28");
  });

  it("is not guessed where there was none", () => {
    expect(nextCycle([])).toBeNull();
  });
});

describe("the dates of a cycle", () => {
  const dates = { boardOn: "2022-07-25", opensOn: "2022-05-26", updatesDueOn: "2022-07-18" };
  it.each([
    [dates, null],
    [{ ...dates, updatesDueOn: "2022-07-26" }, "updatesDueOn"],
    [{ ...dates, opensOn: "2022-07-19" }, "opensOn"],
    [{ ...dates, boardOn: "2022-05-25", updatesDueOn: "2022-05-20", opensOn: "2022-05-01" }, "boardOn"],
  ])("%o", (typed, field) => {
    const checked = checkCycleDates(typed, [cycle("2022-05-25", "open")]);
    expect(checked.ok ? null : checked.problem.field).toBe(field);
  });
});

it("finds the cycle that takes updates", () => {
  expect(openCycle([cycle("2022-03-23", "frozen"), cycle("2022-05-25", "open")])?.boardOn).toBe("2022-05-25");
  expect(openCycle([cycle("2022-05-25", "closed")])).toBeNull();
});
