/** The end of an item as it is typed at the table: what nobody could take is said before it is sent. */
import { expect, test } from "vitest";
import { checkEnd } from "~/domain/meeting/item-end";

const later = [{ id: "july", words: "July", sameSeries: true }];
const heldOn = "2022-05-23";
const nothing = { note: "", link: "", toMeeting: "" };

test("an end that wants a meeting, a reason or a place is refused with the field it wants", () => {
  const check = (typed: Partial<Parameters<typeof checkEnd>[1]>) => checkEnd("other", { outcome: "discussed", ...nothing, ...typed }, { later, heldOn });
  const refused = (typed: Parameters<typeof check>[0]) => { const checked = check(typed); return checked.ok ? null : [checked.problem.field, checked.problem.message]; };
  expect(refused({ outcome: "deferred", note: "No time." })).toEqual(["toMeeting", "Say to which meeting it is deferred."]);
  expect(refused({ outcome: "deferred", note: "No time.", toMeeting: "closed since" })).toEqual(["toMeeting", "Say to which meeting it is deferred."]);
  expect(refused({ outcome: "deferred", toMeeting: "july" })).toEqual(["note", "Say why it is deferred."]);
  expect(refused({ outcome: "addressed-elsewhere", note: " " })?.[0]).toBe("note");
  expect(refused({ outcome: "addressed-elsewhere", note: "The panel", link: "panel.example" })?.[0]).toBe("link");
  expect(refused({ outcome: "no-question" })?.[0]).toBe("note");
  expect(refused({ outcome: "" })).toEqual(["outcome", "Choose how the item ended."]);
  for (const taken of [{}, { outcome: "deferred", note: "No time.", toMeeting: "july" }, { outcome: "addressed-elsewhere", note: "The panel", link: "https://panel.example" }]) expect(refused(taken)).toBeNull();
});
