import { afterEach, beforeEach, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { editCell } from "~/commands/edit-cell.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { findImport } from "~/db/imports.server";
import { loadRecord } from "~/db/record.server";
import { FIXED_PEOPLE, OPERATOR } from "~/domain/actor";
import type { ImportOptions } from "~/domain/import/import-plan";
import { joinParts } from "~/domain/response";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { nothing, plainOptions, readBytes, writes } from "../support/plan-fixture";
import { testCtx } from "../support/test-ctx";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const HEADINGS = ["AFI / recommendation", "RAG", "RAG reason", "Update", "Update as at", "Strategic lead", "Target date", "PCC's assurance questions", "Force response"];

let database: FreshDatabase;
beforeEach(async () => { database = await freshDatabase(); });
afterEach(() => database.remove());

type Take = { ctx?: Ctx; options?: Partial<ImportOptions> };

async function plan(rows: MadeCell[][], { ctx = testCtx(database.db, OPERATOR), options = {} }: Take = {}) {
  const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows }] });
  const file = { fileName: "tracker.xlsx", bytes, options: { ...plainOptions, ...options } };
  const planned = await planOnly(ctx, { ...file, workbook: readBytes(bytes) });
  if (!planned.ok) throw new Error(planned.problem.message);
  return { ctx, plan: planned.value, id: await keepPlan(ctx, file, planned.value) };
}

async function take(rows: MadeCell[][], how: Take = {}) {
  const { ctx, id } = await plan(rows, how);
  const applied = await applyImport(ctx, id);
  if (!applied.ok) throw new Error(applied.problem.message);
  return { id, ...applied.value };
}

const first: MadeCell[] = [`AFI 1: ${CALLS}`, "R", "No lead yet", "Under way.", { date: "2022-05-03" }, "ACC Okafor", "30/09/2022", "1. The PCC asked who owns it.", "1. The CC said that a lead is named."];

function but(changes: Record<number, MadeCell>): MadeCell[][] {
  return [HEADINGS, first.map((cell, index) => changes[index] ?? cell)];
}

async function theFinding() {
  const [finding] = (await loadRecord(database.db)).findings;
  if (finding === undefined) throw new Error("There is no finding.");
  return finding;
}

test("changed cells are written with an event each that names the import and the cell", async () => {
  await take([HEADINGS, first]);
  const { id, plan: applied } = await take(but({ 1: "Amber", 3: "Nearly there.", 4: { date: "2022-06-01" }, 5: "DCC Lind" }));
  expect(applied.changed.map(({ field, from, to }) => [field, from, to])).toEqual([
    ["strategicLead", "ACC Okafor", "DCC Lind"], ["update", "Under way.", "Nearly there."], ["updateAsAt", "2022-05-03", "2022-06-01"], ["rag", "red", "amber"],
  ]);
  const finding = await theFinding();
  expect(finding.update).toMatchObject({ text: "Nearly there.", asAt: "2022-06-01", rag: "amber", version: 1 });
  expect(finding.strategicLead?.text).toBe("DCC Lind");
  const events = await database.db.read.historyEvent.findMany({ where: { importId: id }, orderBy: { field: "asc" } });
  expect(events.map(({ field, before, after, via, importPlace }) => [field, before, after, via, importPlace])).toEqual([
    ["rag", "red", "amber", "import", "Tracker!B2"], ["strategicLead", "ACC Okafor", "DCC Lind", "import", "Tracker!F2"],
    ["update", "Under way.", "Nearly there.", "import", "Tracker!D2"], ["updateAsAt", "2022-05-03", "2022-06-01", "import", "Tracker!E2"],
  ]);
});

test("an empty cell wipes nothing, unless the person says that empties count", async () => {
  await take([HEADINGS, first]);
  const emptied = but({ 2: "", 5: "", 6: "" });
  expect(writes((await plan(emptied)).plan)).toEqual(nothing);
  const { plan: applied } = await take(emptied, { options: { emptiesCount: true } });
  expect(applied.cleared.map(({ field, from }) => [field, from])).toEqual([["strategicLead", "ACC Okafor"], ["ragReason", "No lead yet"], ["targetDate", "2022-09-30"]]);
  expect(await theFinding()).toMatchObject({ strategicLead: null, targetDate: null });
});

test("new words of a response are a new version, a first response answers the question, a new question is added", async () => {
  await take(but({ 7: "1. The PCC asked who owns it.\n2. The PCC asked for a date." }));
  expect((await theFinding()).entries.map((entry) => entry.state)).toEqual(["answered", "issued"]);
  const { plan: applied } = await take(but({
    7: "1. The PCC asked who owns it.\n2. The PCC asked for a date.\n3. The SPM asked about training.",
    8: "1. The CC said that a lead is named at last.\n2. The DCC gave October.",
  }));
  expect(writes(applied)).toEqual({ ...nothing, entries: 1, responses: 1, changed: 1 });
  const { entries } = await theFinding();
  expect(entries.map((entry) => [entry.state, entry.responses.map((response) => [response.version, joinParts(response.parts)])])).toEqual([
    ["answered", [[2, "The CC said that a lead is named at last."]]], ["answered", [[1, "The DCC gave October."]]], ["issued", []],
  ]);
});

test("the text of a finding is locked: another wording is held back, the rest of the row is taken", async () => {
  await take([HEADINGS, first]);
  const { plan: held } = await plan(but({ 0: `AFI 1: ${CALLS} By March.`, 1: "A" }));
  expect(held.heldBack.map(({ row, column, reason }) => [row, column, reason.includes("locked")])).toEqual([[2, "A", true]]);
  expect(held.changed.map(({ field }) => field)).toEqual(["rag"]);
});

test("the number of a finding with quite another text holds the row back", async () => {
  await take([HEADINGS, first]);
  const { plan: held } = await plan(but({ 0: "AFI 1: Custody sergeants must log each visit to a detainee promptly." }));
  expect(writes(held)).toEqual(nothing);
  expect(held.heldBack[0]?.reason).toMatch(/already recorded as F-0001, with quite another text/);
});

test("the paper of the next meeting asks new questions under the same numbers", async () => {
  const paper = (title: string, date: string, question: string): MadeCell[][] => [[title], [`Date: ${date}`], ["AFI / recommendation", "PCC's assurance questions", "Force response"], [`AFI 1: ${CALLS}`, `1. ${question}`, "1. The CC said so."]];
  await take(paper("Assurance meeting May", "23 May 2022", "The PCC asked who owns it."));
  const { plan: applied } = await take(paper("Assurance meeting July", "18 July 2022", "The PCC asked about victims."));
  expect(applied.entries[0]?.links[0]?.number).toBe(2);
  expect(applied.notices.join()).toMatch(/already has a question 1. This one is given the number 2/);
});

test("what moved since the preview refuses the import, and nothing of it is written", async () => {
  await take([HEADINGS, first]);
  const { ctx, id } = await plan(but({ 1: "Amber", 5: "DCC Lind" }));
  const edited = await editCell(testCtx(database.db, FIXED_PEOPLE.force), { reference: "F-0001", column: "strategicLead", value: "Supt Byrne", base: "ACC Okafor", submit: true });
  expect(edited.ok).toBe(true);
  const applied = await applyImport(ctx, id);
  expect(applied.ok ? "" : applied.problem.message).toMatch(/has changed since this preview was made, so nothing was written/);
  expect((await theFinding()).update?.rag).toBe("red");
});

test("an import is applied once", async () => {
  const { ctx, id } = await plan([HEADINGS, first]);
  expect((await applyImport(ctx, id)).ok).toBe(true);
  const again = await applyImport(ctx, id);
  expect(again.ok ? "" : again.problem.message).toMatch(/already applied/);
  expect((await loadRecord(database.db)).findings).toHaveLength(1);
  expect((await findImport(database.db.read, id))?.state).toBe("applied");
});

test("an upload is only for the side that brought it", async () => {
  const office = testCtx(database.db, FIXED_PEOPLE.opcc);
  const { id } = await plan([HEADINGS, first], { ctx: office });
  const other = await applyImport(testCtx(database.db, FIXED_PEOPLE.force), id);
  expect(other.ok ? "" : other.problem.kind).toBe("missing");
});

test("a side changes only the columns that are its own", async () => {
  await take([HEADINGS, first]);
  const rows = but({ 1: "Amber", 6: "01/12/2022", 7: "1. The PCC asked who really owns it." });
  const office = await plan(rows, { ctx: testCtx(database.db, FIXED_PEOPLE.opcc) });
  expect(office.plan.changed.map(({ field }) => field)).toEqual(["text"]);
  expect(office.plan.heldBack.map(({ column }) => column).sort()).toEqual(["B", "G"]);
  const force = await plan(rows, { ctx: testCtx(database.db, FIXED_PEOPLE.force) });
  expect(force.plan.changed.map(({ field }) => field)).toEqual(["rag", "targetDate"]);
  expect(force.plan.heldBack.map(({ column }) => column)).toEqual(["H"]);
});

test("a finding is known again by their own reference when its number is missing", async () => {
  const headings = ["Ref", "Finding", "Type", "RAG"];
  await take([headings, ["MX/1", CALLS, "AFI", "R"]]);
  const { plan: applied } = await take([headings, ["MX/1", `${CALLS} `, "AFI", "A"]]);
  expect(writes(applied)).toEqual({ ...nothing, changed: 1 });
});
