import { describe, expect, it } from "vitest";
import { ENTRY_MOVES, ENTRY_STATES, entryAfter, entryLabel, isIssued } from "~/domain/entry";
import { RESPONSE_MOVES, RESPONSE_STATES, responseAfter } from "~/domain/response";

describe("the states of an entry", () => {
  const allowed = new Map([
    ["draft approve", "approved"], ["approved issue", "issued"], ["approved return-to-draft", "draft"],
    ["issued answer", "answered"], ["issued close", "closed"], ["issued withdraw", "closed"],
    ["answered answer", "answered"], ["answered close", "closed"], ["answered withdraw", "closed"],
  ]);

  it.each(ENTRY_STATES.flatMap((state) => ENTRY_MOVES.map((move) => [state, move] as const)))("from %s, %s", (state, move) => {
    expect(entryAfter(state, move)).toBe(allowed.get(`${state} ${move}`) ?? null);
  });

  it("lets the force know of an entry from issue on, and never goes back behind it", () => {
    for (const state of ENTRY_STATES.filter(isIssued)) {
      for (const move of ENTRY_MOVES) {
        const next = entryAfter(state, move);
        expect(next === null || isIssued(next)).toBe(true);
      }
    }
  });

  it("prints Draft before issue, then the number, or a dash where there is none", () => {
    expect(entryLabel({ state: "approved", number: null, kind: "question" })).toBe("Draft");
    expect(entryLabel({ state: "closed", number: 3, kind: "question" })).toBe("Q3");
    expect(entryLabel({ state: "answered", number: null, kind: "comment" })).toBe("–");
  });
});

describe("the states of a response", () => {
  const allowed = new Map([
    ["draft ask-to-clear", "draft"], ["draft clear", "cleared"], ["draft send-back", "draft"], ["cleared submit", "submitted"], ["cleared send-back", "draft"],
  ]);

  it.each(RESPONSE_STATES.flatMap((state) => RESPONSE_MOVES.map((move) => [state, move] as const)))("from %s, %s", (state, move) => {
    expect(responseAfter(state, move)).toBe(allowed.get(`${state} ${move}`) ?? null);
  });
});
