/** An export imported into an empty database gives the same findings, but for their references. */
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { writesSomething } from "~/domain/import/import-plan";
import { listJson } from "~/domain/list-json";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { stamp, workbookOf } from "../support/export-fixture";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { nothing, plainOptions, readBytes, writes } from "../support/plan-fixture";
import { anyRecord } from "../support/record-fixture";
import { testCtx } from "../support/test-ctx";

let open: FreshDatabase | null = null;

afterEach(async () => {
  await open?.remove();
  open = null;
});

/** The list with references counted from the first, so that only the gaps between them are lost. */
function listed(record: WholeRecord): unknown {
  const findings = listJson(recordFor("official", record));
  const places = new Map(findings.map(({ reference }, index) => [reference, `#${String(index)}`]));
  const counted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(counted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, ["reference", "causeOfConcern", "covers"].includes(key) ? renamed(inner) : counted(inner)]),
    );
  };
  const renamed = (value: unknown): unknown => (Array.isArray(value) ? value.map(renamed) : typeof value === "string" ? (places.get(value) ?? value) : value);
  return counted(findings);
}

async function importInto(database: FreshDatabase, bytes: Uint8Array) {
  const ctx = testCtx(database.db, OPERATOR);
  const file = { fileName: "tracker.xlsx", bytes, options: { ...plainOptions, inspection: null } };
  const workbook = readBytes(bytes);
  const planned = await planOnly(ctx, { ...file, workbook });
  if (!planned.ok) throw new Error(planned.problem.message);
  if (!writesSomething(planned.value)) return planned.value;
  const applied = await applyImport(ctx, await keepPlan(ctx, file, planned.value), workbook);
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.plan;
}

test("records made up at random come back whole in an empty database, and the file taken in again changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord.filter((record) => record.findings.length > 0), async (record) => {
      await open?.remove();
      open = await freshDatabase();
      const bytes = await writeWorkbook(workbookOf(record), stamp);
      const plan = await importInto(open, bytes);
      expect(plan.heldBack).toEqual([]);
      const stored = await loadRecord(open.db);
      expect(listed(stored)).toEqual(listed(record));
      expect(writes(await importInto(open, bytes))).toEqual(nothing);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 180_000);
