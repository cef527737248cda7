import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSteps, parseSteps, type Step } from "~/domain/step";

function steps(text: string): Step[] {
  const parsed = parseSteps(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

describe("steps to green in a cell", () => {
  it.each<[string, Step[]]>([
    ["1. Name an owner | ACC Okafor | due 30 Sep 2022 | done 2 May 2022", [{ text: "Name an owner", owner: "ACC Okafor", due: "2022-09-30", done: "2022-05-02" }]],
    ["1. Name an owner", [{ text: "Name an owner", owner: null, due: null, done: null }]],
    ["1. Name an owner | due 30 September 2022", [{ text: "Name an owner", owner: null, due: "2022-09-30", done: null }]],
    ["Name an owner | done 2/5/22", [{ text: "Name an owner", owner: null, due: null, done: "2022-05-02" }]],
    ["- Name an owner | Supt Osei", [{ text: "Name an owner", owner: "Supt Osei", due: null, done: null }]],
    ["1) One\n\n2) Two", [{ text: "One", owner: null, due: null, done: null }, { text: "Two", owner: null, due: null, done: null }]],
    ["Review | due soon | ACC", [{ text: "Review | due soon | ACC", owner: null, due: null, done: null }]],
    ["A | B | C", [{ text: "A | B | C", owner: null, due: null, done: null }]],
    ["A |  | due 1 May 2022", [{ text: "A |  | due 1 May 2022", owner: null, due: null, done: null }]],
    ["A | done 1 May 2022 | due 1 June 2022", [{ text: "A | done 1 May 2022 | due 1 June 2022", owner: null, due: null, done: null }]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(steps(text)).toEqual(expected);
  });

  it("reads its own writing back, and again, without change", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const first = steps(text);
        const written = formatSteps(first);
        expect(formatSteps(steps(written))).toBe(written);
      }),
    );
  });

  it("keeps every word of a line that is not of the written form", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 6 }), (words) => {
        const line = words.join(" | ");
        const [step] = steps(line);
        const kept = [step?.text, step?.owner].filter((part) => part != null).join(" | ");
        expect(kept).toBe(line);
      }),
    );
  });

  it("takes off the number of the thousandth step too", () => {
    const written = formatSteps(Array.from({ length: 1_200 }, () => ({ text: "Check", owner: null, due: null, done: null })));
    expect(formatSteps(steps(written))).toBe(written);
  });

  it("refuses what would be too long once it is numbered", () => {
    expect(parseSteps("x".repeat(29_997))).toMatchObject({ ok: true });
    expect(parseSteps("x".repeat(29_999))).toMatchObject({ ok: false, problem: { kind: "invalid" } });
  });
});
