/** What may be edited in place, from what value, and how what is typed is read. */
import { describe, expect, it } from "vitest";
import { FIXED_PEOPLE } from "~/domain/actor";
import { VALUE_KEYS, shapeRows } from "~/domain/register/register-row";
import { readCellEdit, targetFields } from "~/domain/register/cell-form";
import { mayEditTarget, readDraft, readTargetKey, startingDraft, storedValue, targetKey, targetName, type Target } from "~/domain/register/edit-target";
import { exampleEntry, exampleFinding, exampleResponse, exampleRow, exampleUpdate } from "./example-rows";

const [row = exampleRow(1)] = shapeRows([exampleFinding(1, {
  targetDate: "2022-09-30", update: exampleUpdate({ rag: "red", ragReason: "Late." }),
  entries: [
    exampleEntry("e1", [1], 1, { state: "answered", responses: [exampleResponse(), exampleResponse({ id: "r2", mode: "spoken" })] }),
    exampleEntry("e2", [1], null, { state: "draft" }),
    exampleEntry("e3", [1], 2, { state: "closed", responses: [exampleResponse({ id: "r3" })] }),
  ],
})]);

const column = (key: (typeof VALUE_KEYS)[number]): Target => ({ kind: "column", reference: "F-0001", column: key });
const entry = (entryId: string): Target => ({ kind: "entry", reference: "F-0001", entryId });
const part = (responseId: string): Target => ({ kind: "part", reference: "F-0001", responseId, position: 0 });

describe("a target", () => {
  it("is found again by its key, wherever in the row it stands", () => {
    for (const target of [...VALUE_KEYS.map(column), entry("e1"), part("r1")]) {
      expect(readTargetKey(targetKey(target))).toEqual(target);
      expect(readTargetKey(targetKey(target, "summary"))).toEqual(target);
    }
    expect(readTargetKey("F-0001/wings")).toBeNull();
    expect(readTargetKey("")).toBeNull();
  });

  it("has a name that says where it is", () => {
    expect(targetName(row, column("rag"))).toBe("RAG of AFI 1, F-0001");
    expect(targetName(row, entry("e1"))).toBe("Question Q1 of AFI 1, F-0001");
    expect(targetName(row, part("r1"))).toBe("Response to Q1 of AFI 1, F-0001");
  });

  it("starts from what is stored, dates as they are written", () => {
    expect(startingDraft(row, column("targetDate"))).toEqual({ value: "30 September 2022" });
    expect(startingDraft(row, column("rag"))).toEqual({ value: "red", ragReason: "Late." });
    expect(startingDraft(row, column("update"))).toEqual({ value: "Recording has improved.", asAt: "11 May 2022" });
    expect(startingDraft(row, column("deadline"))).toEqual({ value: "" });
    expect(storedValue(row, part("r1"))).toBe("It is in hand.");
  });

  it("is read by the same parse as on the server", () => {
    expect(readDraft(column("targetDate"), { value: "1/10/22" })).toEqual({ ok: true, value: { value: "2022-10-01" } });
    expect(readDraft(column("targetDate"), { value: "soon" })).toMatchObject({ ok: false, problem: { kind: "invalid", field: "value" } });
    expect(readDraft(column("update"), { value: " Done. ", asAt: "never" })).toMatchObject({ ok: false, problem: { field: "asAt" } });
    expect(readDraft(column("assurance"), { value: "Partially assured" })).toEqual({ ok: true, value: { value: "partially-assured" } });
  });

  it("goes through a form and back", () => {
    const fields = new Map(Object.entries(targetFields(column("update"), { value: "New", asAt: "2022-05-20" }, "Old")));
    expect(readCellEdit(fields)).toEqual({ target: column("update"), draft: { value: "New", asAt: "2022-05-20" }, base: "Old" });
    expect(readCellEdit(new Map(Object.entries(targetFields(column("deadline"), { value: "" }, ""))))?.base).toBeNull();
    expect(readCellEdit(new Map([["target", "F-0001/rag"]]))).toBeNull();
  });
});

describe("whose it is", () => {
  it.each<[keyof typeof FIXED_PEOPLE, Target, boolean]>([
    ["force", column("rag"), true], ["opcc", column("rag"), false],
    ["opcc", column("assurance"), true], ["force", column("assurance"), false],
    ["opcc", column("deadline"), true], ["force", column("deadline"), true],
    ["force", column("finding"), false], ["opcc", column("finding"), false],
    ["opcc", entry("e1"), false], ["opcc", entry("e2"), true], ["opcc", entry("e3"), false], ["force", entry("e1"), false],
    ["force", part("r1"), true], ["opcc", part("r1"), false], ["opcc", part("r2"), true], ["force", part("r2"), false], ["force", part("r3"), false],
  ])("%s edits %j: %s", (side, target, allowed) => {
    const may = mayEditTarget(FIXED_PEOPLE[side], row, target);
    expect(may.ok).toBe(allowed);
    if (!may.ok) expect(may.problem.message).toMatch(/\.$/);
  });
});
