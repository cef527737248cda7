/** What is said of a workbook in which nothing can be filled in: what was not recognised, what was seen, and what to do. */
import { expect, test } from "vitest";
import { fillRows, tryFill } from "../../support/fill-fixture";
import { makeXlsx } from "../../support/make-xlsx";
import { readBytes } from "../../support/plan-fixture";
import { refusalOf } from "../../support/refusal-of";
import { smallRecord } from "../../support/small-record";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const record = smallRecord();

test("no row that is a finding here", () => {
  const { nothing } = fillRows([["AFI", "RAG", "Progress"], ["AFI 7: The force should buy new vans.", "", ""], ["AFI 8: The force should clean them.", "", ""]], { record, inspection: null });
  expect(nothing).toMatch(/^No row of the file was recognised: none of its 2 rows is certainly a finding that is recorded here\. Headings seen: “AFI”, “RAG”, “Progress”\. .*Name the inspection/);
});

test("no column that is filled in", () => {
  const { nothing } = fillRows([["Number", "Finding", "Vehicle"], ["AFI 1", CALLS, "Van"]], { record });
  expect(nothing).toMatch(/^1 row was recognised as a finding, but no column that could be filled in\. Headings seen: “Number”, “Finding”, “Vehicle”\. Filled in are columns such as Strategic lead, .*import the workbook once/);
});

test("a table without any row below its headings", () => {
  expect(fillRows([["Number", "Finding", "RAG"]], { record }).nothing).toMatch(/^No row of the file was recognised: there is none below its headings\./);
});

test("no row of headings at all", () => {
  const refused = refusalOf(tryFill(readBytes(makeXlsx({ sheets: [{ rows: [["Vehicle", "Mileage", "Garage"], ["Van 1", "20", "North"]] }] })), { record }));
  expect(refused).toMatch(/^invalid: No row of headings was recognised in this file, so nothing of it can be filled in\. It begins with “Vehicle”, “Mileage”, “Garage”\. A tracker needs/);
});

test("nothing of the kind is said where cells are right, or are left with a reason", () => {
  expect(fillRows([["Number", "Finding", "RAG"], ["AFI 1", CALLS, "Amber"]], { record })).toMatchObject({ nothing: null, right: 1 });
  expect(fillRows([["Number", "Finding", "RAG"], ["AFI 1", CALLS, { formula: "X1", text: "Red" }]], { record })).toMatchObject({ nothing: null, filled: [] });
  expect(fillRows([["Number", "Finding", "RAG"], ["AFI 1", CALLS, ""]], { record }).nothing).toBeNull();
});
