/** What an edit of an update becomes: the cases by hand, and what holds for all of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RAG_NEEDS_REASON, RAGS } from "~/domain/rag";
import { nextUpdate, type LatestUpdate, type UpdateValues } from "~/domain/update";

const latest: LatestUpdate = { id: "u1", version: 3, text: "Under way.", asAt: "2022-04-01", rag: "amber", ragReason: null };

const word = fc.constantFrom(null, "Under way.", "Done.", "Late.");
const change: fc.Arbitrary<Partial<UpdateValues>> = fc.record(
  { text: word, asAt: fc.constantFrom(null, "2022-04-01", "2022-05-20"), rag: fc.constantFrom(null, ...RAGS), ragReason: word },
  { requiredKeys: [] },
);
const before: fc.Arbitrary<LatestUpdate | null> = fc.option(
  fc.record({
    id: fc.constant("u1"), version: fc.integer({ min: 1, max: 9 }), text: word, asAt: fc.constantFrom(null, "2022-04-01", "2022-05-20"),
    rag: fc.constantFrom(null, ...RAGS), ragReason: word,
  }),
);

describe("nextUpdate", () => {
  it.each([
    ["another text", { text: "Done." }, { replacesId: "u1", version: 4 }],
    ["another RAG", { rag: "green", ragReason: "Every case was audited." }, { replacesId: "u1", version: 4 }],
    ["another date", { asAt: "2022-05-20" }, { replacesId: null, version: 1 }],
    ["no date any more", { asAt: null }, { replacesId: null, version: 1 }],
    ["text and date", { text: "Done.", asAt: "2022-05-20" }, { replacesId: null, version: 1 }],
  ] as const)("%s", (_, changed, expected) => {
    expect(nextUpdate(latest, changed)).toMatchObject({ ok: true, value: { ...expected, values: { ...values(latest), ...changed } } });
  });

  it("is nothing where nothing changes", () => {
    expect(nextUpdate(latest, { text: "Under way.", rag: "amber" })).toEqual({ ok: true, value: null });
    expect(nextUpdate(null, { text: null })).toEqual({ ok: true, value: null });
  });

  it("is the first update where there was none", () => {
    expect(nextUpdate(null, { rag: "amber" })).toMatchObject({ ok: true, value: { replacesId: null, version: 1 } });
  });

  it.each([
    [null, "red", /^Red needs a reason\./],
    ["amber", "red", /^Red needs a reason\./],
    ["amber", "white", /^White needs a reason\./],
    [null, "green", /^A move to Green needs a reason\./],
    ["amber", "green", /^A move to Green needs a reason\./],
    ["blue", "green", /^A move to Green needs a reason\./],
    ["green", "blue", /Name the evidence/],
  ] as const)("from %s to %s asks for its reason", (from, to, words) => {
    const refused = nextUpdate({ ...latest, rag: from }, { rag: to });
    expect(refused.ok ? null : refused.problem).toMatchObject({ kind: "invalid", field: "ragReason", message: expect.stringMatching(words) as string });
    expect(nextUpdate({ ...latest, rag: from }, { rag: to, ragReason: "The audit of May." }).ok).toBe(true);
  });

  it.each([[null, "amber"], ["red", "amber"], ["green", "amber"], ["green", null]] as const)("from %s to %s needs none", (from, to) => {
    expect(nextUpdate({ ...latest, rag: from }, { rag: to }).ok).toBe(true);
  });

  it("lets a text be corrected beside a red that an import brought without a reason", () => {
    expect(nextUpdate({ ...latest, rag: "red" }, { text: "Done." }).ok).toBe(true);
    expect(nextUpdate(latest, { rag: "red" }, { reasonRequired: false }).ok).toBe(true);
  });

  it("changes what was asked for and nothing else", () => {
    fc.assert(
      fc.property(before, change, fc.boolean(), (from, changed, reasonRequired) => {
        const next = nextUpdate(from, changed, { reasonRequired });
        if (!next.ok || next.value === null) return;
        expect(next.value.values).toEqual({ ...values(from), ...changed });
        expect(next.value.replacesId === null).toBe(from === null || from.asAt !== next.value.values.asAt);
        expect(next.value.version).toBe(next.value.replacesId === null ? 1 : (from?.version ?? 0) + 1);
      }),
    );
  });

  it("makes a new update of words whose date was not given, though the latest has none either", () => {
    const dateless: LatestUpdate = { ...latest, asAt: null };
    expect(nextUpdate(dateless, { text: "Done." }, { dateNotGiven: true })).toMatchObject({ ok: true, value: { replacesId: null, version: 1, values: { asAt: null } } });
    expect(nextUpdate(dateless, { text: "Done." })).toMatchObject({ ok: true, value: { replacesId: dateless.id, version: dateless.version + 1 } });
  });

  it("never moves RAG to a value that needs a reason without one, and refuses nothing else", () => {
    fc.assert(
      fc.property(before, change, (from, changed) => {
        const wanted = { ...values(from), ...changed };
        const moves = wanted.rag !== values(from).rag || wanted.ragReason !== values(from).ragReason;
        const lacksReason = wanted.rag !== null && RAG_NEEDS_REASON[wanted.rag] && wanted.ragReason === null;
        expect(nextUpdate(from, changed).ok).toBe(!(moves && lacksReason));
        expect(nextUpdate(from, changed, { reasonRequired: false }).ok).toBe(true);
      }),
    );
  });
});

function values(update: UpdateValues | null): UpdateValues {
  return { text: update?.text ?? null, asAt: update?.asAt ?? null, rag: update?.rag ?? null, ragReason: update?.ragReason ?? null };
}
