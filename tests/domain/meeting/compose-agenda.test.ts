/** Numbers of an agenda: as the notes print them. */
import { expect, test } from "vitest";
import { automaticItems, composeAgenda } from "~/domain/meeting/compose-agenda";
import { item } from "../../support/notes-record";

test("items are numbered as the notes print them, in their places, with what stands below them", () => {
  const rows = [
    item("b", { position: 2 }), item("a", { position: 1 }), item("b2", { position: 2, parentId: "b" }), item("b1", { position: 1, parentId: "b" }), item("c", { position: 3, number: "7." }), item("lost", { position: 4, parentId: "gone" }),
  ];
  const lines = composeAgenda({ rows, takenOff: [], automatic: [] });
  expect(lines.map(({ key, number, depth }) => [key, number, depth])).toEqual([["a", "1", 0], ["b", "2", 0], ["b1", "2.1", 1], ["b2", "2.2", 1], ["c", "7.", 0], ["lost", "4", 0]]);
});

test("what was not refreshed for the board is named, up to ten of it", () => {
  const references = Array.from({ length: 12 }, (_, index) => `F-${String(index + 1).padStart(4, "0")}`);
  const headings = (notRefreshed: readonly string[]) => automaticItems({ standing: [], asked: [], worse: [], notRefreshed }).filter(({ key }) => key === "arising/not-refreshed").map(({ heading }) => heading);
  expect(headings([])).toEqual([]);
  expect(headings(references.slice(0, 1))).toEqual(["1 update that said at the last board what it had said before: F-0001"]);
  expect(headings(references.slice(0, 2))).toEqual(["2 updates that said at the last board what they had said before: F-0001 and F-0002"]);
  expect(headings(references)).toEqual([`12 updates that said at the last board what they had said before: ${references.slice(0, 10).join(", ")} and 2 more`]);
});
