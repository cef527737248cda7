/** Inspections, meetings and links between findings that a file would add, left out with what hangs on them. */
import { describe, expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import { inspectionName, meetingName } from "~/domain/import/addition-name";
import type { ImportPlan } from "~/domain/import/import-plan";
import { planTraced } from "~/domain/import/plan-import";
import { receiptLines } from "~/domain/import/receipt-lines";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { makeXlsx, type MadeCell } from "../../support/make-xlsx";
import { copyOf, sheetIn } from "../../support/own-copy";
import { emptyRecord, nothing, plainOptions, readBytes, writes } from "../../support/plan-fixture";
import { smallRecord } from "../../support/small-record";

const TEXT = "The force should make sure that every missing person report is recorded.";

function plan(rows: { name: string; rows: MadeCell[][] }[], left: string[], { record = emptyRecord, inspection = null }: { record?: WholeRecord; inspection?: string | null } = {}): ImportPlan {
  const workbook = readBytes(makeXlsx({ sheets: rows }));
  const choices = Object.fromEntries(left.map((name) => [name, { take: "ours" as const }]));
  const planned = planTraced({ file: "paper.xlsx", workbook, record, options: { ...plainOptions, inspection, choices }, actor: OPERATOR, instance: null });
  if (!planned.ok) throw new Error(planned.problem.message);
  const { plan: made, trace } = planned.value;
  expect(receiptLines(workbook, made, trace).filter(({ fate }) => fate === "notRead")).toEqual([]);
  return made;
}

describe("an inspection", () => {
  const PAPER = [{ name: "Paper", rows: [["AFI", "PCC's assurance questions", "Force response"], [`AFI 1: ${TEXT}`, "1. Who owns it?", "1. The CC does."]] }];
  const title = "PEEL 2021/22";

  test("that is left out takes its findings with it, and what hangs on those", () => {
    expect(plan(PAPER, [], { inspection: title })).toMatchObject({ inspections: [{ title, isNew: true }], findings: [{}], entries: [{}], responses: [{}], left: [] });
    const left = plan(PAPER, [inspectionName({ title })], { inspection: title });
    expect(writes(left)).toEqual(nothing);
    expect(left.left.map(({ added }) => added)).toEqual(["inspection", "finding", "entry", "response"]);
  });

  test("of another name takes nothing", () => {
    expect(plan(PAPER, [inspectionName({ title: "Custody 2022" })], { inspection: title }).findings).toHaveLength(1);
  });
});

test("a meeting that is left out takes its questions and actions with it, and no finding", () => {
  const paper = [{ name: "Paper", rows: [["Assurance meeting May"], ["Date: 23 May 2022"], ["AFI", "PCC's assurance questions", "Force response"], [`AFI 1: ${TEXT}`, "1. Who owns it?", "1. The CC does."]] }];
  const all = plan(paper, [], { inspection: "PEEL 2021/22" });
  const [meeting] = all.meetings;
  if (meeting === undefined) throw new Error("The paper names no meeting.");
  const left = plan(paper, [meetingName(meeting)], { inspection: "PEEL 2021/22" });
  expect([left.findings.length, left.entries, left.responses, left.meetings.map(({ isNew, leftOut }) => [isNew, leftOut])]).toEqual([1, [], [], [[false, true]]]);
  expect(left.left.map(({ added }) => added)).toEqual(["meeting", "entry", "response"]);
});

test("one link of a new finding is left out, and the finding and its other link stay", () => {
  const record = recordFor("official", smallRecord());
  const sheets = copyOf(record);
  const details = sheetIn(sheets, "Further details");
  const row = details.rows.findIndex((cells) => cells[1] === "F-0002");
  details.set(row, "Repeats", "F-0001");
  details.set(row, "Supersedes", "F-0004");
  const all = plan(sheets, []);
  expect(all.findingLinks.map(({ kind, label }) => [kind, label])).toEqual([["repeats", "AFI 2 repeats AFI 1"], ["supersedes", "AFI 2 supersedes Recommendation 1"]]);
  const left = plan(sheets, [all.findingLinks[0]?.name ?? ""]);
  expect([left.findings.length, left.findingLinks.map(({ kind }) => kind)]).toEqual([4, ["supersedes"]]);
  expect(left.left.map(({ added, label }) => [added, label])).toEqual([["link", "AFI 2 repeats AFI 1"]]);
});
