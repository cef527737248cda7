/** Order and endings of agenda items. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkOutcome, earlierItems, moved, timesDeferred, type ItemKind, type WantedOutcome } from "~/domain/meeting/agenda";

test("an item is moved by one place, and nothing is lost", () => {
  expect(moved(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], "c", 1)).toEqual(["a", "b", "c"]);
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.constantFrom(-1 as const, 1 as const), (ids, at, by) => {
    const id = ids[at % ids.length] ?? "";
    expect([...moved(ids, id, by)].sort()).toEqual([...ids].sort());
  }));
});

const july = { id: "july", date: "2022-07-18" };
test.each<[ItemKind, WantedOutcome, string | null]>([
  ["finding", { outcome: "discussed", note: null, link: null, toMeeting: null }, null],
  ["finding", { outcome: "deferred", note: "Time ran out.", link: null, toMeeting: july }, null],
  ["finding", { outcome: "deferred", note: "Time ran out.", link: null, toMeeting: null }, "toMeeting"],
  ["finding", { outcome: "deferred", note: null, link: null, toMeeting: july }, "note"],
  ["finding", { outcome: "deferred", note: "Time ran out.", link: null, toMeeting: { id: "march", date: "2022-03-21" } }, "toMeeting"],
  ["finding", { outcome: "no-question", note: null, link: null, toMeeting: null }, "note"],
  ["other", { outcome: "addressed-elsewhere", note: null, link: null, toMeeting: null }, "note"],
  ["arising", { outcome: "nothing-arising", note: null, link: null, toMeeting: null }, null],
  ["theme", { outcome: "not-reached", note: null, link: null, toMeeting: null }, null],
])("%s ended as %o", (kind, wanted, field) => {
  const checked = checkOutcome({ kind }, wanted, "2022-05-23");
  expect(checked.ok ? null : checked.problem.field).toBe(field);
});

test("“There were none” is not said of a finding", () => {
  expect(checkOutcome({ kind: "finding" }, { outcome: "nothing-arising", note: null, link: null, toMeeting: null }, "2022-05-23").ok).toBe(false);
});

test("deferrals are counted back over the meetings", () => {
  const items = [{ id: "a", deferredFromId: null }, { id: "b", deferredFromId: "a" }, { id: "c", deferredFromId: "b" }];
  expect(items.map((each) => timesDeferred(each, (id) => items.find((other) => other.id === id)))).toEqual([0, 1, 2]);
});

test("a chain of deferrals that runs in a circle ends", () => {
  const items = [{ id: "a", deferredFromId: "b" }, { id: "b", deferredFromId: "a" }];
  expect(earlierItems({ id: "c", deferredFromId: "b" }, (id) => items.find((other) => other.id === id)).map(({ id }) => id)).toEqual(["b", "a"]);
});
