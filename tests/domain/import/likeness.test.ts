import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likenessIndex, LOOKS_LIKE, textLikeness } from "~/domain/import/likeness";

const VOICED = "The force should make sure that missing person reports are graded by a supervisor within two hours.";
const word = fc.constantFrom("force", "should", "victims", "custody", "review", "cameras", "plan", "every", "month", "data", "officers", "café");
const text = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" "));

describe("how alike two texts are", () => {
  test("does not depend on their order, lies between 0 and 1, and is 1 for a text and itself", () => {
    fc.assert(fc.property(text, text, (one, other) => {
      const share = textLikeness(one, other);
      expect(share).toBe(textLikeness(other, one));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(textLikeness(one, one)).toBe(1);
    }));
  });

  test("does not count case, punctuation and spaces", () => {
    const dressed = fc.tuple(text, fc.constantFrom(" ", "\n", ",  ", " – ", ". ")).map(([plain, between]) => [plain, ` ${plain.toUpperCase().split(" ").join(between)}.`] as const);
    fc.assert(fc.property(dressed, ([plain, other]) => { expect(textLikeness(plain, other)).toBe(1); }));
  });

  test.each([
    ["The force should make sure that missing person reports are graded by a sergeant within two hours.", true],
    ["Make sure that missing person reports are graded by a supervisor within two hours", true],
    ["The force should make sure that custody records are reviewed by an inspector within six hours.", false],
    ["The force should make sure that its workforce understands disability.", false],
    ["", false],
  ])("“%s” looks like the text: %s", (other, looks) => {
    expect(textLikeness(VOICED, other) >= LOOKS_LIKE).toBe(looks);
  });
});

describe("which of many texts a text looks like", () => {
  test("is what comparing it with each would find, the likeliest first", () => {
    fc.assert(fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 15 }), text, (known, asked) => {
      const all = known.map((item) => textLikeness(asked, item)).filter((share) => share >= LOOKS_LIKE).sort((a, b) => b - a);
      expect(likenessIndex(known, (item) => item)(asked).map(({ likeness }) => likeness)).toEqual(all);
    }));
  });

  test("is found among ten thousand texts that begin alike without comparing each with each", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `The force should make sure that its officers in area ${String(index)} record and review every report of kind ${String(index * 7)}.`);
    const lookUp = likenessIndex(many, (item) => item);
    const found = many.filter((_, index) => index % 5 === 0).filter((each) => lookUp(each.replace("officers", "staff"))[0]?.item === each);
    expect(found).toHaveLength(2_000);
  });
});
