/** New versions of issued entries: their moves, and what stays readable of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTRY_STATES, entryAfter, isIssued } from "~/domain/entry";
import {
  checkCorrection, CORRECTION_MOVES, CORRECTION_STATES, moveCorrectionState, versionsOfEntry, type EntryCorrection, type EntryWords,
} from "~/domain/entry-correction";
import type { Viewer } from "~/domain/visibility";
import { correctionsFor } from "~/domain/visibility";
import { exampleEntry } from "./register/example-rows";

const at = "2022-05-03T09:00:00.000Z";
const words = (text: string): EntryWords => ({ text, askedBy: "PCC", dueOn: null });

function correction(more: Partial<EntryCorrection>): EntryCorrection {
  return {
    id: "c1", entryId: "e1", words: words("New."), before: words("Old."), reason: "A wrong date.", state: "issued", createdAt: at, createdBy: "Priya Nair",
    approval: { at, by: "Helen Ferriday", post: "PCC", for: null, how: null }, issuedAt: at, version: 2, ...more,
  };
}

describe("the moves of a correction", () => {
  it("are those of an entry up to its issue, and no others", () => {
    for (const from of CORRECTION_STATES) for (const move of CORRECTION_MOVES) {
      const moved = moveCorrectionState(from, move);
      expect(moved.ok ? moved.value : null).toBe(entryAfter(from, move));
    }
    expect(moveCorrectionState("draft", "issue").ok).toBe(false);
    expect(moveCorrectionState("issued", "return-to-draft").ok).toBe(false);
  });
});

describe("a correction", () => {
  it("is of what was issued, and says something else than what stands", () => {
    for (const state of ENTRY_STATES) {
      const entry = exampleEntry("e1", [1], 1, { state, text: "Old.", askedBy: "PCC", dueOn: null });
      expect(checkCorrection(entry, words("New.")).ok).toBe(isIssued(state));
      expect(checkCorrection(entry, words("Old.")).ok).toBe(false);
    }
  });
});

describe("versions", () => {
  const entry = exampleEntry("e1", [1], 1, { state: "issued", issuedAt: at });

  it("are one where nothing was corrected", () => {
    expect(versionsOfEntry({ ...entry, text: "Only." }, [])).toMatchObject({ current: { number: 1, text: "Only.", reason: null, issuedAt: at }, earlier: [] });
  });

  it("are all that was issued, newest first, each with the words it had", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }), fc.boolean(), (texts, open) => {
        const issued = texts.slice(1).map((text, index) => correction({ id: `c${index}`, words: words(text), before: words(texts[index] ?? ""), version: index + 2, reason: `Why ${index}` }));
        const drafts = open ? [correction({ id: "open", state: "draft", words: words("Never seen."), issuedAt: null, version: 1 })] : [];
        const { current, earlier } = versionsOfEntry({ ...entry, text: texts.at(-1) ?? "" }, [...issued, ...drafts]);
        expect([current, ...earlier].map((version) => version.text)).toEqual([...texts].reverse());
        expect([current, ...earlier].map((version) => version.number)).toEqual(texts.map((_, index) => texts.length - index));
        expect(earlier.at(-1)?.reason).toBeNull();
      }),
    );
  });
});

describe("who sees a correction", () => {
  const all = CORRECTION_STATES.map((state) => correction({ id: state, state, reason: `CANARY-${state}`, createdBy: "CANARY-author" }));

  it.each<[Viewer, string[]]>([["opcc", ["draft", "approved", "issued"]], ["force", ["issued"]], ["official", ["issued"]], ["observer", []]])("%s: %j", (viewer, ids) => {
    const seen = correctionsFor(viewer, all);
    expect(seen.map((each) => each.id)).toEqual(ids);
    if (viewer !== "opcc") {
      expect(JSON.stringify(seen)).not.toMatch(/CANARY-draft|CANARY-approved|CANARY-author|Helen Ferriday/);
    }
  });
});
