/** Times of day as people type them. */
import { describe, expect, test } from "vitest";
import { parseClockTime } from "~/domain/meeting/clock-time";

describe("a time of day", () => {
  test.each<[string, string | null]>([["2pm", "14:00"], ["14.00", "14:00"], ["1400 hrs", "14:00"], ["9:30 a.m.", "09:30"], ["noon", "12:00"], ["12am", "00:00"], [" ", null]])("%s", (typed, time) => {
    expect(parseClockTime(typed, "time")).toEqual({ ok: true, value: time });
  });

  test.each(["14", "25:00", "13pm", "after lunch", `2${" ".repeat(20)}pm`])("%s is asked for again", (typed) => {
    const read = parseClockTime(typed, "time");
    expect(read).toMatchObject({ ok: false, problem: { kind: "invalid", field: "time" } });
  });
});
