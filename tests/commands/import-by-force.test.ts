/** A file of the force changes its findings: submitted at once, but for moves to Green and Blue, and never a draft lost silently. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { editCell } from "~/commands/edit-cell.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { signOffRag } from "~/commands/sign-off-rag.server";
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { columnValue } from "~/domain/columns";
import type { FindingRecord } from "~/domain/record";
import { findingFor } from "~/domain/visibility";
import { seedDemonstration } from "../../prisma/seed";
import { ctxOf } from "../support/demonstration-actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { operator, problemOf, valueOf } from "../support/marchshire";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { testCtx } from "../support/test-ctx";

/** Led by ACC Okafor and Ch Insp Byrne; amber, without a draft. */
const reference = "F-0130";
const HEADINGS = ["Reference", "Finding", "RAG", "RAG reason", "Update", "Target date"];

let fresh: FreshDatabase;
let before: FindingRecord;
beforeEach(async () => {
  fresh = await freshDatabase();
  valueOf(await seedDemonstration(fresh.db));
  before = await stored();
});
afterEach(() => fresh.remove());

async function stored(): Promise<FindingRecord> {
  const finding = await loadFinding(fresh.db, reference);
  if (finding === null) throw new Error("The finding is gone.");
  return finding;
}

async function take(ctx: Ctx, cells: MadeCell[]) {
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [HEADINGS, [reference, before.text, ...cells]] }] });
  const file = { fileName: "tracker.xlsx", bytes, options: plainOptions };
  const plan = valueOf(await planOnly(ctx, { ...file, workbook: readBytes(bytes) }));
  return valueOf(await applyImport(ctx, await keepPlan(ctx, file, plan))).plan;
}

const person = (id: string) => ctxOf(fresh.db, id);

test("the lead’s text and date are submitted, and the move to green waits for a chief officer", async () => {
  const plan = await take(await person("siobhan-byrne"), ["Green", "Audited in May.", "All plans have a result.", "1 July 2022"]);
  expect(plan.changed.map((change) => change.field).sort()).toEqual(["rag", "ragReason", "targetDate", "update", "updateAsAt"]);
  const finding = await stored();
  expect(finding.update).toMatchObject({ text: "All plans have a result.", rag: "amber", ragReason: before.update?.ragReason });
  expect(finding.targetDate).toBe("2022-07-01");
  expect(finding.drafts.map(({ column, value, state }) => [column, value, state])).toEqual([["rag", "green", "waiting"], ["ragReason", "Audited in May.", "waiting"]]);
  expect(JSON.stringify(findingFor("opcc", finding))).not.toContain("Audited");
  const events = await fresh.db.read.historyEvent.findMany({ where: { draftOf: "force", via: "import" }, orderBy: { sequence: "asc" } });
  expect(events.map(({ field, importPlace }) => [field, importPlace])).toEqual([["rag", "Tracker!C2"], ["ragReason", "Tracker!D2"], ["ragSignOff", null]]);
  valueOf(await signOffRag(await person("catherine-wells"), { reference, decision: "sign off", note: "" }));
  expect((await stored()).update).toMatchObject({ rag: "green", ragReason: "Audited in May.", text: "All plans have a result." });
});

test("the same file once more changes nothing and lets the move wait", async () => {
  const cells = ["Green", "Audited in May.", "", ""];
  await take(await person("siobhan-byrne"), cells);
  const waiting = await stored();
  await take(await person("tom-ashdown"), cells);
  expect((await stored()).drafts).toEqual(waiting.drafts);
});

test("a move to green without a reason waits, and is not signed off before it has one", async () => {
  valueOf(await editCell(testCtx(fresh.db, operator), { reference, column: "ragReason", value: "", base: before.update?.ragReason ?? null }));
  await take(await person("tom-ashdown"), ["Green", "", "", ""]);
  expect((await stored()).drafts.map(({ column, state }) => [column, state])).toEqual([["rag", "waiting"]]);
  expect(problemOf(await signOffRag(await person("catherine-wells"), { reference, decision: "sign off", note: "" })).message).toMatch(/needs a reason/);
});

test("somebody else’s finding is listed as not yours to change", async () => {
  const plan = await take(await person("moira-cassidy"), ["Red", "Late.", "Something else.", "1 July 2022"]);
  expect(plan.changed).toEqual([]);
  expect(plan.heldBack.map((held) => held.reason).join(" ")).toMatch(/not yours to change/);
  expect(await stored()).toEqual(before);
});

test.each(["tom-ashdown", "the operator"])("a draft in a cell that a file of %s changes goes with an event, and one beside it stays", async (who) => {
  const ctx = who === "the operator" ? testCtx(fresh.db, operator) : await person(who);
  for (const [column, value] of [["update", "Still being written."], ["targetDate", "9 August 2022"]] as const) {
    valueOf(await editCell(await person("siobhan-byrne"), { reference, column, value, base: columnValue(before, column) }));
  }
  await take(ctx, ["", "", "All plans have a result.", ""]);
  const finding = await stored();
  expect(finding.update?.text).toBe("All plans have a result.");
  expect(finding.drafts.map((draft) => draft.column)).toEqual(["targetDate"]);
  const [event] = await fresh.db.read.historyEvent.findMany({ where: { draftOf: "force" }, orderBy: { sequence: "desc" }, take: 1 });
  expect(event).toMatchObject({ field: "update", before: "Still being written.", after: "All plans have a result.", via: "import", importPlace: "Tracker!E2" });
});

test("the operator’s green is the record at once", async () => {
  await take(testCtx(fresh.db, operator), ["Green", "Audited in May.", "", ""]);
  expect(await stored()).toMatchObject({ drafts: [], update: { rag: "green", ragReason: "Audited in May." } });
});

test("says before anything is written whose draft it takes the place of, but not what the draft says; a cell left keeps it", async () => {
  valueOf(await editCell(await person("siobhan-byrne"), { reference, column: "update", value: "Half drafted.", base: before.update?.text ?? null }));
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [HEADINGS, [reference, before.text, "", "", "All plans have a result.", ""]] }] });
  const file = { fileName: "tracker.xlsx", bytes, options: plainOptions };
  const planFor = async (ctx: Ctx, options = {}) => valueOf(await planOnly(ctx, { ...file, options: { ...plainOptions, ...options }, workbook: readBytes(bytes) }));
  const secretariat = await person("tom-ashdown");
  const plan = await planFor(secretariat);
  expect(plan.changed[0]).toMatchObject({ field: "update", replaces: { by: "Siobhan Byrne", waiting: false } });
  expect(plan.notices.join()).toMatch(/F-0130, Update: what the file says takes the place of a draft by Siobhan Byrne saved on/);
  expect(JSON.stringify(plan)).not.toContain("Half drafted.");
  expect((await planFor(testCtx(fresh.db, operator))).notices.join()).toContain("Siobhan Byrne");
  expect(JSON.stringify(await planFor(await person("callum-reeve"), { agreed: { on: "2022-05-09" } }))).not.toContain("Siobhan Byrne");
  const left = { ...file, options: { ...plainOptions, choices: { "Tracker!E2": { take: "ours" as const } } } };
  valueOf(await applyImport(secretariat, await keepPlan(secretariat, left, await planFor(secretariat, left.options))));
  expect((await stored()).drafts.map((draft) => draft.value)).toEqual(["Half drafted."]);
  valueOf(await applyImport(secretariat, await keepPlan(secretariat, file, plan)));
  expect(await stored()).toMatchObject({ drafts: [], update: { text: "All plans have a result." } });
});
