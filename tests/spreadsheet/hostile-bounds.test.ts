/** Files made to exhaust whoever opens them: each is refused or taken, in a process of its own. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root, typescriptArguments } from "../../scripts/bench/child";
import { HOSTILE } from "../support/hostile-files";

type Ran = { refused: boolean; failure: string | null };

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
  const ran = JSON.parse(execFileSync(process.execPath, [...typescriptArguments, path.join(root, "scripts/fuzz/run-file.ts"), file], { cwd: root, encoding: "utf8" })) as Ran;
  expect({ name, fate: ran.refused ? "refused" : "taken", failure: ran.failure }).toEqual({ name, fate, failure: null });
}, 60_000);
