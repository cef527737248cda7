/** Files made to exhaust, uploaded while others read: the readers are answered, and nothing of the files is in the database. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillUpload } from "~/commands/fill-upload.server";
import { takeUpload } from "~/commands/plan-import.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { databaseContents } from "../support/database-contents";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { HOSTILE } from "../support/hostile-files";
import { refusalOf } from "../support/refusal-of";
import { testCtx } from "../support/test-ctx";

const KINDS = ["8,000 merges", "billion laughs", "two million empty cells in a row"];

let database: FreshDatabase;
beforeAll(async () => {
  database = await demonstrationDatabase();
});
afterAll(() => database.remove());

test("while the worker is at such a file, others are served; refused, it leaves nothing", async () => {
  const ctx = testCtx(database.db, OPERATOR);
  const before = await databaseContents(database.url);
  const findings = (await loadRecord(database.db)).findings.length;
  const files = HOSTILE.filter(([name]) => KINDS.includes(name));
  expect(files).toHaveLength(KINDS.length);
  const options = { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} };
  let waiting = true;
  const uploads = Promise.all(
    files.map(async ([, , make], index) => {
      const file = { fileName: "tracker.xlsx", bytes: make() };
      return index % 2 === 0 ? takeUpload(ctx, { ...file, options }) : fillUpload(ctx, { ...file, inspection: null });
    }),
  ).finally(() => {
    waiting = false;
  });
  let served = 0;
  while (waiting) {
    expect((await loadRecord(database.db)).findings).toHaveLength(findings);
    served++;
    await delay(20);
  }
  const results = await uploads;
  expect(served).toBeGreaterThan(5);
  for (const result of results) expect(refusalOf(result)).toMatch(/^(?:invalid|too-large): .{20,}\.$/);
  expect(await databaseContents(database.url)).toEqual(before);
});
