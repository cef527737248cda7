/** What may happen to an action, and when a revisit comes back. */
import { describe, expect, test } from "vitest";
import { decideActionEvent, replacesInACircle, revisitDay, type WantedEvent } from "~/domain/action/action-rules";
import type { ActionState } from "~/domain/action/action";

const said: WantedEvent = { kind: "update", text: "The figure was sent.", mode: "written", by: "DCC", toMeetingId: "july", replacedById: "A2" };
const action = (state: ActionState) => ({ id: "A1", reference: "A-0001", state });

describe("an event", () => {
  test.each<[ActionState, WantedEvent["kind"], ActionState | null]>([
    ["open", "update", "open"], ["open", "deferred", "open"], ["open", "completed", "completed"], ["open", "replaced", "replaced"],
    ["open", "no-longer-required", "no-longer-required"], ["open", "reopened", null], ["completed", "reopened", "open"], ["completed", "update", null], ["replaced", "completed", null],
  ])("%s, %s", (state, kind, after) => {
    const decided = decideActionEvent(action(state), { ...said, kind });
    expect(decided.ok ? decided.value : null).toBe(after);
  });

  test.each<[WantedEvent["kind"], keyof WantedEvent]>([
    ["update", "text"], ["completed", "text"], ["no-longer-required", "text"], ["no-longer-required", "by"], ["deferred", "text"], ["deferred", "toMeetingId"], ["replaced", "replacedById"], 
  ])("%s without its %s asks for it", (kind, field) => {
    const decided = decideActionEvent(action("open"), { ...said, kind, [field]: null });
    expect(decided).toMatchObject({ ok: false, problem: { kind: "invalid", field } });
  });

  test("an action does not take its own place, directly or by others", () => {
    expect(decideActionEvent(action("open"), { ...said, kind: "replaced", replacedById: "A1" }).ok).toBe(false);
    const chain = new Map([["A2", "A3"], ["A3", "A1"]]);
    expect(replacesInACircle("A1", "A2", (id) => chain.get(id) ?? null)).toBe(true);
    expect(replacesInACircle("A1", "A9", (id) => chain.get(id) ?? null)).toBe(false);
  });
});

test.each<[string, string | null]>([
  ["Revisit in 6 months to see how the work is balanced.", "2021-09-23"],
  ["Revisit this in six months’ time.", "2021-09-23"],
  ["To be revisited in 2 weeks", "2021-04-06"],
  ["Revisit in one year", "2022-03-23"],
  ["PCC to revisit the teams to check against the agreement.", null],
  ["Send it in 6 months", null],
])("%s", (text, day) => {
  expect(revisitDay(text, "2021-03-23")).toBe(day);
});
