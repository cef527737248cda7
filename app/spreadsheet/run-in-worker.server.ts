/**
 * Runs one job in a worker process of its own, with bounds on memory and time. A thread would not do: when the memory of
 * a thread runs out while an array grows, Node ends the whole process.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { getPriority, setPriority } from "node:os";
import { deserialize, serialize } from "node:v8";
import { type Done, refuse } from "~/domain/problem";
import type { jobs } from "~/spreadsheet/worker-jobs.server";
import { workerModule, type WorkerModule } from "~/spreadsheet/worker-module.server";

type Jobs = typeof jobs;
export type JobOrder = { [Name in keyof Jobs]: { name: Name; input: Parameters<Jobs[Name]>[0] } }[keyof Jobs];
type JobResult<Name extends keyof Jobs> = ReturnType<Jobs[Name]>;

/** `givesWay`: to the pages that somebody waits for, where the processors are few. */
export type WorkerBounds = { memoryMegabytes: number; milliseconds: number; givesWay?: boolean };

/** Told of each message that the worker sends while it works. */
export type OnMessage = (message: string) => void;

/** The worker's file descriptor for its answer; standard output stays free for whatever prints. */
export const ANSWER_CHANNEL = 3;
/** Where a worker says how far it is: one message a line. */
export const MESSAGE_CHANNEL = 4;

const usualBounds: WorkerBounds = { memoryMegabytes: 1_024, milliseconds: 60_000 };
/** More at a time would need more memory than a small server has; the others wait. */
const AT_A_TIME = 2;
/** What Node prints when the memory it may use runs out. */
const OUT_OF_MEMORY = "heap out of memory";
const smaller = "Copy the rows you need into a new workbook and use that.";

let running = 0;
const waiting: (() => void)[] = [];

/** A refusal when the job breaks its bounds; a throw, as ever, when it has a bug. */
export async function runInWorker<Name extends keyof Jobs>(
  name: Name,
  input: Parameters<Jobs[Name]>[0],
  bounds: WorkerBounds = usualBounds,
): Promise<JobResult<Name> | Done<never>> {
  return runModule<JobResult<Name>>(workerModule(), { name, input }, bounds);
}

/** Starts a module that reads its order from standard input and answers on the answer channel, as soon as it is its turn. */
export async function runModule<Result>(module: WorkerModule, order: unknown, bounds: WorkerBounds, onMessage?: OnMessage): Promise<Result | Done<never>> {
  if (running >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await run<Result>(module, order, bounds, onMessage);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function run<Result>({ root, nodeArguments }: WorkerModule, order: unknown, { memoryMegabytes, milliseconds, givesWay = false }: WorkerBounds, onMessage: OnMessage = () => undefined): Promise<Result | Done<never>> {
  const worker = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, ...nodeArguments], {
    cwd: root,
    stdio: ["pipe", "ignore", "pipe", "pipe", "pipe"],
  });
  if (givesWay) giveWay(worker);
  const printed = collect(worker, 2);
  const answered = collect(worker, ANSWER_CHANNEL);
  eachLine(worker, MESSAGE_CHANNEL, onMessage);
  // A worker that ends before it has read its order closes the pipe; how it ended says the rest.
  worker.stdin?.on("error", () => undefined);
  worker.stdin?.end(serialize(order));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    worker.kill("SIGKILL");
  }, milliseconds);
  return new Promise((resolve, reject) => {
    worker.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    worker.once("close", (code) => {
      clearTimeout(timer);
      if (late) resolve(refuse("too-large", `Reading the file took longer than ${Math.ceil(milliseconds / 1000)} seconds and was stopped. ${smaller}`));
      else if (code === 0) resolve(deserialize(Buffer.concat(answered)) as Result);
      else if (Buffer.concat(printed).includes(OUT_OF_MEMORY)) resolve(refuse("too-large", `Reading the file needs more memory than is allowed. ${smaller}`));
      else reject(new Error(`A worker failed: ${Buffer.concat(printed).toString("utf8").slice(0, 4_000)}`));
    });
  });
}

/** Between the usual priority, which is 0, and what the system calls below normal. */
const SOMEWHAT_LOWER = 5;

function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, getPriority() + SOMEWHAT_LOWER);
  } catch {
    // It has ended already, or the system does not let it: then it runs like any other.
  }
}

function collect(worker: ChildProcess, channel: number): Buffer[] {
  const chunks: Buffer[] = [];
  worker.stdio[channel]?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return chunks;
}

function eachLine(worker: ChildProcess, channel: number, take: OnMessage): void {
  let begun = "";
  worker.stdio[channel]?.on("data", (chunk: Buffer) => {
    const lines = (begun + chunk.toString("utf8")).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
}
