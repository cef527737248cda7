/** Which rows the filters and the search let through. */
import { describe, expect, it } from "vitest";
import { rowFilter } from "~/domain/register/register-filter";
import { shapeRows, type RegisterRow } from "~/domain/register/register-row";
import { searchTerms } from "~/domain/register/register-search";
import { NO_FILTERS, NO_LEADS, NONE, type Filters } from "~/domain/register/register-view";
import { exampleEntry, exampleFinding, exampleResponse, exampleRow, exampleUpdate, references, today } from "./example-rows";

function chosen(rows: readonly RegisterRow[], filters: Partial<Filters>): string[] {
  return references(rows.filter(rowFilter({ ...NO_FILTERS, ...filters }, today)));
}

describe("the filters", () => {
  it("take any of the values of one filter, and all filters together", () => {
    const rows = [
      exampleRow(1, { update: exampleUpdate({ rag: "red" }) }),
      exampleRow(2, { update: exampleUpdate({ rag: "amber" }) }),
      exampleRow(3, { update: exampleUpdate({ rag: "red" }), kind: "other" }),
      exampleRow(4, { update: null }),
    ];
    expect(chosen(rows, { rags: ["red", "amber"] })).toEqual(["F-0001", "F-0002", "F-0003"]);
    expect(chosen(rows, { rags: ["red"], kinds: ["afi"] })).toEqual(["F-0001"]);
    expect(chosen(rows, { rags: [NONE] })).toEqual(["F-0004"]);
    expect(chosen(rows, {})).toHaveLength(4);
  });

  it("know open from complete and superseded", () => {
    const rows = [exampleRow(1), exampleRow(2, { hmicfrsStatus: "complete" }), exampleRow(3, { hmicfrsStatus: "superseded" }), exampleRow(4, { hmicfrsStatus: null })];
    expect(chosen(rows, { open: true })).toEqual(["F-0001", "F-0004"]);
    expect(chosen(rows, { statuses: [NONE, "complete"] })).toEqual(["F-0002", "F-0004"]);
  });

  it("find a lead in either column, and findings where one is missing", () => {
    const rows = [exampleRow(1), exampleRow(2, { tacticalLead: null }), exampleRow(3, { strategicLead: { text: "DCC", personId: null } })];
    expect(chosen(rows, { leads: ["ACC Okafor"] })).toEqual(["F-0001", "F-0002"]);
    expect(chosen(rows, { leads: ["Supt Osei"] })).toEqual(["F-0001", "F-0003"]);
    expect(chosen(rows, { leads: [NONE] })).toEqual(["F-0002"]);
    const [first] = rows;
    const nobodys = first === undefined ? [] : [{ ...first, reference: "F-0009", strategicLead: null, tacticalLead: null }];
    expect(chosen([...rows, ...nobodys], { leads: [NO_LEADS] })).toEqual(["F-0009"]);
    expect(chosen([...rows, ...nobodys], { leads: [NO_LEADS, "Supt Osei"] })).toEqual(["F-0001", "F-0003", "F-0009"]);
  });

  it("call a finding overdue from the day after its date, unless it is delivered or no longer open", () => {
    const late = { deadline: "2022-05-22" };
    const rows = [
      exampleRow(1, late),
      exampleRow(2, { deadline: today }),
      exampleRow(3, { targetDate: "2022-01-01", deadline: "2022-12-31" }),
      exampleRow(4, { ...late, update: exampleUpdate({ rag: "green" }) }),
      exampleRow(5, { ...late, hmicfrsStatus: "complete" }),
      exampleRow(6, { ...late, update: null }),
    ];
    expect(chosen(rows, { overdue: true })).toEqual(["F-0001", "F-0003", "F-0006"]);
  });

  it("count an update from its as-at date, or from its receipt where none was given", () => {
    const rows = [
      exampleRow(1, { update: exampleUpdate({ asAt: "2022-04-25" }) }),
      exampleRow(2, { update: exampleUpdate({ asAt: "2022-04-24" }) }),
      exampleRow(3, { update: exampleUpdate({ asAt: null }) }),
      exampleRow(4, { update: null }),
    ];
    expect(chosen(rows, { noUpdateSince: { days: 28 } })).toEqual(["F-0002", "F-0004"]);
    expect(chosen(rows, { noUpdateSince: { date: "2022-05-12" } })).toEqual(["F-0001", "F-0002", "F-0004"]);
  });

  it("find questions that wait, not those answered, withdrawn, still in preparation, or no questions at all", () => {
    const rows = shapeRows([
      exampleFinding(1, { entries: [exampleEntry("e1", [1], 1)] }),
      exampleFinding(2, { entries: [exampleEntry("e2", [2], 1, { state: "answered", responses: [exampleResponse()] })] }),
      exampleFinding(3, { entries: [exampleEntry("e3", [3], null, { state: "draft" })] }),
      exampleFinding(4, { entries: [exampleEntry("e4", [4], null, { kind: "comment" })] }),
      exampleFinding(5, { entries: [exampleEntry("e5", [5], 1, { responses: [exampleResponse({ state: "draft" })] })] }),
    ]);
    expect(chosen(rows, { unanswered: true })).toEqual(["F-0001", "F-0005"]);
  });
});

describe("the search", () => {
  const rows = shapeRows([
    exampleFinding(1, {
      text: "The force should record every missing person’s case.", steps: [{ text: "Train the café team", owner: "Supt Osei", due: null, done: null }],
      entries: [exampleEntry("e1", [1], 1, { text: "When will it be done?", responses: [exampleResponse({ parts: [{ by: "DCC", text: "By the autumn." }] })] })],
    }),
    exampleFinding(2, { questionArea: "Managing offenders", theirReference: "R/17" }),
  ]);

  it.each([
    ["missing", ["F-0001"]],
    ["MISSING person's", ["F-0001"]],
    ["autumn dcc", ["F-0001"]],
    ["done cafe", ["F-0001"]],
    ["f-0002", ["F-0002"]],
    ["r/17", ["F-0002"]],
    ["okafor", ["F-0001", "F-0002"]],
    ["\"person's case\"", ["F-0001"]],
    ["\"case person's\"", []],
    ["missing offenders", []],
    ["   ", ["F-0001", "F-0002"]],
  ])("for %s finds %j", (search, found) => {
    expect(chosen(rows, { search })).toEqual(found);
  });

  it("reads words and phrases, also an unfinished one", () => {
    expect(searchTerms('one "two  three" four "five')).toEqual(["one", "two three", "four", "five"]);
  });
});
