/** Rows of questions and actions that may be several things: held back, asked about, and taken as a person says. */
import { describe, expect, test } from "vitest";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { planImport } from "~/domain/import/plan-import";
import { OPERATOR } from "~/domain/actor";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { makeXlsx } from "../../../support/make-xlsx";
import { copyOf, heldRows, planCopy, proposed, sheetIn, type CopySheet } from "../../../support/own-copy";
import { nothing, plainOptions, readBytes, writes } from "../../../support/plan-fixture";
import { smallRecord } from "../../../support/small-record";

const record: WholeRecord = recordFor("official", smallRecord());
const ENTRIES = "Questions and responses";
const QUESTION = "Question, comment or concern";
const ACTIONS = "Actions";

function plan(sheets: CopySheet[], sameAs: Record<string, string> = {}, here: WholeRecord = record): ImportPlan {
  const options: Partial<ImportOptions> = { sameAs };
  return planCopy(sheets, { record: here, options });
}

function edited(name: string, edit: (sheet: ReturnType<typeof sheetIn>) => void): CopySheet[] {
  const sheets = copyOf(record);
  edit(sheetIn(sheets, name));
  return sheets;
}

describe("a question", () => {
  test("that shows another than its hidden key is the one a person says", () => {
    const sheets = edited(ENTRIES, (entries) => {
      entries.set(4, "Findings", "F-0001 –");
      entries.set(4, QUESTION, "The PCC welcomed the pace.");
      entries.set(4, "Asked by", "SPM");
      entries.rows.splice(5, 1);
    });
    const asked = plan(sheets);
    expect([proposed(asked), heldRows(asked)]).toEqual([[], [`${ENTRIES} 5`]]);
    expect(asked.unsure).toMatchObject([{ thing: "entry", why: "disagrees", candidates: [{ reference: "F-0001 –", text: "The PCC welcomed the pace." }, { reference: "F-0001 Q1", text: "The PCC asked who owns it." }], mayBeNew: false, answer: null }]);
    const shown = plan(sheets, { [`${ENTRIES}!5`]: "F-0001 –" });
    expect(shown.changed.map(({ id, field, to }) => [id, field, to])).toEqual([["entry-2", "askedBy", "SPM"], ["response-entry-2", "response", "The CC said that a lead is named."]]);
    expect([shown.heldBack, shown.unsure.map(({ answer }) => answer)]).toEqual([[], ["F-0001 –"]]);
    expect(plan(sheets, { [`${ENTRIES}!5`]: "F-0001 Q1" }).changed.map(({ id }) => id)).toEqual(expect.arrayContaining(["entry-1"]));
  });

  test("that stands twice is taken from the row that a person names", () => {
    const sheets = edited(ENTRIES, (entries) => { entries.copy(4, { "Asked by": "SPM" }); });
    const asked = plan(sheets);
    expect([writes(asked), heldRows(asked)]).toEqual([nothing, [`${ENTRIES} 5`, `${ENTRIES} 7`]]);
    expect(asked.unsure).toMatchObject([5, 7].map((row) => ({ place: { row }, why: "twice", candidates: [{ reference: "F-0001 Q1" }], mayBeNew: false })));
    const chosen = plan(sheets, { [`${ENTRIES}!7`]: "F-0001 Q1" });
    expect(proposed(chosen)).toEqual(["F-0001 askedBy SPM"]);
    expect(chosen.heldBack.map(({ row, reason }) => [row, reason])).toEqual([[5, "F-0001 Q1 is taken from row 7, as decided."]]);
    expect(writes(plan(sheets, { [`${ENTRIES}!5`]: "F-0001 Q1", [`${ENTRIES}!7`]: "F-0001 Q1" }))).toEqual(nothing);
  });

  test("written into a copy of the row of another is a new one where a person says so", () => {
    const sheets = edited(ENTRIES, (entries) => { entries.copy(4, { Findings: "F-0002", [QUESTION]: "Who owns that one?", Response: null, "Response by": null }); });
    const asked = plan(sheets);
    expect(asked.unsure).toMatchObject([{ thing: "entry", place: { row: 7 }, why: "copy", text: "Who owns that one?", candidates: [], mayBeNew: true }]);
    expect(writes(asked)).toEqual(nothing);
    const taken = plan(sheets, { [`${ENTRIES}!7`]: "new" });
    expect(taken.entries.map(({ text, links }) => [text, links.map(({ label }) => label)])).toEqual([["Who owns that one?", ["AFI 2"]]]);
    expect([taken.heldBack, taken.changed]).toEqual([[], []]);
  });

  test("with the number of another in somebody’s own paper is that one or a new one, as a person says", () => {
    const rows = [["AFI / recommendation", "PCC's assurance questions", "Force response"], ["AFI 1: The force should make sure that every missing person report is recorded on its system.", "1. Which of the partners was told about the new form?", ""]];
    const read = (sameAs: Record<string, string>) => {
      const planned = planImport({ file: "paper.xlsx", workbook: readBytes(makeXlsx({ sheets: [{ name: "Paper", rows }] })), record, options: { ...plainOptions, inspection: "PEEL 2021/22", sameAs }, actor: OPERATOR, instance: null });
      if (!planned.ok) throw new Error(planned.problem.message);
      return planned.value;
    };
    const asked = read({});
    expect(asked.unsure).toMatchObject([{ thing: "entry", part: "Q1", why: "disagrees", text: "Which of the partners was told about the new form?", candidates: [{ reference: "F-0001 Q1" }], mayBeNew: true, answer: null }]);
    expect([asked.entries, asked.changed, heldRows(asked)]).toEqual([[], [], ["Paper 2"]]);
    const fresh = read({ "Paper!2 Q1": "new" });
    expect(fresh.entries).toMatchObject([{ text: "Which of the partners was told about the new form?", links: [{ number: 2 }] }]);
    expect(fresh.heldBack).toEqual([]);
    expect(read({ "Paper!2 Q1": "F-0001 Q1" })).toMatchObject({ entries: [], changed: [{ id: "entry-1", field: "text" }], heldBack: [] });
  });
});

describe("an action", () => {
  const second = { id: "action-2", reference: "A-0002", text: "SIB to report back", owners: ["SIB"], due: null, findingId: "finding-1", entryId: null, meetingId: null };
  const two: WholeRecord = { ...record, findings: record.findings.map((each) => (each.id === "finding-1" ? { ...each, actions: [...each.actions, second] } : each)) };

  test("that shows the reference of another than its hidden key is the one a person says", () => {
    const sheets = copyOf(two);
    sheetIn(sheets, ACTIONS).set(4, "Reference", "A-0002");
    sheetIn(sheets, ACTIONS).set(4, "Due", "before July");
    sheetIn(sheets, ACTIONS).rows.splice(5, 1);
    const asked = plan(sheets, {}, two);
    expect(asked.unsure).toMatchObject([{ thing: "action", why: "disagrees", candidates: [{ reference: "A-0002", text: "SIB to report back" }, { reference: "A-0001" }], mayBeNew: false, answer: null }]);
    expect([writes(asked), heldRows(asked)]).toEqual([nothing, ["Actions 5"]]);
    const said = plan(sheets, { "Actions!5": "A-0001" }, two);
    expect([proposed(said), said.heldBack]).toEqual([["A-0001 due before July"], []]);
    expect(plan(sheets, { "Actions!5": "A-0002" }, two).changed.map(({ id }) => id)).toEqual(expect.arrayContaining(["action-2"]));
  });

  test("that stands twice is taken from one row, and the other may be a new one", () => {
    const sheets = edited(ACTIONS, (actions) => { actions.copy(4, { Action: "CC to publish the plan", Due: "before July" }); });
    const asked = plan(sheets);
    expect(asked.unsure).toMatchObject([{ place: { row: 5 }, why: "twice", candidates: [{ reference: "A-0001" }], mayBeNew: false }, { place: { row: 6 }, why: "twice", mayBeNew: true }]);
    const said = plan(sheets, { "Actions!5": "A-0001", "Actions!6": "new" });
    expect([said.changed, said.actions.map(({ text, due }) => [text, due]), said.heldBack]).toEqual([[], [["CC to publish the plan", "before July"]], []]);
    const only = plan(sheets, { "Actions!6": "A-0001" });
    expect([proposed(only), heldRows(only)]).toEqual([["A-0001 due before July", "A-0001 text CC to publish the plan"], ["Actions 5"]]);
  });
});
