/**
 * `npm run fuzz`: harms workbooks in 2,000 ways, and tries files made to exhaust; each has to be taken or refused with a
 * sentence, in little time and memory, and leaves the database as it was.
 */
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { root, typescriptArguments } from "./bench/child";
import { MOST_MEGABYTES, NODE, PATIENCE_MS } from "./fuzz/bounds";
import { hostileTable } from "./fuzz/hostile-table";
import { touchesNothing } from "./fuzz/touches-nothing";
import type { Tried } from "./fuzz/try-file";

const BATCH = 250;

type Line = Tried | { begun: number } | { peakMegabytes: number };
type Batch = { tried: Tried[]; peakMegabytes: number; failures: string[] };

function runBatch(first: number, last: number): Promise<Batch> {
  const batch: Batch = { tried: [], peakMegabytes: 0, failures: [] };
  const child = spawn(process.execPath, [...NODE, ...typescriptArguments, path.join(root, "scripts/fuzz/run-batch.ts"), String(first), String(last)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let begun = first;
  let silence: NodeJS.Timeout | undefined;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      batch.failures.push(`Mutation ${String(begun)} does not come to an end.`);
      child.kill("SIGKILL");
    }, PATIENCE_MS);
  };
  createInterface({ input: child.stdout }).on("line", (text) => {
    listen();
    const line = JSON.parse(text) as Line;
    if ("begun" in line) begun = line.begun;
    else if ("peakMegabytes" in line) batch.peakMegabytes = line.peakMegabytes;
    else batch.tried.push(line);
  });
  listen();
  return new Promise((resolve) => {
    child.once("close", (code) => {
      clearTimeout(silence);
      if (code !== 0 && batch.failures.length === 0) batch.failures.push(`The process ended with ${String(code)} at mutation ${String(begun)}.`);
      if (batch.peakMegabytes > MOST_MEGABYTES) batch.failures.push(`Mutations ${String(first)} to ${String(last - 1)} took ${batch.peakMegabytes.toFixed(0)} MB.`);
      resolve(batch);
    });
  });
}

async function mutations(from: number, count: number): Promise<string[]> {
  const tried: Tried[] = [];
  const failures: string[] = [];
  let peak = 0;
  for (let first = from; first < from + count; first += BATCH) {
    const batch = await runBatch(first, Math.min(first + BATCH, from + count));
    tried.push(...batch.tried);
    failures.push(...batch.failures, ...batch.tried.flatMap(({ number, what, failure }) => (failure === null ? [] : [`Mutation ${String(number)} (${what}): ${failure}`])));
    peak = Math.max(peak, batch.peakMegabytes);
  }
  const slowest = Math.max(0, ...tried.map(({ ms }) => ms));
  const refused = tried.filter((each) => each.refused).length;
  console.log(`${String(tried.length)} mutations: ${String(refused)} refused with a sentence, ${String(tried.length - refused)} taken; the slowest ${slowest.toFixed(0)} ms, at most ${peak.toFixed(0)} MB.`);
  return failures;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { mutations: { type: "string", default: "2000" }, from: { type: "string", default: "0" }, only: { type: "string" } } });
  const [from, count] = [Number(values.from), Number(values.mutations)];
  const { only } = values;
  if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1 || (only !== undefined && only !== "files" && only !== "mutations")) {
    console.error("Usage: npm run fuzz -- [--only files|mutations] [--mutations 2000] [--from 0]");
    return 2;
  }
  const failures: string[] = [];
  if (only !== "mutations") failures.push(...(await hostileTable((line) => console.log(line))), ...(await touchesNothing()));
  if (only !== "files") failures.push(...(await mutations(from, count)));
  for (const failure of failures) console.log(failure);
  console.log(failures.length === 0 ? "None went wrong." : `${String(failures.length)} went wrong.`);
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = await main();
