/** What is asked of whoever moves, edits or closes an entry, and of a response as typed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLOSURES, ENTRY_KINDS, ENTRY_MOVES, ENTRY_STATES, entryAfter, isIssued } from "~/domain/entry";
import { decideClosure, getsNumber, moveEntryState, stateAfterEdit } from "~/domain/entry-rules";
import type { EntryLink, EntryRecord } from "~/domain/record";
import { CONFIDENCES, RESPONSE_MOVES, RESPONSE_STATES, responseAfter } from "~/domain/response";
import { moveResponseState, readResponse } from "~/domain/response-rules";
import { decideEdit } from "~/domain/stale";
import { parseWebAddress } from "~/domain/text";

const state = fc.constantFrom(...ENTRY_STATES);
const today = "2022-05-23";

function entryWith(closures: EntryLink["closure"][], entryState: EntryRecord["state"]): EntryRecord {
  return {
    id: "e", kind: "question", place: "finding", askedBy: null, text: "Why?", state: entryState, meetingId: null, position: 0, followsUpEntryId: null,
    followsUpResponseId: null, issuedAt: null, dueOn: null, version: 1, responses: [],
    links: closures.map((closure, index) => ({ findingId: `f${index}`, reference: `F-000${index}`, number: index, position: 0, closure, closureNote: null, revisitOn: null })),
  };
}

describe("moves", () => {
  it("are those of the table, and every refusal says what to do", () => {
    for (const from of ENTRY_STATES) for (const move of ENTRY_MOVES) {
      const moved = moveEntryState(from, move);
      expect(moved.ok ? moved.value : null).toBe(entryAfter(from, move));
      if (!moved.ok) expect(moved.problem.message).toMatch(/^This cannot be .+ now\. .+\.$/);
    }
    for (const from of RESPONSE_STATES) for (const move of RESPONSE_MOVES) {
      const moved = moveResponseState(from, move);
      expect(moved.ok ? moved.value : null).toBe(responseAfter(from, move));
    }
  });
});

describe("an edit", () => {
  it("makes a draft of what was not issued, and changes nothing that was", () => {
    for (const from of ENTRY_STATES) {
      const after = stateAfterEdit(from);
      if (isIssued(from)) expect(after).toMatchObject({ ok: false, problem: { kind: "refused" } });
      else expect(after).toEqual({ ok: true, value: "draft" });
    }
  });
});

describe("numbers", () => {
  it("are for questions and concerns on findings", () => {
    expect(ENTRY_KINDS.filter((kind) => getsNumber({ kind, place: "finding" }))).toEqual(["question", "concern"]);
    expect(ENTRY_KINDS.some((kind) => getsNumber({ kind, place: "aob" }) || getsNumber({ kind, place: "opening" }))).toBe(false);
  });
});

describe("a closure", () => {
  const closures = fc.array(fc.constantFrom(null, ...CLOSURES), { minLength: 1, maxLength: 4 });
  const wanted = fc.record({ as: fc.constantFrom(...CLOSURES), note: fc.constantFrom(null, "Why"), revisitOn: fc.constantFrom(null, "2022-05-22", today, "2023-01-01") });

  it("closes only what is open, and the entry exactly when nothing is left open", () => {
    fc.assert(
      fc.property(closures, state, wanted, fc.option(fc.integer({ min: 0, max: 4 })), (links, from, to, which) => {
        const entry = entryWith(links, from);
        const decided = decideClosure(entry, which === null ? null : `F-000${which}`, to, today);
        if (!decided.ok) return;
        expect(["issued", "answered"]).toContain(from);
        expect(decided.value.links.every((link) => link.closure === null)).toBe(true);
        const left = entry.links.filter((link) => link.closure === null && !decided.value.links.includes(link));
        expect(decided.value.closesEntry).toBe(left.length === 0);
        if (to.as === "withdrawn") expect(to.note).not.toBeNull();
        if (to.as === "revisit") expect((to.revisitOn ?? "") >= today).toBe(true);
      }),
    );
  });
});

describe("a response as typed", () => {
  it("keeps the parts that say something, in their order", () => {
    const part = fc.record({ by: fc.constantFrom("", "CC", " DCC "), text: fc.constantFrom("", "  ", "Yes.", "No.\r\nNever.") });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const read = readResponse({ parts });
        const said = parts.filter((each) => each.text.trim() !== "");
        if (!read.ok) return;
        expect(read.value.parts).toEqual(said.map((each) => ({ by: each.by.trim() === "" ? null : each.by.trim(), text: each.text.replace(/\r\n/g, "\n") })));
        expect(said.length).toBeGreaterThan(0);
      }),
    );
  });

  it("reads every stated confidence, whatever its case", () => {
    for (const confidence of CONFIDENCES) {
      expect(readResponse({ parts: [{ by: "", text: "x" }], statedConfidence: ` ${confidence.toUpperCase()} ` })).toMatchObject({ ok: true, value: { statedConfidence: confidence } });
    }
    for (const wrong of ["0", "11", "7.5", "maybe"]) expect(readResponse({ parts: [{ by: "", text: "x" }], statedConfidence: wrong }).ok).toBe(false);
  });
});

describe("two people at one value", () => {
  const value = fc.constantFrom(null, "a", "b", "a\nb");
  it("is saved exactly when its author saw what is there, and needless exactly when it is there already", () => {
    fc.assert(
      fc.property(value, value, value, (base, current, wanted) => {
        const decided = decideEdit({ heading: "RAG", where: "F-0001", base, current, wanted, format: (each) => each ?? "", field: "rag" });
        if (current === wanted) expect(decided).toEqual({ ok: true, value: false });
        else if (base === current) expect(decided).toEqual({ ok: true, value: true });
        else expect(decided).toMatchObject({ ok: false, problem: { kind: "stale", conflict: { base: base ?? "", current: current ?? "", wanted: wanted ?? "" } } });
      }),
    );
  });
});

describe("a web address", () => {
  it.each(["https://example.org", "http://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG"])("%s is one", (text) => {
    expect(parseWebAddress(` ${text} `)).toEqual({ ok: true, value: text });
  });
  it.each(["javascript:alert(1)", "https://", "https:///x", "//example.org", "mailto:a@b.org", "https://example.org/a b", "ftp://example.org"])("%s is none", (text) => {
    expect(parseWebAddress(text).ok).toBe(false);
  });
});
