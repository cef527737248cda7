/** Whether an import is applied by a process of its own depends on how much it writes, not on how large its file is. */
import { expect, test } from "vitest";
import { changeMuch } from "~/commands/apply-apart.server";
import { blankPlan, type ImportPlan, type PlannedChange } from "~/domain/import/import-plan";

const change: PlannedChange = { subject: "finding", id: "finding-1", reference: "F-0001", label: "AFI 1", field: "rag", from: "amber", to: "green", place: { sheet: "Tracker", row: 2, column: "C" } };

const changes = (count: number): PlannedChange[] => Array.from({ length: count }, () => change);

function file(more: Partial<ImportPlan>, state: "planned" | "applied" = "planned") {
  return { state, plan: { ...blankPlan("copy.xlsx"), ...more } };
}

test.each([
  ["nothing", [file({})], false],
  ["few cells of a file of many rows", [file({ changed: changes(40), unchanged: 200_000 })], false],
  ["many cells", [file({ changed: changes(200), cleared: changes(60) })], true],
  ["many cells of several files together", [file({ changed: changes(130) }), file({ changed: changes(130) })], true],
  ["what was applied already", [file({ changed: changes(900) }, "applied")], false],
])("%s", (_, files, much) => {
  expect(changeMuch(files)).toBe(much);
});
