/** What closed questions propose for the assurance of their finding. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLOSURES, type Closure, type EntryKind } from "~/domain/entry";
import type { EntryRecord } from "~/domain/record";
import { proposedAssurance } from "~/domain/proposed-assurance";
import { exampleEntry } from "./register/example-rows";

function entry(id: string, closure: Closure | null, more: Partial<EntryRecord> = {}): EntryRecord {
  const made = exampleEntry(id, [1], 1, { state: closure === null ? "answered" : "closed", ...more });
  return { ...made, links: made.links.map((link) => ({ ...link, closure })) };
}

const findingId = entry("x", null).links[0]?.findingId ?? "";
const propose = (entries: EntryRecord[]) => proposedAssurance({ id: findingId, entries });

describe("the proposal", () => {
  it.each([
    [[], null], [[null], null], [["assured"], "assured"], [["assured", "assured"], "assured"], [["assured", null], "partially-assured"],
    [["assured", "revisit"], "partially-assured"], [["revisit"], "further-assurance-sought"], [["follow-up-asked"], "further-assurance-sought"],
    [["follow-up-asked", null], "further-assurance-sought"], [["withdrawn"], null], [["withdrawn", "assured"], "assured"], [["withdrawn", null], null],
  ] as [(Closure | null)[], string | null][])("of %j is %s", (closures, proposed) => {
    expect(propose(closures.map((closure, index) => entry(`e${index}`, closure)))).toBe(proposed);
  });

  it("counts a question that went on by how its follow-up was closed", () => {
    const first = entry("e1", "follow-up-asked");
    expect(propose([first, entry("e2", "assured", { followsUpEntryId: "e1" })])).toBe("assured");
    expect(propose([first, entry("e2", "revisit", { followsUpEntryId: "e1" })])).toBe("further-assurance-sought");
    expect(propose([first, entry("e2", null, { followsUpEntryId: "e1" })])).toBe("further-assurance-sought");
    expect(propose([first, entry("e2", "withdrawn", { followsUpEntryId: "e1" })])).toBe("further-assurance-sought");
  });

  it("is assured only where nothing is left, does not depend on the order, and knows no drafts or comments", () => {
    const closure = fc.constantFrom(null, ...CLOSURES);
    fc.assert(
      fc.property(fc.array(closure, { maxLength: 6 }), fc.constantFrom<EntryKind>("question", "concern"), (closures, kind) => {
        const entries = closures.map((each, index) => entry(`e${index}`, each, { kind }));
        const proposed = propose(entries);
        expect(propose([...entries].reverse())).toBe(proposed);
        expect(propose([...entries, entry("c", "assured", { kind: "comment" }), exampleEntry("d", [1], null, { state: "draft" })])).toBe(proposed);
        const counted = closures.filter((each) => each !== "withdrawn");
        if (proposed === "assured") expect(new Set(counted)).toEqual(new Set(["assured"]));
        if (proposed === null) expect(counted.every((each) => each === null)).toBe(true);
      }),
    );
  });
});
