/** What becomes of the force's drafts: the cases by hand, and what holds for all of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnValue } from "~/domain/columns";
import { checkSeen, draftsIn, saveDrafts, seenOf, submitDrafts, waitingMove, type DraftChange } from "~/domain/draft-rules";
import { DRAFT_COLUMNS, withDrafts, type DraftColumn, type FieldDraft, type FieldDraftState } from "~/domain/field-draft";
import { RAGS } from "~/domain/rag";
import type { FindingRecord } from "~/domain/record";
import { findingFor } from "~/domain/visibility";
import { exampleFinding, exampleUpdate } from "./register/example-rows";

const plain = exampleFinding(1, { update: exampleUpdate({ rag: "amber", ragReason: "On course.", text: "Half is done." }), targetDate: "2022-09-30" });

function draft(finding: FindingRecord, column: DraftColumn, value: string | null, more: Partial<FieldDraft> = {}): FieldDraft {
  return {
    id: `d-${column}`, column, value, base: columnValue(finding, column), state: "draft", note: null, author: "Siobhan Byrne", heldByPersonId: null,
    savedAt: "2022-05-20T09:00:00.000Z", version: 1, ...more,
  };
}

function drafted(changes: readonly DraftChange[], state: FieldDraftState = "draft"): FindingRecord {
  return { ...plain, drafts: changes.map(({ column, value }) => draft(plain, column, value, { state })) };
}

function stepsOf(finding: FindingRecord, changes: readonly DraftChange[]) {
  const saved = saveDrafts(finding, changes);
  if (!saved.ok) throw new Error(saved.problem.message);
  return saved.value;
}

describe("saving", () => {
  it("keeps what differs from the record and drops what does not", () => {
    expect(stepsOf(plain, [{ column: "update", value: "All is done." }]).steps).toEqual([{ column: "update", before: "Half is done.", after: "All is done.", drop: false }]);
    expect(stepsOf(plain, [{ column: "update", value: "Half is done." }]).steps).toEqual([]);
    expect(stepsOf(drafted([{ column: "update", value: "All is done." }]), [{ column: "update", value: "Half is done." }]).steps).toEqual([
      { column: "update", before: "All is done.", after: "Half is done.", drop: true },
    ]);
  });

  it("takes back the reason written for a RAG move with the move, unless another is written", () => {
    const moved = drafted([{ column: "rag", value: "green" }, { column: "ragReason", value: "The audit of May." }]);
    const back = stepsOf(moved, [{ column: "rag", value: "amber" }, { column: "ragReason", value: "The audit of May." }]);
    expect(back.steps.map(({ column, drop }) => [column, drop])).toEqual([["rag", true], ["ragReason", true]]);
    const another = stepsOf(moved, [{ column: "rag", value: "amber" }, { column: "ragReason", value: "Not sure yet." }]);
    expect(another.steps.map(({ column, drop }) => [column, drop])).toEqual([["rag", true], ["ragReason", false]]);
  });

  it("refuses a move without its reason, as the record would", () => {
    const empty = { ...plain, update: exampleUpdate({ rag: "amber", ragReason: null }) };
    for (const rag of ["red", "green", "blue", "white"]) {
      expect(saveDrafts(empty, [{ column: "rag", value: rag }])).toMatchObject({ ok: false, problem: { kind: "invalid", field: "ragReason" } });
    }
    const reasoned = { ...empty, drafts: [draft(empty, "rag", "green"), draft(empty, "ragReason", "The audit of May.")] };
    expect(saveDrafts(reasoned, [{ column: "ragReason", value: null }])).toMatchObject({ ok: false, problem: { field: "ragReason" } });
    expect(saveDrafts(reasoned, [{ column: "update", value: "All is done." }]).ok).toBe(true);
  });

  it("makes a waiting RAG a draft again, and leaves it waiting beside an edit of the text", () => {
    const waiting = drafted([{ column: "rag", value: "green" }, { column: "ragReason", value: "The audit of May." }], "waiting");
    expect(stepsOf(waiting, [{ column: "ragReason", value: "The audit of June." }]).noLongerWaiting).toBe(true);
    expect(stepsOf(waiting, [{ column: "update", value: "All is done." }]).noLongerWaiting).toBe(false);
  });
});

describe("submitting", () => {
  const cases: [string, DraftChange[], boolean, DraftColumn[], DraftColumn[]][] = [
    ["a text", [{ column: "update", value: "All is done." }], false, ["update"], []],
    ["a move to amber’s own reason", [{ column: "ragReason", value: "Nearly." }], false, ["ragReason"], []],
    ["a move to red", [{ column: "rag", value: "red" }], false, ["rag"], []],
    ["a move to green", [{ column: "update", value: "All is done." }, { column: "rag", value: "green" }], false, ["update"], ["rag"]],
    ["a move to blue with its evidence", [{ column: "rag", value: "blue" }, { column: "ragReason", value: "The audit." }], false, [], ["rag", "ragReason"]],
    ["a move to green by a chief officer", [{ column: "rag", value: "green" }, { column: "ragReason", value: "The audit." }], true, ["rag", "ragReason"], []],
    ["steps, date and leads", [{ column: "stepsToGreen", value: "1. Train" }, { column: "targetDate", value: null }, { column: "tacticalLead", value: "Supt Osei" }], false, ["stepsToGreen", "targetDate", "tacticalLead"], []],
  ];
  it.each(cases)("%s", (_, changes, signsOff, now, wait) => {
    const finding = drafted(changes);
    const submitted = submitDrafts(finding, draftsIn(finding), signsOff);
    if (!submitted.ok) throw new Error(submitted.problem.message);
    expect(submitted.value.now.map((each) => each.column)).toEqual(now);
    expect(submitted.value.wait.map((each) => each.column)).toEqual(wait);
  });

  it("takes RAG and its reason together, whichever was chosen", () => {
    const finding = drafted([{ column: "update", value: "x" }, { column: "rag", value: "red" }, { column: "ragReason", value: "Late." }]);
    expect(draftsIn(finding, ["rag"]).map((each) => each.column)).toEqual(["rag", "ragReason"]);
    expect(draftsIn(finding, ["ragReason"]).map((each) => each.column)).toEqual(["rag", "ragReason"]);
    expect(draftsIn(finding, ["update"]).map((each) => each.column)).toEqual(["update"]);
  });

  it("is refused where the record, or the draft, is no longer what was looked at", () => {
    const finding = drafted([{ column: "update", value: "All is done." }]);
    const moved = { ...finding, update: exampleUpdate({ text: "Changed by a file." }) };
    expect(checkSeen(finding, finding.drafts, {}).ok).toBe(true);
    expect(checkSeen(finding, finding.drafts, seenOf(finding)).ok).toBe(true);
    expect(checkSeen(moved, finding.drafts, {})).toMatchObject({ ok: false, problem: { kind: "stale", field: "update", conflict: { current: "Changed by a file.", wanted: "All is done." } } });
    expect(checkSeen(moved, finding.drafts, seenOf(finding)).ok).toBe(false);
    expect(checkSeen(moved, finding.drafts, seenOf(moved)).ok).toBe(true);
    const newer = { ...finding, drafts: finding.drafts.map((each) => ({ ...each, version: 2 })) };
    expect(checkSeen(newer, newer.drafts, seenOf(finding))).toMatchObject({ ok: false, problem: { kind: "stale" } });
  });

  it("shows a chief officer the move with its reason", () => {
    const waiting = drafted([{ column: "rag", value: "green" }, { column: "ragReason", value: "The audit of May." }], "waiting");
    expect(waitingMove(waiting)).toMatchObject({ from: "amber", to: "green", reason: "The audit of May." });
    expect(waitingMove(drafted([{ column: "rag", value: "green" }]))).toBeNull();
  });
});

const value: Record<DraftColumn, fc.Arbitrary<string | null>> = {
  update: fc.constantFrom(null, "Half is done.", "All is done.", "Late."),
  updateAsAt: fc.constantFrom(null, "2022-05-11", "2022-05-20"),
  rag: fc.constantFrom(null, ...RAGS),
  ragReason: fc.constantFrom(null, "On course.", "The audit of May."),
  stepsToGreen: fc.constantFrom(null, "1. Train", "1. Train\n2. Review | DBS"),
  targetDate: fc.constantFrom(null, "2022-09-30", "2022-12-31"),
  strategicLead: fc.constantFrom(null, "ACC Okafor", "DCC Wells"),
  tacticalLead: fc.constantFrom(null, "Supt Osei"),
};
const changes: fc.Arbitrary<DraftChange[]> = fc
  .uniqueArray(fc.constantFrom(...DRAFT_COLUMNS), { minLength: 1 })
  .chain((columns) => fc.tuple(...columns.map((column) => value[column].map((each) => ({ column, value: each })))));

/** As the database keeps them. */
function stored(finding: FindingRecord, wanted: readonly DraftChange[]): FindingRecord {
  const saved = saveDrafts(finding, wanted);
  if (!saved.ok) return finding;
  const touched = saved.value.steps.map((step) => step.column);
  const kept = finding.drafts.filter((each) => !touched.includes(each.column));
  return { ...finding, drafts: [...kept, ...saved.value.steps.filter((step) => !step.drop).map((step) => draft(finding, step.column, step.after))] };
}

describe("always", () => {
  it("the force sees what it saved, and the office what was last submitted", () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 4 }), changes, (before, last) => {
        const earlier = before.reduce(stored, plain);
        const saved = saveDrafts(earlier, last);
        const finding = stored(earlier, last);
        if (saved.ok) {
          for (const step of saved.value.steps) expect(columnValue(withDrafts(finding), step.column)).toBe(step.after);
          for (const { column, value: wanted } of last) if (column !== "ragReason") expect(columnValue(withDrafts(finding), column)).toBe(wanted);
        }
        expect(findingFor("opcc", finding)).toEqual(findingFor("opcc", plain));
        expect(findingFor("official", finding)).toEqual(findingFor("official", plain));
        expect(withDrafts(findingFor("opcc", finding))).toEqual(findingFor("opcc", plain));
      }),
    );
  });

  it("no draft says what the record says already", () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 5 }), (all) => {
        const finding = all.reduce(stored, plain);
        for (const each of finding.drafts) expect(each.value).not.toBe(columnValue(plain, each.column));
      }),
    );
  });

  it("everything chosen is submitted or waits, and nothing waits but a move to green or blue with its reason", () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 4 }), fc.boolean(), (all, signsOff) => {
        const finding = all.reduce(stored, plain);
        const chosen = draftsIn(finding);
        const submitted = submitDrafts(finding, chosen, signsOff);
        if (!submitted.ok) return;
        const { now, wait } = submitted.value;
        expect([...now, ...wait].map((each) => each.column).sort()).toEqual(chosen.map((each) => each.column).sort());
        const rag = withDrafts(finding).update?.rag ?? null;
        const waits = !signsOff && rag !== "amber" && (rag === "green" || rag === "blue");
        expect(wait.map((each) => each.column).sort()).toEqual(waits ? chosen.filter((each) => each.column === "rag" || each.column === "ragReason").map((each) => each.column).sort() : []);
      }),
    );
  });
});
