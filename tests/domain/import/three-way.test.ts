import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weighThreeWays, type CellVerdict } from "~/domain/import/three-way";

const same = (one: string | null, other: string | null) => one === other;

describe("a cell that came back", () => {
  const table: [string | null | undefined, string | null, string | null, CellVerdict][] = [
    ["a", "a", "a", "same"],
    ["a", "a", "b", "here"],
    ["a", "b", "a", "there"],
    ["a", "b", "b", "same"],
    ["a", "b", "c", "conflict"],
    ["a", null, "a", "there"],
    ["a", null, "b", "conflict"],
    ["a", "b", null, "conflict"],
    [null, "b", null, "there"],
    [null, null, "b", "here"],
    [undefined, "b", "a", "there"],
    [undefined, "a", "a", "same"],
  ];
  it.each(table)("sent %s, came back %s, here %s: %s", (sent, theirs, ours, verdict) => {
    expect(weighThreeWays(sent, theirs, ours, same)).toBe(verdict);
  });

  it("never proposes what nobody changed there, nor keeps silent about what was changed on both sides", () => {
    const value = fc.option(fc.constantFrom("a", "b", "c"), { nil: null });
    fc.assert(fc.property(value, value, value, (sent, theirs, ours) => {
      const verdict = weighThreeWays<string | null>(sent, theirs, ours, same);
      if (theirs === sent) expect(["same", "here"]).toContain(verdict);
      if (theirs !== sent && ours !== sent && theirs !== ours) expect(verdict).toBe("conflict");
      if (verdict === "there") expect(theirs).not.toBe(ours);
    }));
  });
});
