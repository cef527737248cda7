import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_TEXT, normaliseText, parseLine, parseText } from "~/domain/text";

describe("texts on entry", () => {
  it.each([
    ["one\r\ntwo\rthree", "one\ntwo\nthree"],
    ["a\u0000b\u0007c\u001fd", "abcd"],
    ["tab\tstays", "tab\tstays"],
    ["half \ud83d emoji", "half \ufffd emoji"],
    ["\udc00 first", "\ufffd first"],
    ["whole 😀 emoji", "whole 😀 emoji"],
  ])("%j becomes %j", (text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  it("is the same done twice, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });

  it("takes the longest text whole and refuses one character more with the figure", () => {
    expect(parseText("x".repeat(LONGEST_TEXT))).toEqual({ ok: true, value: "x".repeat(LONGEST_TEXT) });
    const refused = parseText("x".repeat(LONGEST_TEXT + 1), "Update");
    expect(refused.ok ? "" : refused.problem.message).toMatch(/^Update has 30,001 characters; 30,000/);
  });

  it("takes white space alone as nothing, and makes one line of several", () => {
    expect(parseText(" \n\t ")).toEqual({ ok: true, value: null });
    expect(parseLine(" ACC \n Okafor ")).toEqual({ ok: true, value: "ACC Okafor" });
  });
});
