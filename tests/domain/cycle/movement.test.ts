import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRags, hasMoved, movementBetween, RAGS_OR_NONE, type Move, type RagOrNone } from "~/domain/cycle/movement";
import { movementSheet } from "~/domain/export/movement-sheet";
import type { HmicfrsStatus } from "~/domain/finding";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { smallFinding } from "../../support/small-record";

type Spec = { rag?: RagOrNone; status?: HmicfrsStatus | null; text?: string; lead?: string | null; target?: string | null };

function finding(sequence: number, { rag = "amber", status = null, text = "Under way.", lead = "DCC", target = null }: Spec = {}): FindingRecord {
  const base = smallFinding(sequence);
  const { update } = base;
  return {
    ...base, hmicfrsStatus: status, targetDate: target, strategicLead: lead === null ? null : { text: lead, personId: null },
    update: rag === "none" || update === null ? null : { ...update, rag, text },
  };
}

function record(...findings: FindingRecord[]): WholeRecord {
  return { findings, inspections: [], meetings: [], meetingEntries: [], otherActions: [] };
}

function between(before: WholeRecord, after: WholeRecord, targetDates = new Map<string, string[]>()) {
  return movementBetween({ before, after, targetDates, afterOn: "2022-05-25" });
}

describe("how a finding moved", () => {
  const table: [RagOrNone, RagOrNone, Move][] = [
    ["red", "amber", "better"], ["amber", "red", "worse"], ["green", "blue", "better"], ["blue", "amber", "worse"], ["amber", "amber", "unchanged"],
    ["white", "green", "other"], ["amber", "white", "other"], ["none", "amber", "other"], ["none", "none", "unchanged"],
  ];
  it.each(table)("%s → %s is %s", (from, to, move) => {
    const [line] = between(record(finding(1, { rag: from })), record(finding(1, { rag: to }))).findings;
    expect(line).toMatchObject({ from, to, move });
  });

  it("is new where it was not there", () => {
    const moved = between(record(), record(finding(1)));
    expect(moved.moves.new).toHaveLength(1);
    expect(moved.findings[0]?.from).toBeNull();
  });

  it("is closed once HMICFRS has completed it, whatever its RAG", () => {
    const moved = between(record(finding(1, { rag: "amber" })), record(finding(1, { rag: "green", status: "complete" })));
    expect(moved.moves.closed).toHaveLength(1);
    expect(moved.findings[0]?.daysOpen).toBeNull();
  });

  it("is reopened where HMICFRS had completed it, whatever its RAG", () => {
    const moved = between(record(finding(1, { rag: "green", status: "complete" })), record(finding(1, { rag: "amber", status: "being-progressed" })));
    expect(moved.moves).toMatchObject({ reopened: [moved.findings[0]?.reference], worse: [] });
    expect(moved.matrix.green.amber).toHaveLength(1);
  });

  it("is left out where it was closed at both times", () => {
    const moved = between(record(finding(1, { rag: "red", status: "complete" })), record(finding(1, { rag: "blue", status: "superseded", lead: "ACC" })));
    expect(Object.values(moved.moves).flat()).toEqual([]);
    expect(Object.values(moved.matrix).flatMap((row) => Object.values(row).flat())).toEqual([]);
    expect(moved.findings.map((each) => [each.move, hasMoved(each)])).toEqual([[null, false]]);
  });

  it("has moved where nothing but its target date or a lead is another", () => {
    const before = record(finding(1, { target: "2022-09-30" }), finding(2), finding(3), finding(4, { target: "2022-09-30" }));
    const after = record(finding(1, { target: "2022-12-31" }), finding(2, { lead: "ACC" }), finding(3), finding(4));
    const { findings } = between(before, after);
    expect(findings.map(({ move }) => move)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
    expect(findings.map(hasMoved)).toEqual([true, true, false, true]);
  });
});

it("says which leads changed, and whether the update was refreshed", () => {
  const { findings } = between(record(finding(1), finding(2)), record(finding(1, { lead: "ACC" }), finding(2, { text: "Done." })));
  expect(findings[0]).toMatchObject({ leads: [{ column: "strategicLead", from: "DCC", to: "ACC" }], refreshed: false });
  expect(findings[1]).toMatchObject({ leads: [], refreshed: true });
});

it("counts how often a target date was moved, from the first there was", () => {
  const one = finding(1, { target: "2022-12-31" });
  const { findings } = between(record(finding(1, { target: "2022-09-30" })), record(one), new Map([[one.reference, ["2022-06-30", "2022-09-30", "2022-12-31"]]]));
  expect(findings[0]?.targetDate).toEqual({ original: "2022-06-30", before: "2022-09-30", now: "2022-12-31", moved: 2 });
});

it("asks nothing of the update of a finding that is new or closed", () => {
  const { findings } = between(record(finding(1), finding(2, { status: "complete" })), record(finding(1, { status: "complete" }), finding(2, { status: "complete" }), finding(3)));
  expect(findings.map(({ refreshed }) => refreshed)).toEqual([null, null, null]);
  const sheet = movementSheet(between(record(finding(1)), record(finding(1, { status: "complete" }), finding(2))), { from: "2022-03-23", to: "2022-05-25" });
  const column = sheet.columns.findIndex(({ key }) => key === "refreshed");
  expect(sheet.rows.map(({ values }) => values[column])).toEqual([null, null]);
});

const closed = fc.constantFrom<HmicfrsStatus | null>(null, null, "complete");
const rags = fc.array(fc.record({ from: fc.constantFrom(...RAGS_OR_NONE, null), to: fc.constantFrom(...RAGS_OR_NONE), was: closed, is: closed }), { maxLength: 40 });

it("leaves out what was closed at both times and nothing else: the matrix holds each that was there before, and the moves hold all", () => {
  fc.assert(fc.property(rags, (pairs) => {
    const before = record(...pairs.flatMap(({ from, was }, index) => (from === null ? [] : [finding(index + 1, { rag: from, status: was })])));
    const after = record(...pairs.map(({ to, is }, index) => finding(index + 1, { rag: to, status: is })));
    const out = new Set(pairs.flatMap(({ from, was, is }, index) => (from !== null && was !== null && is !== null ? [finding(index + 1).reference] : [])));
    const { matrix, moves, findings } = between(before, after);
    const cells = RAGS_OR_NONE.flatMap((from) => RAGS_OR_NONE.flatMap((to) => matrix[from][to]));
    const counted = (each: WholeRecord) => each.findings.map(({ reference }) => reference).filter((reference) => !out.has(reference)).sort();
    expect(cells.sort()).toEqual(counted(before));
    expect(Object.values(moves).flat().sort()).toEqual(counted(after));
    expect(findings).toHaveLength(pairs.length);
    expect(Object.values(countRags(after)).reduce((sum, count) => sum + count, 0)).toBe(pairs.filter(({ is }) => is === null).length);
  }));
});
