/** What two people did to one response at the same time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResponsePart } from "~/domain/response";
import { mergeParts, mergeResponse, NOTHING_SEEN, partsToShow, seenKey } from "~/domain/response-merge";
import type { ResponseContent } from "~/domain/response-rules";

const part = (text: string, by: string | null = "CC"): ResponsePart => ({ by, text });
const content = (...parts: ResponsePart[]): ResponseContent => ({ ...NOTHING_SEEN, parts });
const texts = (parts: readonly ResponsePart[]) => parts.map((each) => each.text);

// Texts of their own for every part, as in a real response.
const parts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }).map((all) => all.map((text) => part(text)));

describe("two people at one response", () => {
  it.each([
    ["different parts", ["a", "b"], ["A", "b"], ["a", "B"], ["A", "B"]],
    ["a part changed and another taken out", ["a", "b", "c"], ["A", "b", "c"], ["a", null, "c"], ["A", "c"]],
    ["both add one", ["a"], ["a", "x"], ["a", "y"], ["a", "x", "y"]],
    ["both make the same change", ["a"], ["A"], ["A"], ["A"]],
    ["both take the same part out", ["a", "b"], [null, "b"], [null, "b"], ["b"]],
    ["one takes out the part before the other’s", ["a", "b"], [null, "b"], ["a", "B"], ["B"]],
  ] as const)("%s: both stay", (_, seen, first, second, both) => {
    const was = seen.map((text) => part(text));
    const to = (all: readonly (string | null)[]) => all.map((text) => (text === null ? null : part(text)));
    const one = mergeParts(was, was, to(first));
    const two = mergeParts(one.parts, was, to(second));
    expect([one.conflicts, two.conflicts]).toEqual([[], []]);
    expect(texts(two.parts)).toEqual(both);
  });

  it.each([
    ["the same part", ["a", "b"], ["A", "b"], ["Z", "b"], ["A"]],
    ["a part that the other took out", ["a", "b"], [null, "b"], ["Z", "b"], [null]],
    ["taking out what the other changed", ["a", "b"], ["A", "b"], [null, "b"], ["A"]],
  ] as const)("%s: the second is told, and sees both", (_, seen, first, second, stored) => {
    const was = seen.map((text) => part(text));
    const to = (all: readonly (string | null)[]) => all.map((text) => (text === null ? null : part(text)));
    const one = mergeParts(was, was, to(first));
    expect(mergeParts(one.parts, was, to(second)).conflicts.map((each) => each.stored?.text ?? null)).toEqual(stored);
  });

  it("gives the author’s parts where nobody else was there", () => {
    fc.assert(fc.property(parts, fc.array(fc.option(fc.string({ minLength: 1 }).map((text) => part(text))), { maxLength: 8 }), (was, wanted) => {
      const merged = mergeParts(was, was, wanted);
      expect(merged.conflicts).toEqual([]);
      expect(merged.parts).toEqual(wanted.filter((each) => each !== null));
    }));
  });

  it("loses nobody’s words: of two edits each new text is stored, or in a conflict", () => {
    const edits = parts.chain((was) => fc.tuple(fc.constant(was), ...[0, 1].map((who) =>
      fc.array(fc.constantFrom("keep", "edit", "drop"), { minLength: was.length, maxLength: was.length }).map((what) =>
        was.map((each, index) => (what[index] === "keep" ? each : what[index] === "drop" ? null : part(`${each.text} by ${String(who)}`)))))));
    fc.assert(fc.property(edits, ([was, first = [], second = []]) => {
      const one = mergeParts(was, was, first);
      const two = mergeParts(one.parts, was, second);
      const kept = [...texts(two.parts), ...two.conflicts.flatMap((each) => [each.wanted?.text, each.stored?.text])];
      for (const each of [...second, ...one.parts]) {
        if (each !== null && !was.some((old) => old.text === each.text)) expect(kept).toContain(each.text);
      }
    }));
  });
});

describe("a response as a whole", () => {
  const commitment = { askedFor: "2022-09-30", outcome: "conditional" as const, condition: "Once it is live." };

  it("says what both wrote where they clash, with who speaks", () => {
    const merged = mergeResponse(content(part("A")), { ...NOTHING_SEEN, parts: [part("Z", "DCC")] }, seenKey(content(part("a"))));
    expect(merged).toMatchObject({ ok: false, problem: { kind: "stale", conflict: { base: "CC: a", current: "CC: A", wanted: "DCC: Z" } } });
  });

  it("keeps what a colleague said of confidence and commitment, unless both changed that", () => {
    const was = content(part("a"));
    const theirs: ResponseContent = { parts: [part("a")], statedConfidence: "7", commitment };
    expect(mergeResponse(theirs, { ...NOTHING_SEEN, parts: [part("b")] }, seenKey(was))).toEqual({ ok: true, value: { ...theirs, parts: [part("b")] } });
    const clash = mergeResponse(theirs, { ...NOTHING_SEEN, parts: [part("a")], statedConfidence: "3" }, seenKey(was));
    expect(clash).toMatchObject({ ok: false, problem: { kind: "stale" } });
    expect(clash.ok ? "" : clash.problem.conflict?.current).toContain("7 out of 10");
  });

  it("is the same word for the same content only", () => {
    const any = fc.record({
      parts: fc.array(fc.record({ by: fc.option(fc.string()), text: fc.string({ unit: "binary" }) })), statedConfidence: fc.constantFrom(null, "7" as const),
      commitment: fc.constantFrom(null, commitment),
    });
    fc.assert(fc.property(any, any, (a, b) => {
      expect(seenKey(a) === seenKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      expect(seenKey(a)).not.toMatch(/[\r\n]/);
    }));
  });

  it("is shown again after a conflict with the author’s words, and a colleague’s where the author changed nothing", () => {
    const seen = seenKey(content(part("a"), part("b")));
    expect(texts(partsToShow([part("A"), part("B")], seen, [part("a"), part("Z"), part("new")]))).toEqual(["A", "Z", "new"]);
  });
});
