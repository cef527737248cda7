/** When actions are due, as people write it. */
import { describe, expect, test } from "vitest";
import { dueOf, isOverdue, lastDayOf, LONGEST_DUE, type Due } from "~/domain/action/due";

const saidOn = "2022-05-23";
const nowhere = () => null;

describe("a due day as written", () => {
  test.each<[string | null, Due]>([
    [null, { kind: "none" }],
    ["  ", { kind: "none" }],
    ["2022-06-06", { kind: "date", on: "2022-06-06" }],
    ["6 June 2022", { kind: "date", on: "2022-06-06" }],
    ["6th June", { kind: "date", on: "2022-06-06" }],
    ["before 6th June", { kind: "before", on: "2022-06-06" }],
    ["prior to 1 March", { kind: "before", on: "2023-03-01" }],
    ["by 30 June 2022", { kind: "date", on: "2022-06-30" }],
    ["no later than 30 June 2022", { kind: "date", on: "2022-06-30" }],
    ["once developed", { kind: "condition", text: "once developed" }],
    ["before the next board", { kind: "condition", text: "before the next board" }],
  ])("%s", (due, expected) => {
    expect(dueOf({ due, dueMeetingId: null }, saidOn)).toEqual(expected);
  });

  test("a meeting goes before the words", () => {
    const due = dueOf({ due: "at the next meeting", dueMeetingId: "july" }, saidOn);
    expect(due).toEqual({ kind: "meeting", meetingId: "july" });
    expect(lastDayOf(due, (id) => (id === "july" ? "2022-07-18" : null))).toBe("2022-07-18");
  });

  test("no day is looked for in a text longer than words of when are", () => {
    const whole = `by 30 June 2022${".".repeat(LONGEST_DUE)}`;
    expect(dueOf({ due: whole, dueMeetingId: null }, saidOn)).toEqual({ kind: "condition", text: whole });
    expect(dueOf({ due: whole.slice(0, LONGEST_DUE), dueMeetingId: null }, saidOn)).toEqual({ kind: "date", on: "2022-06-30" });
  });

  test("a day without a year is not guessed where nobody knows when it was said", () => {
    expect(dueOf({ due: "6th June", dueMeetingId: null }, null)).toEqual({ kind: "condition", text: "6th June" });
  });
});

test.each<[Due, string, boolean]>([
  [{ kind: "date", on: "2022-06-06" }, "2022-06-06", false],
  [{ kind: "date", on: "2022-06-06" }, "2022-06-07", true],
  [{ kind: "before", on: "2022-06-06" }, "2022-06-05", false],
  [{ kind: "before", on: "2022-06-06" }, "2022-06-06", true],
  [{ kind: "condition", text: "once developed" }, "2032-06-06", false],
  [{ kind: "none" }, "2032-06-06", false],
])("%o on %s: overdue %s", (due, today, overdue) => {
  expect(isOverdue(due, today, nowhere)).toBe(overdue);
});
