/** Large work is done by a process of its own: the same plan, the same record, the same workbook. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyBatch } from "~/commands/apply-import.server";
import { exportTracker } from "~/commands/export-tracker.server";
import { planHere } from "~/commands/plan-here.server";
import { keepBatch } from "~/commands/plan-import.server";
import { plansRemembered, recallPlans, stillHold } from "~/commands/remembered-plans.server";
import { runApart } from "~/commands/run-apart.server";
import { changeNumber } from "~/db/change-number.server";
import type { Ctx } from "~/db/ctx.server";
import { readReceipt } from "~/db/import-receipts.server";
import { findBatch, readImportBytes } from "~/db/imports.server";
import { loadRecord } from "~/db/record.server";
import { verifyHistory } from "~/db/verify-history.server";
import { OPERATOR } from "~/domain/actor";
import type { Progress } from "~/domain/progress";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions } from "../support/plan-fixture";
import { asItIs, valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
beforeEach(async () => {
  home = await freshDatabase();
  await storeRecord(home.db, smallRecord());
  ctx = testCtx(home.db, OPERATOR);
});
afterEach(() => home.remove());

const tracker = makeXlsx({ sheets: [{ name: "Tracker", rows: [
  ["AFI / recommendation", "RAG", "RAG reason", "Update", "Update as at"],
  ["AFI 1: The force should make sure that every missing person report is recorded on its system.", "Red", "No lead yet", "Begun anew.", { date: "2022-05-20" }],
] }] });

test("a file is planned there as here, and applied there once and whole", async () => {
  const files = [{ importId: "import-1", fileName: "tracker.xlsx", bytes: new Uint8Array(tracker), options: plainOptions }];
  const there = valueOf(await runApart(ctx, "plan", { files, recall: false }));
  const here = valueOf(await planHere(ctx, files, { recall: false, readIn: "here" }));
  expect(there.files.map((file) => file.plan)).toEqual(here.files.map((file) => file.plan));
  expect(there.change).toBe(here.change);
  await keepBatch(ctx, files, there);
  const [applied] = valueOf(await runApart(ctx, "apply", { id: "import-1", known: plansRemembered(ctx, ["import-1"]) }));
  expect(applied?.plan.changed.map((change) => change.field).sort()).toEqual(["rag", "ragReason", "update", "updateAsAt"]);
  const [finding] = (await loadRecord(home.db)).findings;
  expect(finding?.update).toMatchObject({ text: "Begun anew.", rag: "red", asAt: "2022-05-20" });
  expect(await verifyHistory(home.db.read)).toMatchObject({ faults: [], fileFaults: [] });
  expect(await applyBatch(ctx, "import-1")).toMatchObject({ ok: false, problem: { kind: "stale" } });
  expect(await runApart(ctx, "apply", { id: "import-1", known: [] })).toMatchObject({ ok: false, problem: { kind: "stale" } });
});

test("a file is planned and kept there, and its plan is known here", async () => {
  const taken = valueOf(await runApart(ctx, "take", { files: [{ importId: "import-1", fileName: "tracker.xlsx", bytes: new Uint8Array(tracker), options: plainOptions }] }));
  const [kept] = await findBatch(home.db.read, "import-1");
  expect(kept?.plan.changed.map((change) => change.field).sort()).toEqual(["rag", "ragReason", "update", "updateAsAt"]);
  expect(await readImportBytes(home.db.read, "import-1")).toEqual(new Uint8Array(tracker));
  expect((await readReceipt(home.db.read, "import-1"))?.length).toBeGreaterThan(0);
  recallPlans(ctx, taken);
  expect(kept !== undefined && stillHold(ctx, [kept], await changeNumber(home.db.read))).toBe(true);
  const unreadable = await runApart(ctx, "take", { files: [{ importId: "import-2", fileName: "notes.xlsx", bytes: new TextEncoder().encode("Not a workbook."), options: plainOptions }] });
  expect(unreadable).toMatchObject({ ok: false });
  expect(await findBatch(home.db.read, "import-2")).toEqual([]);
});

test("an export is made there as here, and what was sent is kept", async () => {
  const made = valueOf(await runApart(ctx, "export", { view: "sib", format: "xlsx", shown: null }));
  const here = valueOf(await exportTracker(ctx, { view: "sib", format: "xlsx", shown: null }));
  expect({ ...made, bytes: null, exportNumber: null }).toEqual({ ...here, bytes: null, exportNumber: null });
  expect(valueOf(readWorkbook(made.bytes, made.fileName)).sheets.map((sheet) => sheet.rows.length)).toEqual(valueOf(readWorkbook(here.bytes, here.fileName)).sheets.map((sheet) => sheet.rows.length));
  const back = valueOf(await planHere(ctx, [{ importId: "import-1", fileName: "back.xlsx", bytes: made.bytes, options: asItIs }], { recall: false, readIn: "here" }));
  expect(back.files[0]?.plan).toMatchObject({ marked: true, changed: [], cleared: [], exports: [made.exportNumber] });
});

test("says here how far it is there, never going back", async () => {
  const said: Progress[] = [];
  const working = { ...ctx, say: (progress: Progress) => { said.push(progress); } };
  const files = [{ importId: "import-1", fileName: "tracker.xlsx", bytes: new Uint8Array(tracker), options: plainOptions }];
  const steps = () => { const percents = said.map(({ percent }) => percent); const words = new Set(said.splice(0).map((each) => each.words)); return { percents, words: [...words] }; };
  valueOf(await runApart(working, "take", { files }));
  const taken = steps();
  expect(taken.words).toEqual(expect.arrayContaining(["Reading tracker.xlsx", "Comparing with the record", "Keeping the preview"]));
  valueOf(await runApart(working, "apply", { id: "import-1", known: [] }));
  const applied = steps();
  expect(applied.words).toEqual(expect.arrayContaining(["Comparing with the record once more", "Writing what changed", "Writing the history"]));
  valueOf(await runApart(working, "export", { view: "sib", format: "xlsx", shown: null }));
  const exported = steps();
  expect(exported.words).toEqual(["Laying out the findings", "Writing the file"]);
  for (const { percents } of [taken, applied, exported]) {
    expect(percents.length).toBeGreaterThan(1);
    expect(percents).toEqual(percents.toSorted((one, other) => one - other));
  }
});
