/** Numbers of an agenda: as the notes print them. */
import { expect, test } from "vitest";
import { composeAgenda } from "~/domain/meeting/compose-agenda";
import { item } from "../../support/notes-record";

test("items are numbered as the notes print them, in their places, with what stands below them", () => {
  const rows = [
    item("b", { position: 2 }), item("a", { position: 1 }), item("b2", { position: 2, parentId: "b" }), item("b1", { position: 1, parentId: "b" }), item("c", { position: 3, number: "7." }), item("lost", { position: 4, parentId: "gone" }),
  ];
  const lines = composeAgenda({ rows, takenOff: [], automatic: [] });
  expect(lines.map(({ key, number, depth }) => [key, number, depth])).toEqual([["a", "1", 0], ["b", "2", 0], ["b1", "2.1", 1], ["b2", "2.2", 1], ["c", "7.", 0], ["lost", "4", 0]]);
});
