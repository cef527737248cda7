/** A sub-item of an item in closed session was in closed session with it. */
import { expect, test } from "vitest";
import { closedAbove } from "~/domain/meeting/closed-above";

test("each sub-item has the number of the closed item above it", () => {
  const lines = [["1", 0, false], ["1.1", 1, false], ["2", 0, true], ["2.1", 1, false], ["2.2", 1, true], ["3", 0, false], ["3.1", 1, true]] as const;
  const above = closedAbove(lines.map(([number, depth, closed]) => ({ key: `key-${number}`, number, depth, closed })), ({ closed }) => closed);
  expect([...above]).toEqual([["key-2.1", "2"], ["key-2.2", "2"]]);
});
