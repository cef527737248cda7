/** What a file says of an issued question: a correction of the office to be approved, or at once what both sides said. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { moveCorrection } from "~/commands/move-correction.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { correctionsOfEntries } from "~/db/entry-corrections.server";
import { entryIn } from "~/db/entry-record.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { sentValues } from "~/domain/export/sent";
import { recordFor } from "~/domain/visibility";
import { entryPage } from "~/queries/entry-page.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { heading } from "../support/export-fixture";
import type { FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";
import { asItIs } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

const NEW = "CANARY: put another way?";

let home: FreshDatabase;
let entryId: string;
let before: string;
beforeEach(async () => {
  home = await demonstrationDatabase();
  const entry = await home.db.read.entry.findFirstOrThrow({ where: { state: "issued", place: "finding" } });
  [entryId, before] = [entry.id, entry.text];
});
afterEach(() => home.remove());

/** The export with the words, due date and assurance of one question and its finding changed. */
async function changedFile(text = NEW, assurance?: string): Promise<Buffer> {
  const workbook = exportWorkbook({ record: recordFor("official", await loadRecord(home.db)), shown: null, view: "sib", heading });
  const stamp = await takeStamp(testCtx(home.db, OPERATOR));
  await keepSent(testCtx(home.db, OPERATOR), stamp.exportNumber, sentValues(workbook));
  const entries = workbook.sheets.find((sheet) => sheet.id === "entries");
  const place = entries?.columns.findIndex((column) => column.key === "text") ?? -1;
  const row = entries?.rows.find((each) => each.values[place] === before);
  if (row === undefined) throw new Error("The question is not in the export.");
  row.values = row.values.with(place, text);
  const tracker = workbook.sheets.find((sheet) => sheet.id === "tracker");
  const at = tracker?.columns.findIndex((column) => column.key === "assurance") ?? -1;
  const finding = tracker?.rows.find((each) => each.values[at] !== assurance);
  if (assurance !== undefined && finding !== undefined) finding.values = finding.values.with(at, assurance);
  return writeWorkbook(workbook, stamp);
}

async function takeInAs(ctx: Awaited<ReturnType<typeof ctxOf>>, bytes: Buffer): Promise<void> {
  const workbook = valueOf(readWorkbook(bytes, "office.xlsx"));
  const plan = valueOf(await planOnly(ctx, { fileName: "office.xlsx", workbook, options: { ...asItIs, emptiesCount: false } }));
  const id = await keepPlan(ctx, { fileName: "office.xlsx", bytes, options: { ...asItIs, emptiesCount: false } }, plan);
  valueOf(await applyImport(ctx, id, workbook));
}

const corrections = () => correctionsOfEntries(home.db.read, [entryId]);
const stands = async () => (await entryIn(home.db.read, entryId))?.text;

test("by the office it is a draft correction: what was issued stands until it is approved and issued", async () => {
  await takeInAs(await ctxOf(home.db, "callum-reeve"), await changedFile());
  expect(await stands()).toBe(before);
  expect(await corrections()).toMatchObject([{ state: "draft", words: { text: NEW }, before: { text: before }, reason: "As in office.xlsx", createdBy: "Callum Reeve" }]);
  const events = await home.db.read.historyEvent.findMany({ where: { subjectId: entryId, field: "correctionText" } });
  expect(events).toMatchObject([{ after: NEW, draftOf: "opcc", via: "import", importPlace: expect.stringMatching(/^.+![A-Z]+\d+$/) as string }]);
  const force = await ctxOf(home.db, "tom-ashdown");
  expect(JSON.stringify(valueOf(await entryPage(force, entryId)))).not.toContain("CANARY");

  const [correction] = await corrections();
  const helen = await ctxOf(home.db, "helen-ferriday");
  valueOf(await moveCorrection(helen, { correctionId: correction?.id ?? "", move: "approve" }));
  valueOf(await moveCorrection(helen, { correctionId: correction?.id ?? "", move: "issue" }));
  expect(await stands()).toBe(NEW);
});

test("the same file again changes nothing, and another one changes the draft, which is then to be approved anew", async () => {
  const callum = await ctxOf(home.db, "callum-reeve");
  await takeInAs(callum, await changedFile());
  const [first] = await corrections();
  valueOf(await moveCorrection(await ctxOf(home.db, "helen-ferriday"), { correctionId: first?.id ?? "", move: "approve" }));
  await takeInAs(callum, await changedFile());
  expect(await corrections()).toMatchObject([{ state: "approved", words: { text: NEW } }]);
  await takeInAs(callum, await changedFile("CANARY: a third way?"));
  expect(await corrections()).toMatchObject([{ id: first?.id, state: "draft", approval: null, words: { text: "CANARY: a third way?" } }]);
});

test("by the operator it is issued at once, and the words before stay readable for both sides", async () => {
  await takeInAs(testCtx(home.db, OPERATOR), await changedFile());
  expect(await stands()).toBe(NEW);
  for (const person of ["tom-ashdown", "callum-reeve"]) {
    const { versions } = valueOf(await entryPage(await ctxOf(home.db, person), entryId));
    expect(versions).toMatchObject({ current: { number: 2, text: NEW, reason: "As in office.xlsx" }, earlier: [{ number: 1, text: before }] });
  }
});

test("an assurance that somebody the PCC has named brings in is recorded as had from the file", async () => {
  await takeInAs(await ctxOf(home.db, "priya-nair"), await changedFile(before, "assured"));
  const decided = await home.db.read.historyEvent.findMany({ where: { field: "assuranceDecision" } });
  expect(decided).toMatchObject([{ after: "Assured, by Priya Nair, SPM, for Helen Ferriday: As in office.xlsx", via: "import" }]);
});
