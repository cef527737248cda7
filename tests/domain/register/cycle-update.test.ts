/** The update for the SIB cycle under way, beside each finding of the register. */
import { describe, expect, it } from "vitest";
import type { FieldDraft } from "~/domain/field-draft";
import { arrangeRegister } from "~/domain/register/arrange-register";
import { rowFilter } from "~/domain/register/register-filter";
import { shapeRows } from "~/domain/register/register-row";
import { defaultView, readView } from "~/domain/register/register-view";
import { findingFor } from "~/domain/visibility";
import { exampleFinding } from "./example-rows";

const BOARD = "2022-05-25";
const draft: FieldDraft = { id: "d", column: "update", value: "A draft.", base: null, state: "draft", note: null, author: "Siobhan Byrne", heldByPersonId: null, savedAt: "2022-05-20T23:30:00.000Z", version: 1 };
const [plain] = [exampleFinding(1)];
const findings = [
  plain,
  exampleFinding(2, { drafts: [draft] }),
  exampleFinding(3, { update: plain.update === null ? null : { ...plain.update, cycleBoardOn: BOARD } }),
  exampleFinding(4, { hmicfrsStatus: "complete" }),
];
const progress = (rows: ReturnType<typeof shapeRows>) => rows.map((row) => row.cycleUpdate);

describe("the update for this SIB", () => {
  it("stays submitted when the cell is touched after the cycle closed for updates", () => {
    const later = exampleFinding(5, { update: plain.update === null ? null : { ...plain.update, cycleBoardOn: null }, submittedFor: ["2022-03-23", BOARD] });
    expect(progress(shapeRows([later], BOARD))).toEqual(["submitted"]);
    expect(progress(shapeRows([findingFor("observer", later)], BOARD))).toEqual(["missing"]);
  });

  it("is missing, drafted or submitted, and none where the finding is closed or no cycle is under way", () => {
    expect(progress(shapeRows(findings, BOARD))).toEqual(["missing", "drafted", "submitted", null]);
    expect(progress(shapeRows(findings))).toEqual([null, null, null, null]);
  });

  it("is never told to the office to be drafted", () => {
    expect(progress(shapeRows(findings.map((finding) => findingFor("opcc", finding)), BOARD))).toEqual(["missing", "missing", "submitted", null]);
  });

  it("is counted, and the count opens the findings it counts", () => {
    const register = { rows: shapeRows(findings, BOARD), inspections: [] };
    const { attention, choices } = arrangeRegister(register, defaultView(), BOARD);
    const view = readView(new URLSearchParams("sib-update=missing"));
    expect(register.rows.filter(rowFilter(view, BOARD)).map((row) => row.reference)).toEqual(["F-0001"]);
    expect(attention.missingUpdate).toBe(arrangeRegister(register, view, BOARD).matched);
    expect(choices.updates).toEqual(["missing", "drafted", "submitted"]);
  });
});
