/** Which cells of somebody's tracker get which values of the record, and which are left. */
import { describe, expect, test } from "vitest";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { filledLines, fillRows, leftLines, tryFill } from "../../support/fill-fixture";
import type { MadeCell } from "../../support/make-xlsx";
import { makeXlsx } from "../../support/make-xlsx";
import { readBytes } from "../../support/plan-fixture";
import { refusalOf } from "../../support/refusal-of";
import { smallRecord } from "../../support/small-record";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const PLANS = "The force should make sure that investigation plans are written and supervised.";
const VICTIMS = "The force needs to improve how it tells victims about their case.";
const TELL = "Within three months, the force should tell every victim of a change.";

function recordWith(changes: Record<number, Partial<FindingRecord>> = {}): WholeRecord {
  const record = smallRecord();
  return { ...record, findings: record.findings.map((finding) => ({ ...finding, ...changes[finding.sequence] })) };
}

function updated(more: Partial<NonNullable<FindingRecord["update"]>>): Pick<FindingRecord, "update"> {
  const [first] = smallRecord().findings;
  return { update: first?.update == null ? null : { ...first.update, ...more } };
}

const green = updated({ text: "All is done.", asAt: "2022-05-20", rag: "green" });

/** Two rows of a tracker: AFI 1, to be filled, and AFI 2, which the record leaves as it is. */
function two(heading: string, first: MadeCell, second: MadeCell = null): MadeCell[][] {
  return [["Number", "Finding", heading], ["AFI 1", CALLS, first], ["AFI 2", PLANS, second]];
}

describe("fields", () => {
  test("the cells of a row that differ get the record’s values; those that are right are counted", () => {
    const rows: MadeCell[][] = [
      ["Number", "Finding", "Strategic lead", "Tactical lead", "Steps to green", "Update", "As at", "RAG", "RAG reason", "Target date", "Deadline", "HMICFRS status", "Cost centre"],
      ["AFI 1", CALLS, "ACC Okafor", "", "1. Begin", "Under way.", { date: "2022-05-03" }, "Amber", "", { date: "2022-09-30" }, "31/03/2022", "Open", "X9"],
    ];
    const record = recordWith({ 1: { ...green, tacticalLead: { text: "Supt Byrne", personId: null }, deadline: "2022-06-30", hmicfrsStatus: "complete" } });
    const plan = fillRows(rows, { record });
    expect(filledLines(plan)).toEqual([
      "D2:  → Supt Byrne", "E2: 1. Begin → 1. Name a lead | SIB | due 30 Sep 2022", "F2: Under way. → All is done.", "G2: 2022-05-03 → 20 May 2022",
      "H2: Amber → Green", "K2: 31/03/2022 → 30 June 2022", "L2: Open → Complete",
    ]);
    expect(plan.filled.map(({ value }) => value).slice(3, 6)).toEqual([{ date: "2022-05-20" }, { text: "Green" }, { date: "2022-06-30" }]);
    expect([plan.right, plan.left, plan.formulas]).toEqual([2, [], []]);
    expect(plan.columnsIgnored.map(({ heading }) => heading)).toEqual(["Cost centre"]);
    expect(plan.findingsWithoutRow.map(({ reference }) => reference)).toEqual(["F-0002", "F-0003", "F-0004"]);
  });

  test("formulas are left and listed, unless they say what is recorded", () => {
    const plan = fillRows([["Finding", "RAG", "Target date", "Update", "As at"], [CALLS, { formula: "X1", text: "Red" }, { formula: "A1", number: 44834, format: 14 }, { formula: "X2", text: "Old" }, { date: "2022-05-01" }]], { record: recordWith() });
    expect(filledLines(plan)).toEqual([]);
    expect(plan.right).toBe(1);
    expect(leftLines(plan.formulas)).toEqual(["D2: It holds a formula, which is never overwritten.", "B2: It holds a formula, which is never overwritten."]);
    expect(leftLines(plan.left)).toEqual(["E2: It goes with Update, which is left."]);
  });

  test("what is not understood, or not recorded here, is left", () => {
    const plan = fillRows([["Finding", "RAG", "Target date", "Deadline", "Tactical lead"], [CALLS, "TBC", "End of Q2", { date: "2022-01-01" }, "Insp Shaw"]], { record: recordWith({ 1: green }) });
    expect(filledLines(plan)).toEqual([]);
    expect(leftLines(plan.left)).toEqual([
      "E2: Nothing is recorded here for it.", "B2: It says “TBC”, which is not understood as RAG.", "C2: It says “End of Q2”, which is not understood as Target date.", "D2: Nothing is recorded here for it.",
    ]);
  });

  test("a date or reason of words that are replaced goes with them", () => {
    const rows = [["Finding", "Update", "As at", "RAG", "RAG reason"], [CALLS, "Old.", { date: "2022-03-01" }, "Red", "Overdue"]];
    expect(filledLines(fillRows(rows, { record: recordWith({ 1: updated({ text: "New.", asAt: null, rag: "green" }) }) }))).toEqual(["B2: Old. → New.", "C2: 2022-03-01 → ", "D2: Red → Green", "E2: Overdue → "]);
    expect(filledLines(fillRows(rows, { record: recordWith({ 1: updated({ text: "Old.", asAt: null, rag: "red" }) }) }))).toEqual([]);
  });

  test("an update of the file that is newer than the record’s is not overwritten", () => {
    const rows: MadeCell[][] = [["Finding", "Update", "As at", "RAG", "Strategic lead"], [CALLS, "Newer.", { date: "2022-06-01" }, "Red", "nobody"]];
    const plan = fillRows(rows, { record: recordWith({ 1: green }) });
    expect(filledLines(plan)).toEqual(["E2: nobody → ACC Okafor"]);
    expect(leftLines(plan.left)[0]).toBe("B2: The file’s update is as at 1 June 2022, later than the one here (20 May 2022). Import the file first.");
    expect(plan.left).toHaveLength(3);
  });

  test.each([
    ["Update May 2022", 1], ["Update (20/05/2022)", 1], ["Update March 2022", 0], ["Update Q1 2022", 0], ["Update", 1],
  ])("a column headed “%s”, with an update as at 20 May 2022", (heading, count) => {
    const plan = fillRows(two(heading, "Old.", "Under way."), { record: recordWith({ 1: green }) });
    expect(plan.filled).toHaveLength(count);
    expect(plan.left.length).toBeGreaterThanOrEqual(1 - count);
  });

  test("several updates side by side: only the column an import takes is filled", () => {
    const plan = fillRows([["Finding", "Update", "Comments"], [CALLS, "Old.", "x"]], { record: recordWith({ 1: green }) });
    expect(filledLines(plan)).toEqual(["B2: Old. → All is done."]);
    expect(plan.columnsIgnored.map(({ column }) => column)).toEqual(["C"]);
  });
});

describe("RAG in the file’s own words", () => {
  const cases: [string, MadeCell, MadeCell, string][] = [
    ["words", "Amber", "Red", "Green"], ["capitals", "AMBER", "RED", "GREEN"], ["initials", "A", "R", "G"], ["small letters", "amber", "red", "green"], ["circles", "🟠", "🔴", "🟢"],
    ["symbol and word", "▲ Amber", "✖ Red", "✔ Green"], ["a value of the column itself", "Yellow", "GREEN!", "GREEN!"], ["words that say more", "Amber – on track", "Red – overdue", "Green"], ["nothing", "", "", "Green"],
  ];
  test.each(cases)("%s", (_, first, second, word) => {
    const plan = fillRows(two("RAG", first, second), { record: recordWith({ 1: green }) });
    expect(plan.filled.find(({ row }) => row === 2)?.to).toBe(word);
  });

  test("a phrase that the column always uses is its word", () => {
    const rows: MadeCell[][] = [["Number", "Finding", "RAG"], ["AFI 1", CALLS, "Red – overdue"], ["AFI 2", PLANS, "Green – on track"], ["Recommendation 1", TELL, "Green – on track"]];
    const plan = fillRows(rows, { record: recordWith({ 1: green, 2: green, 4: green }) });
    expect(filledLines(plan)).toEqual(["C2: Red – overdue → Green – on track"]);
  });

  test("by colour alone it is left, and right where the colour seems to say it", () => {
    const plan = fillRows(two("RAG", { fill: "FF0000" }, { fill: "FFC000" }), { record: recordWith({ 1: green }) });
    expect([filledLines(plan), plan.right]).toEqual([[], 1]);
    expect(leftLines(plan.left)).toEqual(["C2: Its column gives RAG by colour alone, and colours are not changed. Here it is Green."]);
  });

  test("a word on a colour is filled in, and the colour is said to stay", () => {
    const plan = fillRows(two("RAG", { text: "Red", fill: "FF0000" }, "Amber"), { record: recordWith({ 1: green }) });
    expect(filledLines(plan)).toEqual(["C2: Red → Green"]);
    expect(plan.notices.join()).toContain("Tracker!C2 now says Green for F-0001, but keeps its red colour.");
  });

  test("HMICFRS’s status in the file’s own words", () => {
    const plan = fillRows(two("HMICFRS status", "In progress", "Closed"), { record: recordWith({ 1: { hmicfrsStatus: "complete" }, 2: { hmicfrsStatus: "complete" } }) });
    expect(filledLines(plan)).toEqual(["C2: In progress → Closed"]);
  });
});

test.each([
  ["- Begin\n- End", "- Plan | SIB | due 1 June 2022\n- Do"], ["• Begin", "• Plan | SIB | due 1 June 2022\n• Do"], ["1) Begin", "1) Plan | SIB | due 1 June 2022\n2) Do"],
  ["Begin\nEnd", "Plan | SIB | due 1 June 2022\nDo"], ["1. Begin", "1. Plan | SIB | due 1 June 2022\n2. Do"], ["", "1. Plan | SIB | due 1 June 2022\n2. Do"],
])("steps are listed as the cell lists them: %j", (before, after) => {
  const steps = [{ text: "Plan", owner: "SIB", due: "2022-06-01", done: null }, { text: "Do", owner: null, due: null, done: null }];
  const plan = fillRows(two("Steps to green", before, "x"), { record: recordWith({ 1: { steps } }) });
  expect(plan.filled.find(({ row }) => row === 2)?.to).toBe(after.replace("1 June", "1 Jun"));
});

describe("rows", () => {
  test("rows without a finding, and findings without a row, are listed with the reason", () => {
    const rows: MadeCell[][] = [["Number", "Finding", "RAG"], ["AFI 1", CALLS, "Amber"], ["AFI 2", "Something quite different about vehicles", "Red"], ["AFI 9", "The force should buy bicycles.", "Red"]];
    const plan = fillRows(rows, { record: recordWith() });
    expect(plan.rowsWithoutFinding.map(({ row, reason }) => [row, reason.slice(0, 30)])).toEqual([[3, "AFI 2 of PEEL 2021/22 is alrea"], [4, "No finding here is certainly t"]]);
    expect([filledLines(plan), plan.right]).toEqual([[], 1]);
    expect(plan.findingsWithoutRow.map(({ label }) => label)).toEqual(["AFI 2", "Cause of concern", "Recommendation 1"]);
  });

  test("without the inspection, findings are known by their exact text, and that is said", () => {
    const rows: MadeCell[][] = [["Number", "Finding", "RAG"], ["AFI 1", `${CALLS} Always.`, "Red"], ["AFI 2", PLANS, "Red"]];
    const plan = fillRows(rows, { record: recordWith(), inspection: null });
    expect(filledLines(plan)).toEqual(["C3: Red → Amber"]);
    expect(plan.notices.join()).toContain("Name the inspection");
    expect(filledLines(fillRows(rows, { record: recordWith(), inspection: " peel 2021/22" }))).toEqual(["C2: Red → Amber", "C3: Red → Amber"]);
  });

  test("a field that goes on in the rows below is left; one that stands there alone is filled", () => {
    const rows: MadeCell[][] = [["Finding", "Update", "RAG"], [CALLS, "First.", ""], [null, "Second.", "Red"], [PLANS, "Under way.", "Amber"]];
    const plan = fillRows(rows, { record: recordWith({ 1: green }) });
    expect(filledLines(plan)).toEqual(["C3: Red → Green"]);
    expect(leftLines(plan.left)).toEqual(["B2: It goes on in row 3, so it is not certain what belongs into which of them."]);
  });

  test("a cell merged down over a finding’s rows is filled once, and one merged over several findings only where they agree", () => {
    const rows: MadeCell[][] = [["Finding", "Strategic lead", "RAG", "Target date"], [CALLS, "DCC Wells", "Red", { date: "2022-01-01" }], [PLANS, null, null, null]];
    const more = { merges: ["B2:B3", "C2:C3", "D2:D3"] };
    expect(filledLines(fillRows(rows, { record: recordWith() }, more))).toEqual(["B2: DCC Wells → ACC Okafor", "C2: Red → Amber", "D2: 2022-01-01 → 30 September 2022"]);
    const apart = fillRows(rows, { record: recordWith({ 1: green }) }, more);
    expect(filledLines(apart)).toEqual(["B2: DCC Wells → ACC Okafor", "D2: 2022-01-01 → 30 September 2022"]);
    expect(leftLines(apart.left)[0]).toBe("C2: The cell is merged over several findings, which do not have the same here.");
  });

  test("the same finding twice on a sheet: both rows where they agree, neither where they do not", () => {
    const rows: MadeCell[][] = [["Number", "Finding", "RAG", "Update"], ["AFI 1", CALLS, "Red", "One."], ["AFI 1", CALLS, "Red", "Two."]];
    const plan = fillRows(rows, { record: recordWith() });
    expect(filledLines(plan)).toEqual(["C2: Red → Amber", "C3: Red → Amber"]);
    expect(leftLines(plan.left)).toEqual([
      "D2: The same finding stands in row 3 as well, and it is not certain which of them is the current one.", "D3: The same finding stands in row 2 as well, and it is not certain which of them is the current one.",
    ]);
    expect(plan.rowsWithoutFinding).toEqual([]);
  });

  test("the same finding on two sheets is left on both", () => {
    const rows: MadeCell[][] = [["Number", "Finding", "RAG"], ["AFI 1", CALLS, "Red"]];
    const workbook = readBytes(makeXlsx({ sheets: [{ name: "March", rows }, { name: "May", rows }] }));
    const plan = tryFill(workbook, { record: recordWith() });
    expect(plan.ok && [filledLines(plan.value), plan.value.left.map(({ sheet, reason }) => [sheet, reason.slice(0, 42)])]).toEqual([[], [["March", "The same finding stands in row 2 of May as"], ["May", "The same finding stands in row 2 of March "]]]);
  });

  test("a cause of concern named in a column of its own gets nothing of its recommendation’s row", () => {
    const rows: MadeCell[][] = [["Cause of concern", "Recommendation", "RAG"], [VICTIMS, `Recommendation 1: ${TELL}`, "Red"]];
    const plan = fillRows(rows, { record: recordWith({ 3: updated({ rag: "blue" }), 4: green }) });
    expect(filledLines(plan)).toEqual(["C2: Red → Green"]);
  });
});

describe("questions and responses", () => {
  const asked = (id: string, number: number | null, text: string, said: string | null, more: Partial<EntryRecord> = {}): EntryRecord => {
    const [model] = smallRecord().findings[0]?.entries ?? [];
    if (model === undefined) throw new Error("The small record has no entry.");
    return {
      ...model, id, text, state: said === null ? "issued" : "answered",
      links: [{ findingId: "finding-1", reference: "F-0001", number, position: number ?? 9, closure: null, closureNote: null, revisitOn: null }],
      responses: said === null ? [] : model.responses.map((response) => ({ ...response, id: `of ${id}`, parts: [{ by: "CC", text: said }] })),
      ...more,
    };
  };
  const WHO = "The PCC asked who owns it.";
  const WHEN = "The PCC asked when it will be done.";
  const table = (questions: MadeCell, responses: MadeCell): MadeCell[][] => [["Finding", "PCC's assurance questions", "Force response"], [`AFI 1: ${CALLS}`, questions, responses], [`AFI 2: ${PLANS}`, "", ""]];
  const lines = (entries: EntryRecord[], questions: MadeCell, responses: MadeCell) => filledLines(fillRows(table(questions, responses), { record: recordWith({ 1: { entries } }) }));

  test.each<[string, EntryRecord[], MadeCell, MadeCell, string[]]>([
    ["into empty cells", [asked("a", 1, WHO, "A lead is named.")], "", "", [`B2:  → ${WHO}`, "C2:  → A lead is named."]],
    ["two into empty cells", [asked("a", 1, WHO, "Me."), asked("b", 2, WHEN, null)], "", "", [`B2:  → 1. ${WHO}\n2. ${WHEN}`, "C2:  → 1. Me."]],
    ["a response beside its question", [asked("a", 1, WHO, "Me.")], WHO, "", ["C2:  → Me."]],
    ["a response beside a numbered question", [asked("a", 1, WHO, null), asked("b", 2, WHEN, "June.")], `1. ${WHO}\n2. ${WHEN}`, "1. Me.", [`C2: 1. Me. → 1. Me.\n2. June.`]],
    ["a question behind those that are there", [asked("a", 1, WHO, "Me."), asked("b", 2, WHEN, null)], `1. ${WHO}`, "1. Me.", [`B2: 1. ${WHO} → 1. ${WHO}\n2. ${WHEN}`]],
    ["numbered as the file numbers", [asked("a", 1, WHO, "Me."), asked("b", 2, WHEN, "June.")], `Q1: ${WHO}`, "R1: Me.", [`B2: Q1: ${WHO} → Q1: ${WHO}\nQ2: ${WHEN}`, "C2: R1: Me. → R1: Me.\nR2: June."]],
    ["in brackets, a blank line between", [asked("a", 1, WHO, null), asked("b", 2, WHEN, null), asked("c", 3, "Why?", null)], `(1) ${WHO}\n\n(2) ${WHEN}`, "", [`B2: (1) ${WHO}\n\n(2) ${WHEN} → (1) ${WHO}\n\n(2) ${WHEN}\n\n(3) Why?`]],
    ["a plain question is numbered when a second comes", [asked("a", null, WHO, "Me."), asked("b", 1, WHEN, "June.")], WHO, "Me.", [`B2: ${WHO} → 1. ${WHO}\n2. ${WHEN}`, "C2: Me. → 1. Me.\n2. June."]],
    ["a response of several lines", [asked("a", 1, WHO, "First:\n- one\n- two")], WHO, "", ["C2:  → First:\n- one\n- two"]],
    ["a response that changed", [asked("a", 1, WHO, "Supt Byrne owns it now, with a deputy.")], WHO, "Supt Byrne owns it now.", ["C2: Supt Byrne owns it now. → Supt Byrne owns it now, with a deputy."]],
    ["nothing where all is right", [asked("a", 1, WHO, "Me.")], `1. ${WHO}`, "1. Me.", []],
    ["nothing of what is not issued, withdrawn or another’s", [asked("a", null, WHO, null, { state: "draft" }), asked("b", 1, WHEN, null, { state: "closed", links: [{ findingId: "finding-1", reference: "F-0001", number: 1, position: 1, closure: "withdrawn", closureNote: null, revisitOn: null }] })], "", "", []],
  ])("%s", (_, entries, questions, responses, expected) => {
    expect(lines(entries, questions, responses)).toEqual(expected);
  });

  test("what cannot be told apart again is not written", () => {
    const plan = fillRows(table(`1. ${WHO}`, "1. Me."), { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Me."), asked("b", 4, WHEN, null)] } }) });
    expect([filledLines(plan), plan.entriesWithoutPlace.map(({ label }) => label)]).toEqual([[], ["AFI 1 Q4"]]);
    const odd = fillRows(table(`1. ${WHO}\n2. ${WHEN}`, ""), { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Two things:\n2. this"), asked("b", 2, WHEN, null)] } }) });
    expect([filledLines(odd), leftLines(odd.left)]).toEqual([[], ["C2: It cannot be written so that its questions and responses are told apart again."]]);
  });

  test("a response quite unlike the recorded one, or one to no question, is left", () => {
    const unlike = fillRows(table(WHO, "Nothing to do with it at all."), { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Supt Byrne owns the plan.")] } }) });
    expect([filledLines(unlike), leftLines(unlike.left)]).toEqual([[], ["C2: Another response stands there, which is quite unlike the one recorded here."]]);
    const odd = fillRows(table(`1. ${WHO}\n2. ${WHEN}`, "Without a number."), { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Me.")] } }) });
    expect(filledLines(odd)).toEqual([]);
  });

  test("a question of the file that is none here stays, with its response", () => {
    const entries = [asked("a", 1, WHO, "Me."), asked("b", 3, "Why?", null)];
    expect(lines(entries, `1. ${WHO}\n2. Their own question?`, "2. Yes.")).toEqual([`B2: 1. ${WHO}\n2. Their own question? → 1. ${WHO}\n2. Their own question?\n3. Why?`, "C2: 2. Yes. → 1. Me.\n2. Yes."]);
  });

  test("a cell that says where the questions went is left", () => {
    const plan = fillRows(table("Addressed at the workforce meeting", ""), { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Me.")] } }) });
    expect(filledLines(plan)).toEqual([]);
    expect(plan.entriesWithoutPlace.map(({ reason }) => reason)).toEqual(["The cell says where the questions are addressed instead."]);
  });

  test("one question a row: a response goes beside its own, a new question nowhere", () => {
    const rows: MadeCell[][] = [["Finding", "Q no", "PCC's assurance questions", "Force response"], [`AFI 1: ${CALLS}`, 1, WHO, ""], [null, 2, WHEN, "June."]];
    const plan = fillRows(rows, { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Me."), asked("b", 2, WHEN, "June."), asked("c", 3, "Why?", null)] } }) });
    expect(filledLines(plan)).toEqual(["D2:  → Me."]);
    expect(plan.entriesWithoutPlace.map(({ label }) => label)).toEqual(["AFI 1 Q3"]);
  });

  test("formulas among them are left and listed", () => {
    const rows = table({ formula: "Z1", text: WHO }, { formula: "Z2", text: "Someone." });
    const plan = fillRows(rows, { record: recordWith({ 1: { entries: [asked("a", 1, WHO, "Someone else."), asked("b", 2, WHEN, null)] } }) });
    expect([filledLines(plan), leftLines(plan.formulas)]).toEqual([[], ["C2: It holds a formula, which is never overwritten."]]);
    expect(plan.entriesWithoutPlace).toMatchObject([{ label: "AFI 1 Q2", reason: "It holds a formula, which is never overwritten." }]);
  });
});

test("files that cannot be filled in are refused with a sentence", () => {
  expect(refusalOf(tryFill({ format: "csv", sheets: [], problems: [] }, { record: recordWith() }))).toMatch(/CSV file has no cells/);
  expect(refusalOf(tryFill(readBytes(makeXlsx({ sheets: [{ rows: [] }] })), { record: recordWith() }))).toMatch(/nothing in this file/);
});
