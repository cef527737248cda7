import { expect, test } from "vitest";
import { versionsBefore, withEarlierVersions } from "~/domain/versions";

const rows = [
  { id: "c", replacesId: "b" }, { id: "x", replacesId: null }, { id: "b", replacesId: "a" }, { id: "a", replacesId: null },
];

test("what replaced another stands for it, with what it replaced behind it", () => {
  expect(withEarlierVersions(rows).map(({ current, earlier }) => [current.id, earlier.map((row) => row.id)])).toEqual([["c", ["b", "a"]], ["x", []]]);
});

test("a version that is not among the rows ends the line", () => {
  expect(versionsBefore({ id: "e", replacesId: "d" }, rows)).toEqual([]);
});
