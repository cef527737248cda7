import { describe, expect, it } from "vitest";
import { FIXED_PEOPLE, OPERATOR } from "~/domain/actor";
import { COLUMNS, COLUMN_LIST, columnOfHeading, headingKey } from "~/domain/columns";
import { canEdit, mayEdit } from "~/domain/permissions";

describe("the column list", () => {
  it("stands in the order and words of the SIB tracker", () => {
    expect(COLUMN_LIST.map((column) => column.heading)).toEqual([
      "Reference", "Number", "Kind", "Finding", "Inspection", "Question area", "Cause of concern", "Strategic lead", "Tactical lead",
      "Steps to green", "Update", "Update as at", "RAG", "RAG reason", "Target date", "Deadline", "HMICFRS status", "Assurance",
      "PCC's assurance questions", "Force responses",
    ]);
  });

  it("gives no heading and no alias to two columns", () => {
    const owner = new Map<string, string>();
    for (const column of COLUMN_LIST) {
      for (const name of new Set([column.heading, ...column.aliases].map(headingKey))) {
        expect(owner.get(name) ?? column.key, name).toBe(column.key);
        owner.set(name, column.key);
      }
    }
  });

  it.each([
    ["AFI / recommendation", "finding"], ["PCC’s assurance questions", "questions"], ["PCC's assurance questions", "questions"],
    ["Force response", "responses"], ["  rag STATUS ", "rag"], ["Steps to\ngreen", "stepsToGreen"], ["As-at date", "updateAsAt"],
    ["Colour of the moon", null], ["", null], ["#", "number"],
  ] as const)("%j heads %j", (heading, key) => {
    expect(columnOfHeading(heading)).toBe(key);
  });

  it("reads back what it shows, for every choice", () => {
    for (const column of COLUMN_LIST) {
      for (const choice of column.choices) expect(column.parse(column.format(choice))).toEqual({ ok: true, value: choice });
    }
  });

  it.each([
    ["rag", "purple", "Use one of: Red, Amber, Green, Blue, White"],
    ["hmicfrsStatus", "nearly", "Use one of: Awaiting review"],
    ["deadline", "within three months", "is not a date"],
    ["update", "x".repeat(30_001), "Update has 30,001 characters"],
  ] as const)("%s refuses with a sentence", (key, text, sentence) => {
    const refused = COLUMNS[key].parse(text);
    expect(refused.ok ? "" : refused.problem.message).toContain(sentence);
  });

  it.each([
    ["rag", "force", true], ["rag", "opcc", false], ["update", "opcc", false], ["assurance", "opcc", true], ["assurance", "force", false],
    ["hmicfrsStatus", "opcc", true], ["hmicfrsStatus", "force", true], ["finding", "opcc", false], ["finding", "force", false],
  ] as const)("%s by %s: %s", (key, side, allowed) => {
    expect(canEdit(FIXED_PEOPLE[side], key)).toBe(allowed);
    const answer = mayEdit(FIXED_PEOPLE[side], key);
    expect(answer.ok).toBe(allowed);
    expect(answer.ok ? "refused" : answer.problem.kind).toBe("refused");
  });

  it("keeps locked columns and grey copies locked for the operator too", () => {
    expect(canEdit(OPERATOR, "rag")).toBe(true);
    expect(canEdit(OPERATOR, "finding")).toBe(false);
    expect(canEdit(OPERATOR, "questions")).toBe(false);
  });
});
