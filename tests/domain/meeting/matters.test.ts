/** How an action on the agenda of a meeting is accounted for: spoken of there, or in writing before it. */
import { expect, test } from "vitest";
import type { ActionEvent } from "~/domain/action/action";
import { saidAt } from "~/domain/meeting/matters";

const event = (more: Partial<ActionEvent>): ActionEvent => ({ id: "e", sequence: 1, kind: "update", on: "2022-05-18", meetingId: "may", text: "Under way.", mode: null, by: null, toMeetingId: null, author: "", ...more });

test.each<[string, ActionEvent[], ReturnType<typeof saidAt>]>([
  ["an update in writing", [event({ mode: "written" })], "in writing"],
  ["an update at the table", [event({ mode: "written" }), event({ mode: "spoken" })], "spoken"],
  ["a deferral", [event({ kind: "deferred" })], "spoken"],
  ["brought forward only", [event({ kind: "brought-forward", text: null })], null],
  ["not heard of", [event({ kind: "not-heard-of", text: null })], null],
  ["an update at another meeting", [event({ meetingId: "march", mode: "spoken" })], null],
  ["nothing", [], null],
])("%s", (_, events, said) => {
  expect(saidAt({ events }, { id: "may" })).toBe(said);
});
