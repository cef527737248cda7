/** Rows of one finding, few and very many. */
import { expect, test } from "vitest";
import { planRows } from "../../support/plan-fixture";
import type { MadeCell } from "../../support/make-xlsx";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const HEADINGS: MadeCell[] = ["Number", "Finding", "Update", "RAG"];

test("of three rows that each say something else none is taken", () => {
  const plan = planRows([HEADINGS, ["AFI 1", CALLS, "One.", "Red"], ["AFI 1", CALLS, "Two.", "Red"], ["AFI 1", CALLS, "Three.", "Red"]]);
  expect(plan.findings.map(({ values }) => values)).toEqual([{ rag: "red" }]);
  expect(plan.heldBack.filter(({ column }) => column === "C").map(({ row }) => row).sort()).toEqual([2, 2, 3, 4].slice(1));
});

test("a repeated row’s questions and actions hang on the row that is kept", () => {
  const headings: MadeCell[] = ["Number", "Finding", "PCC's assurance questions", "Force response"];
  const plan = planRows([headings, ["AFI 1", CALLS, "1. Who owns it?", "1. ACTION: CC to say."], ["AFI 1", CALLS, "1. Who owns it?", ""], ["AFI 1", CALLS, "2. When?", "2. ACTION: CC to say when."]]);
  expect(plan.entries.map(({ text, links }) => [text, links.map(({ number }) => number)])).toEqual([["Who owns it?", [1]], ["When?", [2]]]);
  expect(plan.actions).toHaveLength(2);
});

test("twenty thousand rows of one finding, or of pairs, are read to what they say", () => {
  const same = planRows([HEADINGS, ...Array.from({ length: 20_000 }, (_, index): MadeCell[] => ["AFI 1", CALLS, `Update ${String(index % 2)}`, "Red"])]);
  expect(same.findings).toHaveLength(1);
  expect(same.heldBack.length).toBeGreaterThan(19_000);
  const pairs = planRows([HEADINGS, ...Array.from({ length: 20_000 }, (_, index): MadeCell[] => [`AFI ${String(Math.floor(index / 2) % 990)}`, `The force should do the ${String(Math.floor(index / 2))}th thing.`, "Same.", "Red"])]);
  expect(pairs.notices.length + pairs.heldBack.length).toBeGreaterThan(9_000);
});
