/** Which items of an agenda have not ended: one answer for the panel, the refusal to close and the note-taker's screen. */
import { expect, test } from "vitest";
import { withoutEnd } from "~/domain/meeting/without-end";

const item = (number: string, more: { kind?: "outstanding" | "theme" | "other" | "finding" | "aob" | "opening"; ended?: boolean } = {}) =>
  ({ number, depth: number.includes(".") ? 1 as const : 0 as const, kind: more.kind ?? "other", ended: more.ended ?? false });
const numbers = (items: readonly ReturnType<typeof item>[]) => withoutEnd(items, ({ ended }) => ended).map(({ number }) => number);

test("an item over others ends with them, and outstanding matters with their actions", () => {
  expect(numbers([item("", { kind: "opening" }), item("1", { kind: "outstanding" }), item("2"), item("3"), item("3.1"), item("3.2", { ended: true }), item("4", { ended: true }), item("5", { kind: "aob" })])).toEqual(["2", "3.1", "5"]);
});

test("a theme over nothing ends by itself", () => {
  expect(numbers([item("1", { kind: "theme" }), item("2", { kind: "theme" }), item("2.1", { kind: "finding" })])).toEqual(["1", "2.1"]);
});
