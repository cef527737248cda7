/** The law: what was exported and comes back unchanged plans nothing; what was changed in one cell plans that cell. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { stamp, workbookOf } from "../../support/export-fixture";
import { nothing, planOf, readBytes, writes } from "../../support/plan-fixture";
import { anyRecord } from "../../support/record-fixture";

test("an export of no findings plans no change either, in both views", async () => {
  const [inspection] = fc.sample(anyRecord, { numRuns: 40, seed: 7 }).flatMap((record) => record.inspections);
  const record: WholeRecord = { findings: [], inspections: inspection === undefined ? [] : [inspection], meetings: [], meetingEntries: [], otherActions: [] };
  for (const view of ["sib", "assurance"] as const) {
    const plan = planOf(readBytes(await writeWorkbook(workbookOf(record, view), stamp)), { record, instance: stamp.instance });
    expect(writes(plan)).toEqual(nothing);
    expect([plan.heldBack, plan.notPlaced]).toEqual([[], []]);
  }
});

test("an export that comes back as it went plans no change, for records made up at random", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, async (record) => {
      const bytes = await writeWorkbook(workbookOf(record), stamp);
      const plan = planOf(readBytes(bytes), { record: recordFor("official", record), instance: stamp.instance });
      expect(writes(plan)).toEqual(nothing);
      expect(plan.heldBack).toEqual([]);
      expect(plan.notPlaced).toEqual([]);
      expect(plan.unchanged).toBeGreaterThanOrEqual(record.findings.length * 12);
    }),
    { numRuns: 30 },
  );
}, 120_000);
