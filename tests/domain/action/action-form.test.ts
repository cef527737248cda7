/** The form of an action: what it refuses. */
import { expect, test } from "vitest";
import { parseAction } from "~/domain/action/action-form";
import { LONGEST_DUE } from "~/domain/action/due";
import { typedAction } from "../../support/small-meetings";

test("when it is due takes a line, not a text", () => {
  const once = `once ${"x".repeat(LONGEST_DUE - "once ".length)}`;
  expect(parseAction(typedAction({ due: once }), "2022-05-23")).toMatchObject({ ok: true, value: { due: once } });
  expect(parseAction(typedAction({ due: `${once}x` }), "2022-05-23")).toMatchObject({ ok: false, problem: { kind: "invalid", field: "due" } });
});

test.each(["30/02/2022", "2022-13-01", "31 June", "by 31 June 2022", "before the 30th of February", "Monday 32 May 2022", "6/13/2022"])("a day that is none is refused: %s", (due) => {
  expect(parseAction(typedAction({ due }), "2022-05-23")).toMatchObject({ ok: false, problem: { kind: "invalid", field: "due", message: expect.stringMatching(/is not a day of the calendar/) as string } });
});

test.each(["28/02/2022", "30 June", "29 February", "by 30 June 2022", "before 6th June", "once 30 boats are counted", "4 weeks", "in 2 months", "12 May 2022 or 6 June 2022", "3 boards", "1/2 of the boats"])("what is a day, and words that are none: %s", (due) => {
  expect(parseAction(typedAction({ due }), "2022-05-23")).toMatchObject({ ok: true, value: { due } });
});
