/** Files made to exhaust whoever opens them: each is refused or taken within two seconds and 300 MB, in a process of its own. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root, typescriptArguments } from "../../scripts/bench/child";
import { HOSTILE } from "../support/hostile-files";

type Ran = { refused: boolean; failure: string | null; ms: number; peakMegabytes: number };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(HOSTILE)("%s: %s", (name, fate, make) => {
  const file = path.join(folder, "file.xlsx");
  writeFileSync(file, make());
  const run = () => JSON.parse(execFileSync(process.execPath, [...typescriptArguments, path.join(root, "scripts/fuzz/run-file.ts"), file], { cwd: root, encoding: "utf8" })) as Ran;
  let ran = run();
  // A busy machine may be late once.
  if (ran.ms > 2_000) ran = run();
  expect({ name, fate: ran.refused ? "refused" : "taken", failure: ran.failure }).toEqual({ name, fate, failure: null });
  expect(ran.ms).toBeLessThan(2_000);
  expect(ran.peakMegabytes).toBeLessThan(300);
}, 60_000);
