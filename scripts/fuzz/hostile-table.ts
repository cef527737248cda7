/** Puts every file made to exhaust through importing and filling in, each in a process of its own, and tells their fate, time and memory. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { HOSTILE } from "../../tests/support/hostile-files";
import { root, typescriptArguments } from "../bench/child";
import type { Ran } from "./run-file";
import { MOST_MEGABYTES, NODE, PATIENCE_MS, SLOWEST_MS } from "./bounds";

const WAYS = ["import", "fill"] as const;
const run = promisify(execFile);

async function runOne(way: (typeof WAYS)[number], file: string): Promise<Ran> {
  const entry = path.join(root, "scripts/fuzz/run-file.ts");
  const { stdout } = await run(process.execPath, [...NODE, ...typescriptArguments, entry, way, file], { cwd: root, timeout: PATIENCE_MS });
  return JSON.parse(stdout) as Ran;
}

function wrongWith(ran: Ran, fate: string): string[] {
  return [
    ...(ran.failure === null ? [] : [ran.failure]),
    ...(fate === (ran.refused ? "refused" : "taken") ? [] : [`It is to be ${fate}.`]),
    ...(ran.ms > SLOWEST_MS ? [`It took longer than ${String(SLOWEST_MS)} ms.`] : []),
    ...(ran.peakMegabytes > MOST_MEGABYTES ? [`It took more than ${String(MOST_MEGABYTES)} MB.`] : []),
  ];
}

/** Prints a line for each file and way; returns what went wrong. */
export async function hostileTable(print: (line: string) => void): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "hostile-"));
  const failures: string[] = [];
  const widest = Math.max(...HOSTILE.map(([name]) => name.length));
  const line = (name: string, way: string, fate: string, ms: string, mb: string) => print(`${name.padEnd(widest)}  ${way.padEnd(6)}  ${fate.padEnd(7)}  ${ms.padStart(6)}  ${mb.padStart(4)}`);
  try {
    line("file", "way", "fate", "ms", "MB");
    for (const [name, fate, make] of HOSTILE) {
      const file = path.join(folder, "file.xlsx");
      await writeFile(file, make());
      for (const way of WAYS) {
        try {
          const ran = await runOne(way, file);
          line(name, way, ran.refused ? "refused" : "taken", ran.ms.toFixed(0), ran.peakMegabytes.toFixed(0));
          failures.push(...wrongWith(ran, fate).map((what) => `${name} (${way}): ${what}`));
        } catch (error) {
          line(name, way, "broken", "", "");
          failures.push(`${name} (${way}): ${error instanceof Error ? error.message.slice(0, 2_000) : String(error)}`);
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return failures;
}
