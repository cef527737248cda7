import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairCells } from "~/domain/import/pair-cells";
import { splitNumbered } from "~/domain/import/split-numbered";

describe("splitting a cell", () => {
  test.each<[string, string, [number | null, string][]]>([
    ["1. with dots", "1. The PCC asked why.\n2. The PCC asked when.", [[1, "The PCC asked why."], [2, "The PCC asked when."]]],
    ["1) with brackets", "1) Why?\n2) When?", [[1, "Why?"], [2, "When?"]]],
    ["(1) in brackets", "(1) Why?\n(2) When?", [[1, "Why?"], [2, "When?"]]],
    ["Q1", "Q1 Why?\nQ2: When?\nQuestion 3. Who?", [[1, "Why?"], [2, "When?"], [3, "Who?"]]],
    ["R1 and A2 of responses", "R1: Because.\nA2. Soon.", [[1, "Because."], [2, "Soon."]]],
    ["a number without a dot that goes on", "1. The CC replied.\n2. The DCC responded.\n3 The DCC stated.", [[1, "The CC replied."], [2, "The DCC responded."], [3, "The DCC stated."]]],
    ["only numbers without dots", "1 The CC replied.\n2 The DCC responded.", [[1, "The CC replied."], [2, "The DCC responded."]]],
    ["a number that does not rise is text", "1. We hold\n3 The third is lost.\n2. Next.", [[1, "We hold\n3 The third is lost."], [2, "Next."]]],
    ["an amount at a line’s start is text", "1. We have\n2.5 posts left.\n2. Next.", [[1, "We have\n2.5 posts left."], [2, "Next."]]],
    ["a date at a line’s start is text", "1. The dates are\n23 May and\n2. Next.", [[1, "The dates are\n23 May and"], [2, "Next."]]],
    ["a cell that goes on from the one above", "2. When?\n3. Who?", [[2, "When?"], [3, "Who?"]]],
    ["lines between numbers belong to the one above", "1. Why?\nA remark.\n2. When?", [[1, "Why?\nA remark."], [2, "When?"]]],
    ["text before the first number stays with it", "The PCC thanked the force.\n1. Why?\n2. When?", [[1, "The PCC thanked the force.\nWhy?"], [2, "When?"]]],
    ["no number: one text, whatever its paragraphs", "The PCC asked why.\n\nAnd when.", [[null, "The PCC asked why.\n\nAnd when."]]],
    ["letters", "a) Why?\nb) When?", [[1, "Why?"], [2, "When?"]]],
    ["letters within a number", "1. Two things:\na) why\nb) when\n2. Who?", [[1, "Two things:\na) why\nb) when"], [2, "Who?"]]],
    ["in one paragraph", "1. The PCC asked why. 2. The PCC asked when? 3. The SPM asked who.", [[1, "The PCC asked why."], [2, "The PCC asked when?"], [3, "The SPM asked who."]]],
    ["a quarter in a sentence is no number", "1. The PCC asked about quarter 2. The CC left.", [[1, "The PCC asked about quarter 2. The CC left."]]],
    ["Question: at each line", "Question: Why?\nQuestion: When?", [[null, "Why?"], [null, "When?"]]],
    ["one number alone", "1. The update says so. The PCC asked whether.", [[1, "The update says so. The PCC asked whether."]]],
    ["indented, with tabs", "  1.\tWhy?\n  2.\tWhen?", [[1, "Why?"], [2, "When?"]]],
    ["nothing", " \n ", []],
  ])("%s", (_, text, pieces) => {
    expect(splitNumbered(text)).toEqual(pieces.map(([number, piece]) => ({ number, text: piece })));
  });

  const letters = (text: string) => text.replace(/[^\p{L}]/gu, "");

  test("loses no letter, whatever the text", () => {
    const line = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom("1. Why", "2) When", "(3) Who", "3 The DCC said", "4. So", "12. Far", "2.5 posts", "– a dash", ""));
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join("\n");
      const kept = splitNumbered(text).map((piece) => letters(piece.text)).join("");
      // Marks such as "Q1" and "a)" are read, not kept.
      fc.pre(!/^\s*(?:q|r|a|question|response|answer|[a-z]\)|\(?[a-z][.)])/im.test(text));
      expect(kept).toBe(letters(text));
    }), { numRuns: 500 });
  });

  test("numbers rise by one", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (numbers) => {
      const pieces = splitNumbered(numbers.map((number) => `${String(number)}. Text`).join("\n"));
      for (const [index, piece] of pieces.entries()) if (index > 0) expect(piece.number).toBe((pieces[index - 1]?.number ?? 0) + 1);
    }));
  });
});

describe("pairing questions with responses", () => {
  test("by number, in whatever order", () => {
    expect(pairCells("1. Why?\n2. When?", "1. Because.\n2. Soon.").entries).toEqual([
      { number: 1, text: "Why?", response: "Because." },
      { number: 2, text: "When?", response: "Soon." },
    ]);
  });

  test("one without number with one without number", () => {
    expect(pairCells("Why?", "Because.\nTruly.").entries).toEqual([{ number: null, text: "Why?", response: "Because.\nTruly." }]);
  });

  test("a numbered list inside the answer to the only question is that answer", () => {
    expect(pairCells("Why?", "Two reasons:\n1. Cost\n2. Time").entries).toEqual([{ number: null, text: "Why?", response: "Two reasons:\n1. Cost\n2. Time" }]);
  });

  test("a question still without response", () => {
    expect(pairCells("1. Why?\n2. When?", "1. Because.").entries.map((entry) => entry.response)).toEqual(["Because.", null]);
  });

  test.each([
    ["a response of another number", "1. Why?\n2. When?", "1. Because.\n2. Soon.\n3. Never.", /Response 3 has no question 3/],
    ["one response without number for several questions", "1. Why?\n2. When?", "Because, and soon.", /has no number/],
    ["a response without a question", "", "Because.", /no question beside it/],
  ])("%s is left over with its reason", (_, questions, responses, reason) => {
    const { left } = pairCells(questions, responses);
    expect(left).toHaveLength(1);
    expect(left[0]?.reason).toMatch(reason);
  });
});
