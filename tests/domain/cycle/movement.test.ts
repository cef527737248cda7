import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRags, movementBetween, RAGS_OR_NONE, type Move, type RagOrNone } from "~/domain/cycle/movement";
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
});

it("says which leads changed, and whether the update was refreshed", () => {
  const { findings } = between(record(finding(1), finding(2)), record(finding(1, { lead: "ACC" }), finding(2, { text: "Done." })));
  expect(findings[0]).toMatchObject({ leads: [{ column: "strategicLead", from: "DCC", to: "ACC" }], notRefreshed: true });
  expect(findings[1]).toMatchObject({ leads: [], notRefreshed: false });
});

it("counts how often a target date was moved, from the first there was", () => {
  const one = finding(1, { target: "2022-12-31" });
  const { findings } = between(record(finding(1, { target: "2022-09-30" })), record(one), new Map([[one.reference, ["2022-06-30", "2022-09-30", "2022-12-31"]]]));
  expect(findings[0]?.targetDate).toEqual({ original: "2022-06-30", before: "2022-09-30", now: "2022-12-31", moved: 2 });
});

const rags = fc.array(fc.record({ from: fc.constantFrom(...RAGS_OR_NONE, null), to: fc.constantFrom(...RAGS_OR_NONE) }), { maxLength: 40 });

it("leaves no finding out: the matrix holds each that was there before, and the moves hold all", () => {
  fc.assert(fc.property(rags, (pairs) => {
    const before = record(...pairs.flatMap(({ from }, index) => (from === null ? [] : [finding(index + 1, { rag: from })])));
    const after = record(...pairs.map(({ to }, index) => finding(index + 1, { rag: to })));
    const { matrix, moves, findings } = between(before, after);
    const cells = RAGS_OR_NONE.flatMap((from) => RAGS_OR_NONE.flatMap((to) => matrix[from][to]));
    expect(cells.sort()).toEqual(before.findings.map((each) => each.reference).sort());
    expect(Object.values(moves).flat().sort()).toEqual(after.findings.map((each) => each.reference).sort());
    expect(findings).toHaveLength(pairs.length);
    expect(Object.values(countRags(after)).reduce((sum, count) => sum + count, 0)).toBe(pairs.length);
  }));
});
