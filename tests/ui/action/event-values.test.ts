/** What was typed about an action stays in its form only while that can still be recorded. */
import { expect, test } from "vitest";
import { eventValues } from "~/ui/action/event-values";

const FRESH = { kind: "reopened", text: "", by: "", mode: "", on: "", meeting: "july", toMeeting: "", replacedBy: "" };
const typed = { ...FRESH, kind: "completed", text: "The survey went out.", by: "PO", meeting: "" };

test("the form holds what was typed while that kind can be recorded", () => {
  expect(eventValues(typed, ["update", "completed"], FRESH)).toEqual({ values: typed, left: null });
  expect(eventValues(undefined, ["reopened"], FRESH)).toEqual({ values: FRESH, left: null });
});

test("evidence of an end does not become the reason to open it again, and is shown", () => {
  expect(eventValues(typed, ["reopened"], FRESH)).toEqual({ values: FRESH, left: ["Completed", "The survey went out.", "PO"] });
});

test("what an owner typed is shown too where nothing can be recorded any more", () => {
  expect(eventValues({ ...typed, kind: "update", by: "" }, [], FRESH).left).toEqual(["Update", "The survey went out."]);
  expect(eventValues({ ...typed, kind: "nothing", text: "", by: "" }, [], FRESH).left).toBeNull();
});

test("a form without a choice shows what it lacks", () => {
  expect(eventValues({ ...typed, kind: "" }, ["update", "completed"], FRESH)).toEqual({ values: { ...typed, kind: "" }, left: null });
});
