/** What an item in closed session takes with it, of its own meeting and of others. */
import { expect, test } from "vitest";
import { closedWith } from "~/domain/notes/closed-parts";
import { action, entry, finding, input, item } from "../../support/notes-record";

const names = (ids: ReadonlySet<string>) => [...ids].sort();

test("nothing is closed where no item is in closed session", () => {
  const closed = closedWith(input([item("a"), item("b", { parentId: "a", position: 1 })], { actions: [action("1", { itemId: "a" })] }));
  expect(Object.values(closed).map((each) => each.size)).toEqual([0, 0, 0, 0]);
});

test("an item takes its sub-items with it, also where one was put off to this meeting by itself", () => {
  const agenda = [
    item("a", { closedSession: true }), item("a1", { parentId: "a", position: 1 }), item("b", { position: 2 }),
    item("before", { meetingId: "spring", closedSession: true }), item("before1", { meetingId: "spring", parentId: "before" }), item("c", { position: 3, deferredFromId: "before1" }),
  ];
  const here = agenda.filter(({ meetingId }) => meetingId === "june");
  expect(names(closedWith({ ...input(here), agenda }).closedLines)).toEqual(["a", "a1", "c"]);
});

test("what was asked on its finding at its meeting is closed, and what came of that wherever it did; what was asked on the finding elsewhere is not", () => {
  const [here, elsewhere] = [entry("here"), entry("elsewhere", { meetingId: "autumn" })];
  const actions = [
    action("of-question", { meetingId: "autumn", entryId: "here" }), action("of-finding", { findingId: "f" }), action("of-item", { itemId: "a" }),
    action("of-other-question", { meetingId: "autumn", entryId: "elsewhere", findingId: "f" }), action("of-nothing"),
  ];
  const closed = closedWith(input([item("a", { kind: "finding", findingId: "f", closedSession: true }), item("b", { position: 1 })], { findings: [finding("f", { entries: [here, elsewhere] })], actions }));
  expect(names(closed.closedFindings)).toEqual(["f"]);
  expect(names(closed.closedEntries)).toEqual(["here"]);
  expect(names(closed.closedActions)).toEqual(["of-finding", "of-item", "of-question"]);
});

test("other business takes what was said under it, which hangs on the meeting", () => {
  const meetingEntries = [entry("said", { place: "aob" }), entry("opening", { place: "opening" })];
  expect(names(closedWith(input([item("aob", { kind: "aob", closedSession: true })], { meetingEntries })).closedEntries)).toEqual(["said"]);
});

test("an action marked above what the notes are marked is left out by itself", () => {
  const actions = [action("secret", { marking: "SECRET" }), action("same", { marking: "OFFICIAL" }), action("unmarked")];
  expect(names(closedWith(input([item("a")], { actions, marking: "OFFICIAL" })).closedActions)).toEqual(["secret"]);
});
