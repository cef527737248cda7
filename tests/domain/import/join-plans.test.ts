/** What several files say together: taken once where they agree, in conflict in each where they do not, whatever their order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleClaims, type Claim, type ClaimedFile, type ClaimState } from "~/domain/import/claims";
import { changesToCarry } from "~/domain/import/changes-to-carry";
import { blankPlan, type ImportOptions, type ImportPlan, type PlannedAction, type PlannedChange, type PlannedEntry, type PlannedFinding } from "~/domain/import/import-plan";
import { joinPlans } from "~/domain/import/join-plans";
import { cellName } from "~/domain/import/cell-name";
import type { Place } from "~/domain/import/reading";
import type { WholeRecord } from "~/domain/record";
import type { MadeCell } from "../../support/make-xlsx";
import { emptyRecord, planRows, plainOptions } from "../../support/plan-fixture";
import { smallRecord } from "../../support/small-record";

const place = { sheet: "Tracker", row: 4, column: "C" };

function change(to: string | null, more: Partial<PlannedChange> = {}): PlannedChange {
  return { subject: "finding", id: "finding-1", reference: "F-0001", label: "AFI 1", field: "tacticalLead", from: "here", to, place, ...more };
}

const files: ClaimedFile[] = ["a.xlsx", "b.xlsx", "c.xlsx"].map((file) => ({ file, marked: true, preferOurs: false }));

describe("claims to one cell", () => {
  type Said = [to: string | null, state: ClaimState, settled?: "theirs" | "text"];
  const table: [string, Said[], string[]][] = [
    ["one value is taken once", [["x", "proposed"], ["x", "proposed"]], ["take", "repeat"]],
    ["two values are in conflict", [["x", "proposed"], ["y", "proposed"]], ["conflict", "conflict"]],
    ["emptied and changed is a conflict", [[null, "proposed"], ["y", "proposed"]], ["conflict", "conflict"]],
    ["two of three that agree do not outvote the third", [["x", "proposed"], ["y", "proposed"], ["x", "proposed"]], ["conflict", "conflict", "conflict"]],
    ["a value in conflict here is taken where another file proposes it", [["x", "conflict"], ["x", "proposed"]], ["repeat", "take"]],
    ["a value in conflict here stays so", [["x", "conflict"], ["x", "conflict"]], ["keep", "keep"]],
    ["values in conflict here and with each other", [["x", "conflict"], ["y", "conflict"]], ["conflict", "conflict"]],
    ["one left to the other", [["x", "withdrawn"], ["y", "proposed", "theirs"]], ["left", "take"]],
    ["both left", [["x", "withdrawn"], ["y", "withdrawn"]], ["left", "left"]],
    ["a text settles it", [["x", "proposed"], ["z", "proposed", "text"]], ["left", "take"]],
    ["two texts do not", [["y", "proposed", "text"], ["z", "proposed", "text"]], ["conflict", "conflict"]],
    ["taking one without leaving the other does not", [["x", "proposed"], ["y", "proposed", "theirs"]], ["conflict", "conflict"]],
    ["what was left alone is no claim", [["x", "withdrawn"], ["x", "proposed"]], ["keep", "take"]],
  ];
  it.each(table)("%s", (_, said, becomes) => {
    const claims = said.map(([to, state, settled], file): Claim => ({ file, state, change: change(to, settled === undefined ? {} : { settled }) }));
    for (const order of [claims, claims.toReversed()]) {
      const outcomes = settleClaims(order, files).toSorted((one, other) => one.claim.file - other.claim.file);
      if (becomes.includes("repeat") && said.every(([, state]) => state === "proposed")) expect(outcomes.map((each) => each.becomes).toSorted()).toEqual(becomes.toSorted());
      else expect(outcomes.map((each) => each.becomes)).toEqual(becomes);
    }
  });

  it("are left as they are here where that is preferred", () => {
    const claims: Claim[] = [{ file: 0, state: "ours", change: change("x") }, { file: 1, state: "proposed", change: change("y") }];
    expect(settleClaims(claims, files.map((file) => ({ ...file, preferOurs: true }))).map((each) => each.becomes)).toEqual(["left", "left"]);
  });

  it("name what the other file says, not the text that was written for the cell", () => {
    const claims: Claim[] = [{ file: 0, state: "proposed", change: change("written", { settled: "text", said: "a says" }) }, { file: 1, state: "withdrawn", change: change("b says") }];
    const [taken, left] = settleClaims(claims, files);
    expect(left?.change.others?.map(({ file, to }) => [file, to])).toEqual([["a.xlsx", "a says"]]);
    expect(taken?.change.others?.map(({ file, to }) => [file, to])).toEqual([["b.xlsx", "b says"]]);
  });

  it("come to the same in any order", () => {
    const said = fc.record({ to: fc.constantFrom<(string | null)[]>("x", "y", null), state: fc.constantFrom<ClaimState[]>("proposed", "conflict", "withdrawn") });
    fc.assert(fc.property(fc.array(said, { minLength: 2, maxLength: 5 }), fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (all, ranks) => {
      const many = all.map((_, index): ClaimedFile => ({ file: `${String(index)}.xlsx`, marked: true, preferOurs: false }));
      const claims = all.map(({ to, state }, file): Claim => ({ file, state, change: change(to) }));
      const standing = claims.filter((claim) => claim.state !== "withdrawn");
      const values = new Set(standing.map((claim) => claim.change.to));
      const isTaken = values.size === 1 && standing.some((claim) => claim.state === "proposed");
      for (const order of [claims, claims.toSorted((one, other) => (ranks[one.file] ?? 0) - (ranks[other.file] ?? 0))]) {
        const outcomes = settleClaims(order, many);
        expect(outcomes.filter((each) => each.becomes === "take").map((each) => each.change.to)).toEqual(isTaken ? [...values] : []);
        expect(new Set(outcomes.filter((each) => each.becomes === "conflict").map((each) => each.claim))).toEqual(new Set(values.size > 1 ? standing : []));
        expect(outcomes).toHaveLength(claims.length);
      }
    }));
  });

  it("are compared to the letter between copies of ours only", () => {
    const claims: Claim[] = [{ file: 0, state: "proposed", change: change("A  lead") }, { file: 1, state: "proposed", change: change("A lead") }];
    expect(settleClaims(claims, files).map((each) => each.becomes)).toEqual(["conflict", "conflict"]);
    expect(settleClaims(claims, files.map((file) => ({ ...file, marked: false }))).map((each) => each.becomes)).toEqual(["take", "repeat"]);
  });
});

it("lets the file that gives a response's words write what others say of it", () => {
  const of = (field: PlannedChange["field"]) => change("x", { subject: "response", id: "response-1", field });
  const plans = [{ ...blankPlan("a.xlsx"), changed: [of("statedConfidence"), change("x")] }, { ...blankPlan("b.xlsx"), changed: [of("response")] }];
  expect(changesToCarry(plans).map((changes) => changes.map((each) => [each.field, each.place.sheet]))).toEqual([[["tacticalLead", "Tracker"]], [["response", "Tracker"], ["statedConfidence", "a.xlsx: Tracker"]]]);
});

it("keeps a move of RAG that may have to wait together with its reason", () => {
  const plans = (voice: "force" | "both") => [{ ...blankPlan("a.xlsx", voice), changed: [change("Audited.", { field: "ragReason" })] }, { ...blankPlan("b.xlsx", voice), changed: [change("green", { field: "rag" })] }];
  expect(changesToCarry(plans("force")).map((changes) => changes.map((each) => each.field))).toEqual([[], ["rag", "ragReason"]]);
  expect(changesToCarry(plans("both")).map((changes) => changes.map((each) => each.field))).toEqual([["ragReason"], ["rag"]]);
});

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const DRIVERS = "The force should make sure that its drivers are trained.";
const HEADINGS = ["AFI / recommendation", "RAG", "Strategic lead", "PCC's assurance questions", "Force response"];

type Row = { rows: MadeCell[][]; options?: Partial<ImportOptions>; record?: WholeRecord };

function together(...papers: Row[]): ImportPlan[] {
  const record = papers[0]?.record ?? emptyRecord;
  const joined = papers.map(({ rows, options = {} }, index) => ({
    options: { ...plainOptions, ...options }, plan: { ...planRows([HEADINGS, ...rows], { record, options }), file: `${"abc"[index] ?? ""}.xlsx` },
  }));
  const plans = joinPlans(joined, record);
  const reversed = joinPlans(joined.toReversed(), record).toReversed();
  expect(reversed).toEqual(plans);
  return plans;
}

describe("papers without a key", () => {
  it("add a finding, its question and its response once, and another question under the next number", () => {
    const [one, other] = together(
      { rows: [[`AFI 9: ${DRIVERS}`, "Red", "ACC Okafor", "1. The PCC asked how many drivers there are.", "1. Two hundred."]] },
      { rows: [[`AFI 9: ${DRIVERS}`, "Red", "", "1. The PCC asked how many drivers there are.\n2. The PCC asked who trains them.", "1. Two hundred."]] },
    );
    expect([one?.findings.length, one?.entries.length, one?.responses.length]).toEqual([1, 1, 1]);
    expect([other?.findings.length, other?.responses.length]).toEqual([0, 0]);
    expect(other?.entries.map((entry) => [entry.text, entry.links.map((link) => [link.finding, link.number])])).toEqual([["The PCC asked who trains them.", [[{ key: one?.findings[0]?.key }, 2]]]]);
    expect(other?.repeated.length).toBeGreaterThan(2);
  });

  it("disagree on what a new finding says, and on the response to a new question", () => {
    const row = (rag: string, said: string): MadeCell[] => [`AFI 9: ${DRIVERS}`, rag, "", "1. The PCC asked how many drivers there are.", `1. ${said}`];
    const plans = together({ rows: [row("Red", "Two hundred.")] }, { rows: [row("Amber", "Three hundred.")] });
    expect(plans.map((plan) => plan.conflicts.map((each) => [each.field, each.from, each.to]))).toEqual([
      [["rag", null, "red"], ["response", null, "Two hundred."]], [["rag", null, "amber"], ["response", null, "Three hundred."]],
    ]);
    expect(plans[0]?.findings[0]?.values.rag).toBeUndefined();
    expect(plans.map((plan) => [plan.responses.length, plan.changed.length])).toEqual([[0, 0], [0, 0]]);
  });

  it("are compared with what is here, not with each other: what one leaves as it is does not undo the other", () => {
    const plans = together(
      { record: smallRecord(), rows: [[`AFI 1: ${CALLS}`, "Red", "ACC Okafor", "", ""]] },
      { rows: [[`AFI 1: ${CALLS}`, "Amber", "DCC Lind", "", ""]] },
    );
    expect(plans.map((plan) => [plan.changed.map((each) => [each.field, each.to]), plan.conflicts])).toEqual([[[["rag", "red"]], []], [[["strategicLead", "DCC Lind"]], []]]);
  });
});

it("leaves out a new finding with all that hangs on it, or a new response with the action in it", () => {
  const rows: MadeCell[][] = [HEADINGS, [`AFI 9: ${DRIVERS}`, "Red", "", "1. The PCC asked how many drivers there are.", "1. Two hundred. ACTION: DCC to train the rest."]];
  const whole = planRows(rows);
  expect([whole.findings.length, whole.entries.length, whole.responses.length, whole.actions.length, whole.inspections.length]).toEqual([1, 1, 1, 1, 1]);
  const leave = (thing: { place: Place } | undefined) => planRows(rows, { options: { choices: { [cellName(thing?.place ?? place)]: { take: "ours" } } } });
  const without = leave(whole.findings[0]);
  expect([without.findings, without.entries, without.responses, without.actions, without.inspections]).toEqual([[], [], [], [], []]);
  expect(without.left.map((each) => each.added)).toEqual(["finding", "finding", "entry", "response", "action"]);
  const unanswered = leave(whole.responses[0]);
  expect([unanswered.findings.length, unanswered.entries.length, unanswered.responses.length]).toEqual([1, 1, 0]);
  expect(unanswered.left.map((each) => [each.added, each.field])).toEqual([["response", "response"], ["action", "text"]]);
});

describe("three files", () => {
  type Made = { finding?: Partial<PlannedFinding>; entry?: Partial<PlannedEntry>; action?: Partial<PlannedAction> };
  const finding: PlannedFinding = { key: "F", place, kind: "recommendation", number: "Recommendation 9", text: DRIVERS, inspection: "PEEL", parent: null, position: 0, theirReference: null, values: {}, places: {}, limbs: [] };
  const link = { finding: { id: "finding-1" }, label: "AFI 1", number: null, position: 1, closure: null, closureNote: null, revisitOn: null };
  const entry: PlannedEntry = { key: "E", place, entryPlace: "finding", kind: "question", askedBy: null, text: "What about January?", state: "issued", issuedOn: null, dueOn: null, meeting: null, position: 1, followsUp: null, links: [link] };
  const action: PlannedAction = { key: "A", place, text: "Count them.", owners: [], due: null, finding: { id: "finding-1" }, entry: null, meeting: null, label: "AFI 1" };

  function join(made: readonly Made[]): ImportPlan[] {
    return joinPlans(made.map((more, index) => ({
      options: plainOptions,
      plan: {
        ...blankPlan(`${"abc"[index] ?? ""}.xlsx`), findings: more.finding === undefined ? [] : [{ ...finding, ...more.finding }],
        entries: more.entry === undefined ? [] : [{ ...entry, links: [{ ...link }], ...more.entry }], actions: more.action === undefined ? [] : [{ ...action, ...more.action }],
      },
    })), smallRecord());
  }
  const held = (plans: readonly ImportPlan[]) => plans.map((plan) => plan.heldBack.length);
  const orders = [["PCC", "SPM", "PCC"], ["PCC", "PCC", "SPM"], ["SPM", "PCC", "PCC"]];

  it.each(orders)("of which one names another, %s, %s, %s, leave it open, and each says so", (...said) => {
    const asked = join(said.map((askedBy) => ({ entry: { askedBy } })));
    expect([asked.flatMap((plan) => plan.entries.map((each) => each.askedBy)), held(asked)]).toEqual([[null], [1, 1, 1]]);
    const owned = join(said.map((owner) => ({ action: { owners: [owner], due: owner === "SPM" ? "May" : "June" } })));
    expect([owned.flatMap((plan) => plan.actions.map((each) => [each.owners, each.due])), held(owned)]).toEqual([[[[], null]], [2, 2, 2]]);
  });

  it("say of which two another one differs", () => {
    const reasons = join(["PCC", "SPM", "PCC"].map((askedBy) => ({ entry: { askedBy } }))).map((plan) => plan.heldBack[0]?.reason);
    expect(reasons).toEqual([expect.stringMatching(/^b\.xlsx gives who asked it otherwise, so neither/), expect.stringMatching(/^a\.xlsx and c\.xlsx give who asked it otherwise, so none/), expect.stringMatching(/^b\.xlsx gives/)]);
  });

  it("that agree, or of which one alone says it, are taken", () => {
    for (const said of [["PCC", null, "PCC"], [null, null, "PCC"]]) {
      const plans = join(said.map((askedBy) => ({ entry: { askedBy } })));
      expect([plans.flatMap((plan) => plan.entries.map((each) => each.askedBy)), held(plans)]).toEqual([["PCC"], [0, 0, 0]]);
    }
  });

  it("that differ on the cause of concern, their reference or the limbs of a new finding give none of them, where the cell is", () => {
    const at = { ...place, column: "F" };
    for (const order of [[0, 1, 0], [0, 0, 1], [1, 0, 0]]) {
      const plans = join(order.map((which) => ({ finding: { parent: { id: `finding-${String(which)}` }, theirReference: `REF ${String(which)}`, limbs: [`limb ${String(which)}`], places: { causeOfConcern: at, theirReference: at, limbs: at } } })));
      expect(plans.flatMap((plan) => plan.findings.map((each) => [each.parent, each.theirReference, each.limbs]))).toEqual([[null, null, []]]);
      expect(plans.map((plan) => plan.heldBack.map((each) => [each.column, /its cause of concern|their reference|its limbs/.exec(each.reason)?.[0]]))).toEqual(order.map(() => [["F", "its cause of concern"], ["F", "their reference"], ["F", "its limbs"]]));
    }
  });
});
