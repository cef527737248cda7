/** A sample of what `npm run fuzz` does at length: harmed workbooks are taken, or refused with a sentence, in little time. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { readBytes } from "../support/plan-fixture";
import { BASES } from "../../scripts/fuzz/base-files";
import { MUTATIONS } from "../../scripts/fuzz/mutations";
import { tryMutation } from "../../scripts/fuzz/try-file";
import { typescriptArguments } from "../../scripts/bench/child";

test("the workbooks that mutations start from are honest", () => {
  expect(BASES.map(({ bytes }) => readBytes(bytes).sheets.map(({ name, rows }) => [name, rows.length]))).toEqual(BASES.map(() => [["Tracker", 14], ["Lists", 3], ["Summary", 1]]));
});

test("a sample of every kind of harm", () => {
  const tried = Array.from({ length: 200 }, (_, index) => tryMutation(10_000 + index));
  expect(tried.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(tried.filter(({ refused }) => refused).length).toBeGreaterThan(50);
  expect(tried.filter(({ refused }) => !refused).length).toBeGreaterThan(20);
  expect(new Set(tried.map(({ what }) => what.replace(/^.*: /, ""))).size).toBe(MUTATIONS.length);
});

test("the same number is the same file", () => {
  const { ms, ...first } = tryMutation(7);
  expect(ms).toBeGreaterThan(0);
  expect(tryMutation(7)).toMatchObject(first);
});

test("the program tells how many it tried, and the worst of time and memory", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const ran = spawnSync(process.execPath, [...typescriptArguments, "scripts/fuzz.ts", "--only", "mutations", "--mutations", "30"], { cwd: root, encoding: "utf8" });
  expect(ran.stdout).toMatch(/^30 mutations: \d+ refused with a sentence, \d+ taken; the slowest \d+ ms, at most \d+ MB\.\nNone went wrong\.\n$/);
  expect(ran.status).toBe(0);
});
