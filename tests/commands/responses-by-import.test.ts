/** What a file of the force says of a response that was given: a draft of a new version, which waits to be cleared. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { loadRecord } from "~/db/record.server";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { sentValues } from "~/domain/export/sent";
import type { Done } from "~/domain/problem";
import { joinParts } from "~/domain/response";
import { recordFor } from "~/domain/visibility";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { heading } from "../support/export-fixture";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { asItIs } from "../support/round-trip";
import { clearAsItStands } from "../support/through-the-door";

const SAID = "Said anew in the workbook.";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

/** The tracker as the secretariat has it, with other words in the first response, and the words before. */
async function changedFile(): Promise<{ bytes: Buffer; before: string }> {
  const ctx = await ctxOf(home.db, "tom-ashdown");
  const workbook = exportWorkbook({ record: recordFor("official", await loadRecord(home.db)), shown: null, view: "sib", heading });
  const stamp = await takeStamp(ctx);
  await keepSent(ctx, stamp.exportNumber, sentValues(workbook));
  const sheet = workbook.sheets.find((each) => each.id === "entries");
  const place = sheet?.columns.findIndex((column) => column.key === "response") ?? -1;
  // One that one post alone gave, in a question that is open.
  const row = sheet?.rows.find(({ values }) => values[place] != null && !values[place].startsWith("[") && values.includes("answered"));
  if (row === undefined) throw new Error("There is no response in the workbook.");
  const before = row.values[place] ?? "";
  row.values = row.values.with(place, SAID);
  return { bytes: await writeWorkbook(workbook, stamp), before };
}

async function takeIn(bytes: Buffer, personId = "tom-ashdown"): Promise<Done<unknown>> {
  const ctx = await ctxOf(home.db, personId);
  const workbook = valueOf(readWorkbook(bytes, "tracker.xlsx"));
  const file = { fileName: "tracker.xlsx", bytes, options: asItIs };
  const plan = valueOf(await planOnly(ctx, { ...file, workbook }));
  return applyImport(ctx, await keepPlan(ctx, file, plan), workbook);
}

async function responseOf(text: string) {
  const entries = (await loadRecord(home.db)).findings.flatMap((finding) => finding.entries);
  const entry = entries.find((each) => each.responses.some((response) => joinParts(response.parts) === text));
  if (entry === undefined) throw new Error(`Nobody said “${text}”.`);
  return { entry, responses: entry.responses };
}

test("brings a draft that waits to be cleared, beside what the office sees until then", async () => {
  const { bytes, before } = await changedFile();
  const position = (await home.db.read.response.findUniqueOrThrow({ where: { id: (await responseOf(before)).responses[0]?.id ?? "" } })).position;
  valueOf(await takeIn(bytes));
  const { entry, responses } = await responseOf(SAID);
  expect(responses).toMatchObject([
    { state: "submitted" }, { state: "draft", mode: "written", version: 2, replacesId: responses[0]?.id, clearance: { asked: { by: "Tom Ashdown" }, cleared: null } },
  ]);
  expect((await home.db.read.response.findUniqueOrThrow({ where: { id: responses[1]?.id ?? "" } })).position).toBe(position);
  for (const viewer of ["opcc", "official", "observer"] as const) expect(JSON.stringify(recordFor(viewer, await loadRecord(home.db)))).not.toContain(SAID);
  const events = await home.db.read.historyEvent.findMany({ where: { after: SAID } });
  expect(events.map((event) => [event.draftOf, event.via])).toEqual(entry.links.map(() => ["force", "import"]));
  await clearAsItStands(await ctxOf(home.db, "catherine-wells"), responses[1]?.id ?? "", true);
  expect(JSON.stringify(recordFor("opcc", await loadRecord(home.db)))).toContain(SAID);
});

test("taken in twice brings one draft", async () => {
  const { bytes } = await changedFile();
  valueOf(await takeIn(bytes));
  const count = await home.db.read.response.count();
  valueOf(await takeIn(bytes));
  expect(await home.db.read.response.count()).toBe(count);
});

test("does not go over what a colleague is writing: nothing of the file is taken in", async () => {
  const { bytes, before } = await changedFile();
  const { responses } = await responseOf(before);
  valueOf(await editResponsePart(await ctxOf(home.db, "catherine-wells"), { responseId: responses[0]?.id ?? "", position: 0, value: "A colleague’s words.", base: before }));
  const problem = problemOf(await takeIn(bytes));
  expect(problem).toMatchObject({ kind: "stale" });
  expect(problem.message).toMatch(/A colleague is writing a new version of a response on F-\d{4}/);
  expect((await responseOf("A colleague’s words.")).responses).toHaveLength(2);
});
