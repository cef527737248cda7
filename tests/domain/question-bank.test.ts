/** The question bank: every recurring question is there, and its placeholders come out as sentences. */
import { describe, expect, test } from "vitest";
import { fillIn, PLACEHOLDERS, standardQuestions } from "~/domain/question-bank";

const values = {
  reference: "F-0031",
  strategicLead: "ACC Okafor",
  tacticalLead: "Ch Insp Byrne",
  targetDate: "30 September 2022",
  deadline: "13 October 2022",
  asAt: "14 April 2022",
};

describe("fillIn", () => {
  const cases: { name: string; template: string; values: Record<string, string | null>; expected: string }[] = [
    { name: "puts values in", template: "{reference}: {strategicLead}, by {deadline}.", values, expected: "F-0031: ACC Okafor, by 13 October 2022." },
    { name: "fills the same placeholder twice", template: "{asAt} / {asAt}", values, expected: "14 April 2022 / 14 April 2022" },
    { name: "says no strategic lead", template: "Led by {strategicLead}", values: { strategicLead: null }, expected: "Led by no strategic lead" },
    { name: "says no tactical lead", template: "{tacticalLead}", values: {}, expected: "no tactical lead" },
    { name: "says no target date", template: "({targetDate})", values: { targetDate: "" }, expected: "(no target date)" },
    { name: "says no deadline", template: "({deadline})", values: { deadline: "  " }, expected: "(no deadline)" },
    { name: "says no date", template: "as at {asAt}", values: { asAt: null }, expected: "as at no date" },
    { name: "says this finding", template: "Is {reference} on pace?", values: {}, expected: "Is this finding on pace?" },
    { name: "leaves what nobody knows as typed", template: "{chief} and {toString}", values, expected: "{chief} and {toString}" },
    { name: "takes a value of the office's own", template: "Ask {chief}", values: { chief: "the CC" }, expected: "Ask the CC" },
    { name: "keeps dollar signs of a value", template: "{tacticalLead}", values: { tacticalLead: "$& $1 Byrne" }, expected: "$& $1 Byrne" },
    { name: "does not fill in inside a value", template: "{strategicLead}", values: { strategicLead: "{reference}", reference: "F-1" }, expected: "{reference}" },
    { name: "leaves a text without placeholders alone", template: "Why {}?", values, expected: "Why {}?" },
  ];

  test.each(cases)("$name", ({ template, values: given, expected }) => {
    expect(fillIn(template, given)).toBe(expected);
  });
});

describe("standardQuestions", () => {
  test("cover each recurring question", () => {
    expect([...new Set(standardQuestions.map((question) => question.topic))]).toEqual([
      "Who owns it",
      "On pace",
      "The update is old",
      "There is no update",
      "Part of the finding is not covered",
      "What protects people until then",
      "Commit to a date",
      "How impact is measured",
      "Consistent in every local policing area",
      "What standard applies",
      "Everything rests on one programme",
      "How confident",
      "Revisit in six months",
    ]);
  });

  test("have ids of their own", () => {
    const ids = standardQuestions.map((question) => question.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(standardQuestions)("$id names the finding and uses known placeholders only", ({ text }) => {
    const used = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(used).toContain("reference");
    expect(used.filter((name) => !PLACEHOLDERS.some((known) => known === name))).toEqual([]);
  });

  test.each(standardQuestions)("$id reads without braces, with values and without", ({ text }) => {
    expect(fillIn(text, values)).not.toMatch(/[{}]/);
    expect(fillIn(text, {})).not.toMatch(/[{}]/);
    expect(fillIn(text, values)).toContain("F-0031");
  });
});
