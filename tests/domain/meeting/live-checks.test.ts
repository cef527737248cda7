/** What is typed at the table and could not be taken is refused before it is sent, with the field it is about. */
import { expect, test } from "vitest";
import { checkAddition, checkMatter, checkSpoken } from "~/domain/meeting/live-checks";
import type { Done } from "~/domain/problem";

const fieldOf = (checked: Done<unknown>) => (checked.ok ? null : checked.problem.field);

test("an answer has words, and says of each part whose they are where several speak", () => {
  const check = (...parts: [by: string, text: string][]) => fieldOf(checkSpoken(parts.map(([by, text]) => ({ by, text }))));
  expect(check(["CC", " "])).toBe("text");
  expect(check(["CC", "It is."], ["DCC", ""])).toBe("text");
  expect(check(["CC", "It is."], ["", "Nearly."])).toBe("by");
  expect(check(["x".repeat(40_000), "It is."])).toBe("by");
  expect([check(["", "It is."]), check(["CC", "It is."], ["DCC", "Nearly."]), check(["CC", "It is."], ["", ""])]).toEqual([null, null, null]);
});

test("an answer that is amended says something else than before", () => {
  const before = [{ by: "CC", text: "It is." }];
  expect(fieldOf(checkSpoken([{ by: "CC ", text: "It is.\n" }], before))).toBe("text");
  expect(fieldOf(checkSpoken([{ by: "DCC", text: "It is." }], before))).toBeNull();
});

test("what is added has words, an action owners and a day that can be kept", () => {
  const check = (add: "comment" | "action", typed: Partial<Record<"text" | "askedBy" | "owners" | "due", string>>) => fieldOf(checkAddition(add, { text: "Send it", askedBy: "", owners: "", due: "", ...typed }, "2022-05-23"));
  for (const add of ["comment", "action"] as const) expect(check(add, { text: " " })).toBe("text");
  expect(check("comment", { text: "x".repeat(40_000) })).toBe("text");
  expect(check("comment", { askedBy: "x".repeat(40_000) })).toBe("askedBy");
  expect(check("action", { owners: Array.from({ length: 20 }, (_, index) => `Post ${String(index)}`).join(", ") })).toBe("owners");
  expect(check("action", { due: "x".repeat(500) })).toBe("due");
  expect([check("comment", {}), check("action", { owners: "CC, DBS", due: "before 6 June" })]).toEqual([null, null]);
});

test("of an action put off or given up it is said to which meeting, by whom and why", () => {
  const action = { id: "1", reference: "A-0001", state: "open" } as const;
  const check = (what: "update" | "completed" | "deferred" | "no-longer-required", typed: Partial<Record<"by" | "text" | "toMeeting", string>>) => fieldOf(checkMatter(action, { what, by: "CC", text: "Sent.", toMeeting: "", ...typed }));
  expect([check("update", { text: " " }), check("completed", { text: "" }), check("deferred", {}), check("deferred", { toMeeting: "july", text: "" }), check("no-longer-required", { by: " " })]).toEqual(["text", "text", "toMeeting", "text", "by"]);
  expect([check("update", {}), check("update", { by: "" }), check("completed", {}), check("deferred", { toMeeting: "july" }), check("no-longer-required", {})]).toEqual([null, null, null, null, null]);
});
