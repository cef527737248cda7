/** The kind of the next meeting out of the words that announced it. */
import { expect, test } from "vitest";
import { announcedKind } from "~/domain/meeting/announced-kind";
import { MEETING_KINDS } from "~/domain/meeting/meeting";

test.each([
  ["Performance", "performance", ""], ["Performance.", "performance", ""], ["HOLDING  to account meeting", "holding to account", ""], ["", null, ""],
  ["Performance – roads and harbours", "performance", "Performance – roads and harbours"], ["Public meeting at the Guildhall", "public", "Public meeting at the Guildhall"],
  ["Publications review", null, "Publications review"], ["Quarterly", null, "Quarterly"],
])("“%s”", (words, kind, theme) => {
  expect(announcedKind(words, MEETING_KINDS)).toEqual({ kind, theme });
});

test("the longest kind that the words begin with", () => {
  expect(announcedKind("Public forum in June", ["public", "public forum"]).kind).toBe("public forum");
});
