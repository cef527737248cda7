/** Drafts chosen in a form come back as they were sent, and nothing else is taken for one. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { byFinding, choiceWord, readChoices, signOffWord, type DraftChoice } from "~/domain/draft-choice";
import { DRAFT_COLUMNS } from "~/domain/field-draft";
import { fingerprintOf } from "~/domain/fingerprint";

const choice: fc.Arbitrary<DraftChoice> = fc.record({
  reference: fc.integer({ min: 1, max: 9999 }).map((n) => `F-${String(n).padStart(4, "0")}`),
  column: fc.constantFrom(...DRAFT_COLUMNS),
  version: fc.integer({ min: 1, max: 99_999 }),
  official: fc.option(fc.string()).map(fingerprintOf),
});

it("choices come back from their words, one by one or several in one", () => {
  fc.assert(
    fc.property(fc.array(choice), (choices) => {
      expect(readChoices(choices.map(choiceWord))).toEqual(choices);
      expect(readChoices([choices.map(choiceWord).join(" ")])).toEqual(choices);
    }),
  );
});

it.each(["F-0101", "F-0101/finding/1/none", "F-0101/rag/x/none", "F-0101/rag/1/none/more", "/rag/1/none"])("%s is no choice", (word) => {
  expect(readChoices([word])).toBeNull();
});

it("are gathered by finding, with what was seen of each", () => {
  const words = ["F-0102/rag/2/aa F-0102/ragReason/1/bb", "F-0101/update/3/none"];
  expect(byFinding(readChoices(words) ?? [])).toEqual([
    { reference: "F-0102", columns: ["rag", "ragReason"], seen: { rag: { version: 2, official: "aa" }, ragReason: { version: 1, official: "bb" } } },
    { reference: "F-0101", columns: ["update"], seen: { update: { version: 3, official: "none" } } },
  ]);
  expect(signOffWord("F-0102", { rag: { version: 2, official: "aa" } })).toBe("F-0102/rag/2/aa");
});

it("a mark tells one text from another, and empty from absent", () => {
  expect(fingerprintOf("green")).toBe(fingerprintOf("green"));
  expect(new Set([null, "", "green", "greem", "ngree"].map(fingerprintOf)).size).toBe(5);
});
