/** Trackers of many layouts, each read into the same findings. */
import { describe, expect, test } from "vitest";
import type { ImportPlan } from "~/domain/import/import-plan";
import { planOf, planRows, planSheets, readBytes, tryPlan } from "../../support/plan-fixture";
import { makeXlsx, type MadeCell } from "../../support/make-xlsx";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const PLANS = "The force should make sure that investigation plans are written and supervised.";
const VICTIMS = "The force needs to improve how it tells victims about their case.";

function brief(plan: ImportPlan): string[] {
  return plan.findings.map(({ kind, number, inspection, values, parent }) => [number ?? kind, inspection, values.rag ?? "", values.strategicLead ?? "", parent === null ? "" : "in a cause"].filter((part) => part !== "").join(" · "));
}

describe("the header row", () => {
  test("stands in the first row", () => {
    const plan = planRows([["AFI", "RAG"], [`AFI 1: ${CALLS}`, "Red"], [`AFI 2: ${PLANS}`, "Amber"]]);
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2021/22 · red", "AFI 2 · PEEL 2021/22 · amber"]);
    expect(plan.sheets[0]?.headerRow).toBe(1);
  });

  test("stands below titles and blank rows, which are listed", () => {
    const plan = planRows([["HMICFRS tracker"], [], ["Prepared by the secretariat"], [null], ["Finding", "RAG"], [`AFI 1: ${CALLS}`, "G"]]);
    expect(plan.sheets[0]?.headerRow).toBe(5);
    expect(plan.notPlaced.map((each) => [each.row, each.text])).toEqual([[1, "HMICFRS tracker"], [3, "Prepared by the secretariat"]]);
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2021/22 · green"]);
  });

  test("is repeated further down", () => {
    const plan = planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"], ["Finding", "RAG"], [`AFI 2: ${PLANS}`, "G"]]);
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2021/22 · red", "AFI 2 · PEEL 2021/22 · green"]);
  });

  test("is repeated with its columns in another order", () => {
    const plan = planRows([["Finding", "RAG", "Update"], [`AFI 1: ${CALLS}`, "R", "Late."], ["RAG", "Update", "Finding"], ["G", "Done.", `AFI 2: ${PLANS}`]]);
    expect(plan.findings.map(({ number, values }) => [number, values.rag, values.update])).toEqual([["AFI 1", "red", "Late."], ["AFI 2", "green", "Done."]]);
  });

  test("takes two lines with merged group headings", () => {
    const plan = planRows(
      [
        ["AFI / recommendation", "Leads", null, "Update", null, "RAG"],
        [null, "Strategic", "Tactical", "Text", "As at", null],
        [`AFI 1: ${CALLS}`, "ACC Okafor", "Supt Byrne", "Under way.", { date: "2022-05-03" }, "A"],
      ],
      {},
      { merges: ["A1:A2", "B1:C1", "D1:E1", "F1:F2"] },
    );
    const [finding] = plan.findings;
    expect(finding?.values).toEqual({ strategicLead: "ACC Okafor", tacticalLead: "Supt Byrne", update: "Under way.", updateAsAt: "2022-05-03", rag: "amber" });
    expect(plan.ignoredColumns).toEqual([]);
  });

  test("takes two lines with group headings that are not merged", () => {
    const plan = planRows([
      ["Finding", "Leads", null, "RAG"],
      [null, "Strategic", "Tactical", null],
      [`AFI 1: ${CALLS}`, "ACC Okafor", "Supt Byrne", "A"],
    ]);
    expect(plan.findings[0]?.values).toEqual({ strategicLead: "ACC Okafor", tacticalLead: "Supt Byrne", rag: "amber" });
  });

  test("has line breaks, notes in brackets and other words in its headings", () => {
    const plan = planRows([
      ["Recommendation /\nAFI", "RAG status (R/A/G)", "Latest update:", "Strategic\nlead", "Target completion date"],
      [`AFI 1: ${CALLS}`, "Amber", "Under way.", "ACC Okafor", "30/09/2022"],
    ]);
    expect(plan.findings[0]?.values).toEqual({ rag: "amber", update: "Under way.", strategicLead: "ACC Okafor", targetDate: "2022-09-30" });
  });

  test("has one known heading only, above a column that plainly holds findings", () => {
    const plan = planRows([["What HMICFRS said", "What we did", "RAG"], [`AFI 1: ${CALLS}`, "x", "R"], [`AFI 2: ${PLANS}`, "y", "G"]]);
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2021/22 · red", "AFI 2 · PEEL 2021/22 · green"]);
    expect(plan.ignoredColumns.map((each) => each.heading)).toEqual(["What we did"]);
  });

  test("is missing: a sentence says what to do", () => {
    const planned = tryPlan(readBytes(makeXlsx({ sheets: [{ rows: [["Some notes"], ["More notes", "and others"]] }] })));
    expect(planned.ok ? "" : planned.problem.message).toMatch(/^No row of headings was found/);
  });

  test("is missing: nothing but blanks", () => {
    const planned = tryPlan(readBytes(makeXlsx({ sheets: [{ rows: [[" "]] }] })));
    expect(planned.ok ? "" : planned.problem.message).toMatch(/every sheet is empty/);
  });
});

describe("columns", () => {
  test("stand in any order; those unknown are named as ignored", () => {
    const plan = planRows([["RAG", "Cost centre", "Lead", "Finding"], ["Red", "X12", "Supt Byrne", `AFI 1: ${CALLS}`]]);
    expect(plan.findings[0]?.values).toEqual({ rag: "red", tacticalLead: "Supt Byrne" });
    expect(plan.ignoredColumns).toEqual([{ sheet: "Sheet1", column: "B", heading: "Cost centre", reason: "Its heading is none that the tracker knows." }]);
    expect(plan.unknownHeadings.map((each) => [each.heading, each.examples])).toEqual([["Cost centre", ["X12"]]]);
  });

  test("mean the same: the best fit is taken, the other named", () => {
    const plan = planRows([["Finding", "Comments", "Update"], [`AFI 1: ${CALLS}`, "Old remark", "Under way."]]);
    expect(plan.findings[0]?.values.update).toBe("Under way.");
    expect(plan.ignoredColumns.map((each) => [each.column, each.reason])).toEqual([["B", "It means the same as column C (“Update”), which gives Update."]]);
  });

  test("repeat by month: the latest is taken", () => {
    const plan = planRows([["Finding", "RAG March 2022", "RAG May 2022"], [`AFI 1: ${CALLS}`, "R", "A"]]);
    expect(plan.findings[0]?.values.rag).toBe("amber");
    expect(plan.ignoredColumns.map((each) => each.column)).toEqual(["B"]);
  });

  test("carry the as-at date in their heading", () => {
    for (const heading of ["Update as at 3 May 2022", "Update (as at 03/05/2022)"]) {
      const plan = planRows([["Finding", heading], [`AFI 1: ${CALLS}`, "Under way."]]);
      expect(plan.findings[0]?.values).toEqual({ update: "Under way.", updateAsAt: "2022-05-03" });
    }
  });

  test("are hidden, and rows too: they are read as well", () => {
    const plan = planSheets([{ hiddenColumns: [2], rows: [["Finding", "RAG"], { cells: [`AFI 1: ${CALLS}`, "Red"], hidden: true }] }]);
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2021/22 · red"]);
  });

  test("have no heading but say something: they are named", () => {
    const plan = planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, "Red", "a stray remark"]]);
    expect(plan.ignoredColumns).toEqual([{ sheet: "Sheet1", column: "C", heading: "", reason: "It has no heading." }]);
  });

  test("were mapped by hand", () => {
    const plan = planRows([["What HMICFRS wants", "Traffic light", "Finding"], [`AFI 1: ${CALLS}`, "Red", "not this"]], { options: { mapping: { "what hmicfrs wants": "finding", "traffic light": "rag", finding: "ignore" } } });
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2021/22 · red"]);
    expect(plan.ignoredColumns.map((each) => each.reason)).toEqual(["You said that this column is not taken."]);
  });

  test("Status means RAG, HMICFRS’s status, or nothing certain, by its values", () => {
    expect(planRows([["Finding", "Status"], [`AFI 1: ${CALLS}`, "Amber"]]).findings[0]?.values).toEqual({ rag: "amber" });
    expect(planRows([["Finding", "Status"], [`AFI 1: ${CALLS}`, "Superseded"]]).findings[0]?.values).toEqual({ hmicfrsStatus: "superseded" });
    const unsure = planRows([["Finding", "Status", "RAG"], [`AFI 1: ${CALLS}`, "With Estates", "R"]]);
    expect(unsure.findings[0]?.values).toEqual({ rag: "red" });
    expect(unsure.ignoredColumns[0]?.reason).toMatch(/could mean several things/);
  });
});

describe("numbers and kinds", () => {
  test.each<[string, MadeCell[][], string[]]>([
    ["in the text", [["Finding", "RAG"], [`AFI 7: ${CALLS}`, "R"], [`Recommendation 2. ${PLANS}`, "R"]], ["AFI 7", "Recommendation 2"]],
    ["in a column of labels", [["Ref", "Finding", "RAG"], ["AFI 7", CALLS, "R"], ["Rec 2", PLANS, "R"]], ["AFI 7", "Recommendation 2"]],
    ["as plain numbers beside a kind", [["No", "Type", "Description"], [7, "AFI", CALLS], [2, "Recommendation", PLANS]], ["AFI 7", "Recommendation 2"]],
    ["under a heading that names the kind", [["AFI", "Description", "RAG"], [1, CALLS, "R"], [2, PLANS, "A"]], ["AFI 1", "AFI 2"]],
    ["under Recommendation, as labels", [["Recommendation", "Text", "RAG"], ["Rec 1", CALLS, "R"], ["Rec 2", PLANS, "A"]], ["Recommendation 1", "Recommendation 2"]],
    ["as number and type in one column", [["Number and type", "Text", "Status"], ["1 – AFI", CALLS, "R"], ["Rec 2", PLANS, "A"]], ["AFI 1", "Recommendation 2"]],
    ["written out in full", [["Finding", "RAG"], [`Area for improvement 3 – ${CALLS}`, "R"], [`Rec 4 ${PLANS}`, "R"]], ["AFI 3", "Recommendation 4"]],
  ])("%s", (_, rows, numbers) => {
    const plan = planRows(rows);
    expect(plan.findings.map((each) => each.number)).toEqual(numbers);
    expect(plan.findings.map((each) => each.text)).toEqual([CALLS, PLANS]);
    expect(plan.findings.map((each) => each.kind)).toEqual(numbers.map((each) => (each.startsWith("AFI") ? "afi" : "recommendation")));
  });

  test("their own references are kept beside ours, never read as ours", () => {
    const plan = planRows([["Ref", "Finding", "RAG"], ["F-0003", `AFI 1: ${CALLS}`, "R"], ["MX/22/7", `AFI 2: ${PLANS}`, "A"]]);
    expect(plan.findings.map((each) => each.theirReference)).toEqual(["F-0003", "MX/22/7"]);
    expect(plan.changed).toEqual([]);
  });

  test("the number’s own kind beats the heading of the column", () => {
    const plan = planRows([["Number and type", "Recommendation", "Status"], ["1 (Recommendation)", CALLS, "GREEN"], ["AFI 2", PLANS, "WHITE"]]);
    expect(plan.findings.map(({ number, kind }) => [number, kind])).toEqual([["Recommendation 1", "recommendation"], ["AFI 2", "afi"]]);
  });

  test("a leading number is one where the heading says of what", () => {
    const plan = planRows([["AFI", "RAG"], [`1 - ${CALLS}`, "R"], [`2) ${PLANS}`, "A"]]);
    expect(plan.findings.map(({ number, text }) => [number, text])).toEqual([["AFI 1", CALLS], ["AFI 2", PLANS]]);
  });

  test("a label in a row of its own belongs to the text below it", () => {
    const plan = planRows([["Finding", "Update"], ["AFI 1"], [CALLS, "Under way."], ["AFI 2"], [PLANS, "Done."], ["AFI 3"]]);
    expect(plan.findings.map(({ number, text }) => [number, text])).toEqual([["AFI 1", CALLS], ["AFI 2", PLANS]]);
    expect(plan.notPlaced.map((each) => each.text)).toEqual(["AFI 3"]);
  });

  test("two columns of findings of which each row fills one", () => {
    const plan = planRows([["Recommendation", "AFI", "RAG"], [PLANS, null, "R"], [null, CALLS, "A"]]);
    expect(plan.findings.map(({ kind, text }) => [kind, text])).toEqual([["recommendation", PLANS], ["afi", CALLS]]);
  });

  test("nothing says what a finding is: it is another finding, and that is said", () => {
    const plan = planRows([["Description", "RAG"], [CALLS, "R"]]);
    expect(plan.findings[0]?.kind).toBe("other");
    expect(plan.notices.join()).toMatch(/nothing says whether this is an AFI or a recommendation/);
  });
});

describe("section rows", () => {
  test("a cause of concern is the parent of the recommendations below it, until areas for improvement begin", () => {
    const plan = planRows([
      ["Finding", "RAG"],
      [`Cause of concern: ${VICTIMS}`],
      ["Recommendations"],
      [`1. ${PLANS}`, "R"],
      ["Areas for improvement (AFI)"],
      [`AFI 1: ${CALLS}`, "A"],
    ]);
    expect(brief(plan)).toEqual(["cause-of-concern · PEEL 2021/22", "Recommendation 1 · PEEL 2021/22 · red · in a cause", "AFI 1 · PEEL 2021/22 · amber"]);
  });

  test("merged across the table", () => {
    const plan = planRows(
      [["Finding", "RAG", "Update"], [`Accelerated cause of concern: ${VICTIMS}`], [`Recommendation 1: ${PLANS}`, "R", "Late."], ["Areas for improvement"], [`AFI 1: ${CALLS}`, "A", "Soon."]],
      {},
      { merges: ["A2:C2", "A4:C4"] },
    );
    expect(brief(plan)).toEqual(["accelerated-cause-of-concern · PEEL 2021/22", "Recommendation 1 · PEEL 2021/22 · red · in a cause", "AFI 1 · PEEL 2021/22 · amber"]);
  });

  test("a cause of concern above the headings is the parent of what is below them", () => {
    const plan = planRows([[`Cause of concern: ${VICTIMS}`], ["Rec", "Text", "RAG"], ["1", CALLS, "R"], ["2", PLANS, "A"]], {}, { merges: ["A1:C1"] });
    expect(brief(plan)).toEqual(["cause-of-concern · PEEL 2021/22", "Recommendation 1 · PEEL 2021/22 · red · in a cause", "Recommendation 2 · PEEL 2021/22 · amber · in a cause"]);
  });

  test("a cause of concern in a column of its own, merged down over its recommendations, is a finding too", () => {
    const plan = planRows([["Cause of concern", "Recommendation", "RAG"], [VICTIMS, `1. ${CALLS}`, "R"], [null, `2. ${PLANS}`, "A"], ["N/A", "AFI 3: The force should do more of it.", "G"]], {}, { merges: ["A2:A3"] });
    expect(brief(plan)).toEqual([
      "cause-of-concern · PEEL 2021/22", "Recommendation 1 · PEEL 2021/22 · red · in a cause", "Recommendation 2 · PEEL 2021/22 · amber · in a cause", "AFI 3 · PEEL 2021/22 · green",
    ]);
    expect(plan.notPlaced.map((each) => each.text)).toEqual(["N/A"]);
  });

  test("a cause of concern with leads and RAG of its own is a row like any other, and still the parent", () => {
    const plan = planRows([["Finding", "RAG", "Strategic lead"], [`Cause of concern: ${VICTIMS}`, "R", "ACC Okafor"], [`Recommendation 1: ${PLANS}`, "A", "DCC Lind"]]);
    expect(brief(plan)).toEqual(["cause-of-concern · PEEL 2021/22 · red · ACC Okafor", "Recommendation 1 · PEEL 2021/22 · amber · DCC Lind · in a cause"]);
  });

  test("the title of a report names the inspection of the rows below", () => {
    const plan = planRows([["Finding", "RAG"], ["PEEL 2018/19"], [`AFI 1: ${CALLS}`, "R"], ["National child protection inspection 2021"], [`Recommendation 1: ${PLANS}`, "A"]], { options: { inspection: null } });
    expect(brief(plan)).toEqual(["AFI 1 · PEEL 2018/19 · red", "Recommendation 1 · National child protection inspection 2021 · amber"]);
    expect(plan.inspections.map(({ title, kind }) => [title, kind])).toEqual([["PEEL 2018/19", "peel"], ["National child protection inspection 2021", "rolling"]]);
  });

  test.each([
    ["PEEL 2018/19 – improvement plan", "PEEL 2021/22", "PEEL 2021/22"],
    ["PEEL 2018/19 – improvement plan", null, "PEEL 2018/19 – improvement plan"],
    ["Inspection: PEEL 2018/19", "PEEL 2021/22", "PEEL 2018/19"],
  ])("above the headings, %j with %j given by hand is %j", (title, inspection, taken) => {
    const plan = planRows([[title], ["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"]], { options: { inspection } });
    expect(plan.findings.map((each) => each.inspection)).toEqual([taken]);
  });

  test("a column names the inspection, with its published date unknown", () => {
    const plan = planRows([["Report", "Finding", "RAG"], ["PEEL 2018/19", `AFI 1: ${CALLS}`, "R"], ["PEEL 2021/22", `AFI 1: ${PLANS}`, "A"]], { options: { inspection: null } });
    expect(plan.findings.map((each) => each.inspection)).toEqual(["PEEL 2018/19", "PEEL 2021/22"]);
  });

  test("a line of which nobody knows the meaning is listed", () => {
    const plan = planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"], [], ["Key: R late, A under way"], ["Total", 1]]);
    expect(plan.notPlaced.map((each) => each.text)).toEqual(["Key: R late, A under way", "Total | 1"]);
    expect(plan.findings).toHaveLength(1);
  });
});

describe("one finding over several rows", () => {
  const rows: MadeCell[][] = [
    ["AFI / recommendation", "PCC's assurance questions", "Force response"],
    [`AFI 1: ${CALLS}`, "1. The PCC asked who owns it.", "1. The CC said that a lead is named."],
    [null, "2. The PCC asked for a date.", "2. The DCC gave none."],
    [`AFI 2: ${PLANS}`, "The PCC asked about the pace.", "The CC is content."],
  ];
  test.each([["merged down", ["A2:A3"]], ["left blank below", []]])("with its cell %s", (_, merges) => {
    const plan = planRows(rows, {}, { merges });
    expect(plan.findings).toHaveLength(2);
    expect(plan.entries.map((each) => [each.links[0]?.label, each.links[0]?.number])).toEqual([["AFI 1", 1], ["AFI 1", 2], ["AFI 2", null]]);
    expect(plan.responses.map((each) => each.parts[0]?.by)).toEqual(["CC", "DCC", "CC"]);
  });

  test("with its text repeated in each row", () => {
    const plan = planRows([rows[0] ?? [], rows[1] ?? [], [`AFI 1: ${CALLS}`, "2. The PCC asked for a date.", "2. The DCC gave none."]]);
    expect(plan.findings).toHaveLength(1);
    expect(plan.entries.map((each) => each.links[0]?.number)).toEqual([1, 2]);
    expect(plan.heldBack).toEqual([]);
  });

  test("with number, asker and responder in columns of their own", () => {
    const plan = planRows([["AFI", "Q no", "Question", "Asked by", "Response", "Responder"], [`AFI 1: ${CALLS}`, 1, "Who owns it?", "SPM", "A lead is named.", "CC"], [null, 2, "By when?", "PCC", "October.", "DCC"]]);
    expect(plan.entries.map(({ askedBy, links }) => [askedBy, links[0]?.number])).toEqual([["SPM", 1], ["PCC", 2]]);
    expect(plan.responses.map((each) => each.parts[0]?.by)).toEqual(["CC", "DCC"]);
    expect([plan.ignoredColumns, plan.notPlaced]).toEqual([[], []]);
  });

  test("with a lead merged down over two findings", () => {
    const plan = planRows([["Finding", "Strategic lead"], [`AFI 1: ${CALLS}`, "ACC Okafor"], [`AFI 2: ${PLANS}`, null]], {}, { merges: ["B2:B3"] });
    expect(plan.findings.map((each) => each.values.strategicLead)).toEqual(["ACC Okafor", "ACC Okafor"]);
  });

  test("with steps one below the other", () => {
    const plan = planRows([["Finding", "Steps to green", "RAG"], [`AFI 1: ${CALLS}`, "Name a lead", "R"], [null, "Train the desk", null]]);
    expect(plan.findings[0]?.values.stepsToGreen).toBe("1. Name a lead\n2. Train the desk");
  });
});

describe("several sheets", () => {
  test("each is read on its own; one without a table is listed", () => {
    const plan = planSheets([
      { name: "AFIs", rows: [["AFI", "RAG"], [`AFI 1: ${CALLS}`, "R"]] },
      { name: "Recs", rows: [["Tracker"], ["RAG", "Recommendation"], ["A", `Recommendation 1: ${PLANS}`]] },
      { name: "Notes", rows: [["Call the secretariat with questions"]] },
    ]);
    expect(plan.sheets.map(({ name, headerRow }) => [name, headerRow])).toEqual([["AFIs", 1], ["Recs", 2]]);
    expect(plan.findings.map((each) => each.number)).toEqual(["AFI 1", "Recommendation 1"]);
    expect(plan.notPlaced).toEqual([{ sheet: "Recs", row: 1, text: "Tracker" }, { sheet: "Notes", row: 1, text: "Call the secretariat with questions" }]);
  });

  test("the same finding on two sheets is joined where they complete each other", () => {
    const plan = planSheets([
      { name: "Tracker", rows: [["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"]] },
      { name: "Assurance", rows: [["AFI / recommendation", "Questions", "Response"], [`AFI 1: ${CALLS}`, "The PCC asked why.", "The CC said."]] },
    ]);
    expect(plan.findings).toHaveLength(1);
    expect(plan.findings[0]?.values.rag).toBe("red");
    expect(plan.entries).toHaveLength(1);
  });
});

describe("the same row twice", () => {
  test("is taken once when both are equal, and that is said", () => {
    const plan = planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"], [`AFI 1: ${CALLS}`, "R"]]);
    expect(plan.findings).toHaveLength(1);
    expect(plan.heldBack).toEqual([]);
    expect(plan.notices.join()).toMatch(/row 3 repeats row 2/);
  });

  test("is held back in both when the texts differ", () => {
    const plan = planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"], [`AFI 1: ${PLANS}`, "R"]]);
    expect(plan.findings).toEqual([]);
    expect(plan.heldBack.map((each) => each.row).sort()).toEqual([2, 3]);
  });

  test("holds back the cells that differ, and takes the rest", () => {
    const plan = planRows([["Finding", "RAG", "Lead"], [`AFI 1: ${CALLS}`, "R", "Supt Byrne"], [`AFI 1: ${CALLS}`, "A", "Supt Byrne"]]);
    expect(plan.findings[0]?.values).toEqual({ tacticalLead: "Supt Byrne" });
    expect(plan.heldBack.map(({ row, column }) => [row, column])).toEqual([[2, "B"], [3, "B"]]);
  });
});

describe("cells", () => {
  test("a bad cell is held back with its place, and the rest of the row is taken", () => {
    const plan = planRows([["Finding", "RAG", "Target date", "Lead"], [`AFI 1: ${CALLS}`, "Purple", "31/02/2022", "Supt Byrne"]]);
    expect(plan.findings[0]?.values).toEqual({ tacticalLead: "Supt Byrne" });
    expect(plan.heldBack.map(({ row, column, reason }) => [row, column, reason.slice(0, 28)])).toEqual([[2, "B", "“Purple” is not a RAG. Use on"], [2, "C", "“31/02/2022” is not a date. "]].map(([row, column, reason]) => [row, column, String(reason).slice(0, 28)]));
  });

  test("dates are read as dates, or day first from text; a number without a date format is none", () => {
    const plan = planRows([["Finding", "Target date", "Deadline"], [`AFI 1: ${CALLS}`, { date: "2022-09-30" }, "1/2/2023"], [`AFI 2: ${PLANS}`, 44834, "30th Sept 2022"]]);
    expect(plan.findings.map((each) => [each.values.targetDate, each.values.deadline])).toEqual([["2022-09-30", "2023-02-01"], [undefined, "2022-09-30"]]);
    expect(plan.heldBack.map(({ row, column }) => [row, column])).toEqual([[3, "B"]]);
  });

  test("formulas give their results, errors are held back, links and rich text give their text", () => {
    const plan = planRows([
      ["Finding", "Update", "Lead", "RAG reason"],
      [`AFI 1: ${CALLS}`, { formula: "A1&B1", text: "Under way." }, { runs: ["Supt ", "Byrne"] }, { error: "#REF!" }],
      [`AFI 2: ${PLANS}`, { text: "See the note", link: "https://example.org/note" }, "Ch Insp Vale", "late"],
    ]);
    expect(plan.findings.map((each) => [each.values.update, each.values.tacticalLead, each.values.ragReason])).toEqual([["Under way.", "Supt Byrne", undefined], ["See the note", "Ch Insp Vale", "late"]]);
    expect(plan.heldBack.map(({ row, column }) => [row, column])).toEqual([[2, "D"]]);
  });

  test.each(["Red", "R", "✖", "✖ Red", "red - overdue"])("RAG written “%s”", (written) => {
    expect(planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, written]]).findings[0]?.values.rag).toBe("red");
  });

  test("a text over the limit is held back with a sentence", () => {
    const plan = planRows([["Finding", "Update"], [`AFI 1: ${CALLS}`, "x".repeat(30_001)]]);
    expect(plan.findings).toHaveLength(1);
    expect(plan.heldBack[0]?.reason).toMatch(/30,001 characters; 30,000 is the most/);
  });

  test("a lone dash is an empty cell", () => {
    const plan = planRows([["Finding", "Lead", "Target date"], [`AFI 1: ${CALLS}`, "–", "-"]]);
    expect(plan.findings[0]?.values).toEqual({});
    expect(plan.heldBack).toEqual([]);
  });
});

describe("RAG by colour alone", () => {
  const rows: MadeCell[][] = [["Finding", "RAG"], [`AFI 1: ${CALLS}`, { fill: "FF0000" }], [`AFI 2: ${PLANS}`, { fill: "00B050" }]];

  test("is proposed per column and fill, and not taken unconfirmed", () => {
    const plan = planRows(rows);
    expect(plan.findings.map((each) => each.values.rag)).toEqual([undefined, undefined]);
    expect(plan.fills.map(({ column, rgb, count, proposed }) => [column, rgb, count, proposed])).toEqual([["B", "FF0000", 1, "red"], ["B", "00B050", 1, "green"]]);
    expect(plan.notices.join()).toMatch(/Nothing of it is taken until the meaning is confirmed/);
    expect(plan.heldBack.map(({ row, column, reason }) => [row, column, reason.split(".")[0]])).toEqual([
      [2, "B", "RAG is given by colour alone, which seems to mean Red"], [3, "B", "RAG is given by colour alone, which seems to mean Green"],
    ]);
  });

  test("is taken as proposed, or as confirmed", () => {
    expect(planRows(rows, { options: { fills: "proposed" } }).findings.map((each) => each.values.rag)).toEqual(["red", "green"]);
    const confirmed = { "Sheet1!B!FF0000": "amber", "Sheet1!B!00B050": null } as const;
    expect(planRows(rows, { options: { fills: confirmed } }).findings.map((each) => each.values.rag)).toEqual(["amber", undefined]);
  });

  test("the word wins over the colour, and the difference is said", () => {
    const plan = planRows([["Finding", "RAG"], [`AFI 1: ${CALLS}`, { text: "Amber", fill: "FF0000" }]], { options: { fills: "proposed" } });
    expect(plan.findings[0]?.values.rag).toBe("amber");
    expect(plan.notices.join()).toMatch(/B2 says Amber and is coloured red: the word is taken/);
  });

  test("under conditional formatting that is said", () => {
    expect(planRows(rows, {}, { conditional: ["B2:B3"] }).notices.join()).toMatch(/has conditional formatting/);
  });
});

describe("files of other writers", () => {
  const sheets = [{ rows: [["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"]] as MadeCell[][] }];
  test.each([["prefixed names", { prefix: "x" }], ["inline texts", { inline: true }], ["no addresses", { unaddressed: true }], ["dates from 1904", { fromYear1904: true }]])("%s", (_, more) => {
    expect(brief(planOf(readBytes(makeXlsx({ sheets, ...more }))))).toEqual(["AFI 1 · PEEL 2021/22 · red"]);
  });

  test("CSV with semicolons in Windows-1252", () => {
    const bytes = Buffer.from(`Finding;RAG;Update\r\n"AFI 1: ${CALLS}";Red;"Under way \x96 slowly"\r\n`, "latin1");
    const plan = planOf(readBytes(bytes, "tracker.csv"));
    expect(plan.findings[0]?.values).toEqual({ rag: "red", update: "Under way – slowly" });
  });
});

test("without the inspection the file is refused with a sentence", () => {
  const planned = tryPlan(readBytes(makeXlsx({ sheets: [{ rows: [["Finding", "RAG"], [`AFI 1: ${CALLS}`, "R"]] }] })), { options: { inspection: null } });
  expect(planned.ok ? "" : planned.problem.message).toMatch(/does not say which inspection/);
});
