/** Runs one job in a process of its own, which tells how long it took and how much memory the process held at most. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Done } from "~/domain/problem";
import type { Sample } from "./measure";

export const root = path.resolve(import.meta.dirname, "../..");

/** What makes Node run this project's TypeScript. */
export const typescriptArguments = ["--import", pathToFileURL(createRequire(path.join(root, "package.json")).resolve("tsx")).href];

/** What a job's module exports as default: does its work between `start` and `stop`, which it calls once each. */
export type Job = (input: Record<string, string>, clock: { start: () => void; stop: () => void }) => Promise<void>;

/** Nothing that is measured may be refused. */
export function valueOf<T>(result: Done<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const entry = path.join(root, "scripts/bench/run-job.ts");

/** `job` is the name of a file in scripts/bench/jobs; `nodeArguments` are those of the process that does such work beside a server. */
export function runJob(job: string, input: Record<string, string>, nodeArguments: readonly string[] = []): Promise<Sample> {
  const child = spawn(process.execPath, [...nodeArguments, ...typescriptArguments, entry, job, JSON.stringify(input)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Sample);
      else reject(new Error(`The job ${job} ended with ${String(code)}.`));
    });
  });
}
