import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ExportView } from "~/domain/export/export-sheet";
import { loadRecord } from "~/db/record.server";
import { recordFor } from "~/domain/visibility";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../support/other-programs";
import { listOf, planFor, sendOut, takeIn, withoutReferences, wouldWrite } from "../support/round-trip";

const mayFile = path.resolve(import.meta.dirname, "../../../shared/data/west-mercia-2022-05-assurance.xlsx");

async function mayDatabase(): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  await takeIn(fresh.db, readFileSync(mayFile), { inspection: "PEEL 2021/22", published: "2022-04-13", emptiesCount: false });
  return fresh;
}

const records: [string, () => Promise<FreshDatabase>, boolean][] = [
  ["the demonstration", demonstrationDatabase, true],
  ["the May 2022 file (skipped where it is not beside the project)", mayDatabase, existsSync(mayFile)],
];

describe.each(records)("%s", (_, open, present) => {
  let home: FreshDatabase;
  let elsewhere: FreshDatabase;
  beforeEach(async () => {
    if (!present) return;
    home = await open();
    elsewhere = await freshDatabase();
  });
  afterEach(async () => {
    if (!present) return;
    await home.remove();
    await elsewhere.remove();
  });

  test.skipIf(!present).each<ExportView>(["sib", "assurance"])("exported and imported again plans no change: %s", async (view) => {
    const plan = await planFor(home.db, await sendOut(home.db, view));
    expect(wouldWrite(plan)).toEqual([]);
    expect(plan.notPlaced).toEqual([]);
    const cells = (await listOf(home.db)).length;
    expect(plan.unchanged).toBeGreaterThan(cells);
  });

  test.skipIf(!present)("imported into an empty database it gives the same list, but for references", async () => {
    const plan = await takeIn(elsewhere.db, await sendOut(home.db));
    expect(plan.heldBack).toEqual([]);
    expect(withoutReferences(await listOf(elsewhere.db))).toEqual(withoutReferences(await listOf(home.db)));
  });

  test.skipIf(!present)("what the list leaves out arrives in the empty database too", async () => {
    await takeIn(elsewhere.db, await sendOut(home.db));
    const [before, after] = [recordFor("official", await loadRecord(home.db)), recordFor("official", await loadRecord(elsewhere.db))];
    const told = (record: typeof before) => ({
      inspections: record.inspections.map(({ title, kind, publishedOn }) => ({ title, kind, publishedOn })).sort((a, b) => a.title.localeCompare(b.title)),
      meetings: record.meetings.map(({ title, date, time }) => ({ title, date, time })),
      meetingEntries: record.meetingEntries.map(({ kind, place, askedBy, text, responses }) => ({ kind, place, askedBy, text, responses: responses.map(({ mode, parts }) => ({ mode, parts })) })),
      findings: record.findings.map(({ limbs, assuranceStatement, addressedElsewhereLink, theirReference, links, entries }) => ({
        limbs, assuranceStatement, addressedElsewhereLink, theirReference, links: links.length,
        entries: entries.map(({ dueOn, responses, links: covers }) => ({
          dueOn,
          responses: responses.map(({ mode, parts, statedConfidence, commitment }) => ({ mode, parts, statedConfidence, commitment })),
          closures: covers.map(({ number, closure, closureNote, revisitOn }) => ({ number, closure, closureNote, revisitOn })),
        })),
      })),
      otherActions: record.otherActions.map(({ text, owners, due }) => ({ text, owners, due })),
    });
    expect(told(after)).toEqual(told(before));
  });

  test.skipIf(!present)("a CSV file plans no change either", async () => {
    const plan = await planFor(home.db, await sendOut(home.db, "sib", "csv"), {}, "tracker.csv");
    expect(wouldWrite(plan)).toEqual([]);
    expect(plan.unchanged).toBeGreaterThan(0);
  });

  test.skipIf(!present || !hasOpenpyxl).each<ExportView>(["sib", "assurance"])("saved by openpyxl it plans no change (skipped where openpyxl is not installed): %s", async (view) => {
    const saved = throughOpenpyxl("openpyxl.load_workbook(path).save(path)", await sendOut(home.db, view));
    expect(wouldWrite(await planFor(home.db, saved))).toEqual([]);
  });

  test.skipIf(!present || !hasLibreOffice).each<ExportView>(["sib", "assurance"])("saved by LibreOffice it plans no change (skipped where it is not installed): %s", { timeout: 180_000 }, async (view) => {
    const saved = throughLibreOffice(await sendOut(home.db, view));
    expect(wouldWrite(await planFor(home.db, saved))).toEqual([]);
  });
});
