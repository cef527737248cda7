/** What the two columns of the published notes say, also where there is nothing. */
import { describe, expect, it } from "vitest";
import { missingResponse, noQuestionWords, questionByline, questionLabel, responseByline, responseLabel, webAddress } from "~/domain/register/pair-words";
import { shapeRows, type RegisterPair } from "~/domain/register/register-row";
import type { EntryRecord } from "~/domain/record";
import { exampleEntry, exampleFinding, exampleResponse, today } from "./example-rows";

function pairsOf(...entries: EntryRecord[]): RegisterPair[] {
  return shapeRows([exampleFinding(1, { entries })])[0]?.pairs ?? [];
}

function pairOf(number: number | null, more: Partial<EntryRecord> = {}): RegisterPair {
  const [pair] = pairsOf(exampleEntry("e1", [1, 12], number, more));
  if (pair === undefined) throw new Error("One entry gives one pair.");
  return pair;
}

describe("beside each other", () => {
  it("stand Q2 and 2, a comment and a dash, a draft and a dash", () => {
    const cases = [pairOf(2), pairOf(null, { kind: "comment" }), pairOf(null, { state: "draft" })];
    expect(cases.map((pair) => [questionLabel(pair), responseLabel(pair)])).toEqual([["Q2", "2"], ["–", "–"], ["Draft", "–"]]);
  });

  it("a follow-up names what it follows, and a question over several findings the others", () => {
    const [first, second] = pairsOf(exampleEntry("e1", [1], 1, { responses: [exampleResponse()], state: "answered" }), exampleEntry("e2", [1, 12], 2, { followsUpEntryId: "e1", askedBy: "SPM" }));
    expect(first && questionByline(first, "F-0001")).toBe("PCC · issued 20 May 2022");
    expect(second && questionByline(second, "F-0001")).toBe("follow-up to Q1 · SPM · issued 20 May 2022 · also on F-0012");
  });

  it("a draft says whose it is", () => {
    expect(questionByline(pairOf(null, { state: "draft", issuedAt: null }), "F-0001")).toBe("PCC · draft, only your office sees this · also on F-0012");
  });

  it("a response says how sure it is and what was promised", () => {
    const [pair] = pairsOf(exampleEntry("e1", [1], 1, {
      responses: [exampleResponse({ mode: "spoken", statedConfidence: "7", commitment: { askedFor: "2022-07-01", outcome: "conditional", condition: "if the post is filled" } })],
    }));
    const response = pair?.entry.responses[0];
    expect(response && responseByline(response)).toBe("spoken at the meeting · submitted 20 May 2022 · stated confidence: 7 out of 10 · commitment to 1 July 2022: conditional, if the post is filled");
  });
});

describe("where there is no response", () => {
  it.each<[string, RegisterPair, string, string | null]>([
    ["issued three days ago", pairOf(1), "Waiting for the force, 3 days", null],
    ["issued today", pairOf(1, { issuedAt: "2022-05-23T07:00:00.000Z" }), "Waiting for the force, since today", null],
    ["past its date", pairOf(1, { dueOn: "2022-05-21" }), "Waiting for the force, 3 days", "was due 21 May 2022, 2 days ago"],
    ["due later", pairOf(1, { dueOn: "2022-05-25" }), "Waiting for the force, 3 days", "due 25 May 2022"],
    ["a draft", pairOf(null, { state: "draft" }), "Not issued yet", null],
    ["a comment", pairOf(null, { kind: "comment" }), "No response was asked for", null],
    ["closed", pairOf(1, { state: "closed" }), "Closed without a response", null],
  ])("%s", (_, pair, words, detail) => {
    expect(missingResponse(pair, today)).toMatchObject({ words, detail });
  });

  it("no question at all is said, and so is where else it was put", () => {
    expect(noQuestionWords(null)).toBe("No question");
    expect(noQuestionWords("Workforce meeting")).toBe("Addressed elsewhere: Workforce meeting");
  });

  it("only web addresses become links", () => {
    expect(webAddress("https://example.org/notes")).toBe("https://example.org/notes");
    expect(webAddress("javascript:alert(1)")).toBeNull();
    expect(webAddress(null)).toBeNull();
  });
});

it("an entry over several findings is shaped once and shared", () => {
  const entry = exampleEntry("e1", [1, 2], 3);
  const [one, two] = shapeRows([exampleFinding(1, { entries: [entry] }), exampleFinding(2, { entries: [entry] })]);
  expect(one?.pairs[0]?.entry).toBe(two?.pairs[0]?.entry);
});
