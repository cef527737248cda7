import { describe, expect, it } from "vitest";
import { RAGS, RAG_SYMBOLS, RAG_WORDS, readRag } from "~/domain/rag";

describe("RAG as trackers write it", () => {
  it.each([
    ["Red", "red"], ["RED", "red"], ["r", "red"], ["✖", "red"], ["✖ Red", "red"], ["Red - overdue", "red"], ["🔴", "red"],
    ["A", "amber"], ["Amber ▲", "amber"], ["Yellow", "amber"], ["Amber (was Red)", null],
    ["G", "green"], ["✔️ Green", "green"], ["green.", "green"],
    ["Blue", "blue"], ["B", "blue"], ["White", "white"], ["w", "white"], ["⚪", "white"],
    ["", null], ["Complete", null], ["Red/Amber", null], ["a review of g division", null], ["Reddish", null],
  ] as const)("%j is %j", (text, rag) => {
    expect(readRag(text)).toBe(rag);
  });

  it("reads each value back from its word, its symbol and both", () => {
    for (const rag of RAGS) {
      expect(readRag(RAG_WORDS[rag])).toBe(rag);
      expect(readRag(RAG_SYMBOLS[rag])).toBe(rag);
      expect(readRag(`${RAG_SYMBOLS[rag]} ${RAG_WORDS[rag]}`)).toBe(rag);
    }
  });
});
