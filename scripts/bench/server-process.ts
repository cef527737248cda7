/** The built server in a process of its own, on a port of its own, as `npm start` runs it. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { buildWhenStale } from "../server/build-when-stale";
import { root, typescriptArguments } from "./child";

export type ServerProcess = {
  port: number;
  /** The most memory it has held so far; null where the system does not tell. */
  peakMegabytes: () => Promise<number | null>;
  stop: () => Promise<void>;
};

const LONGEST_START_MS = 60_000;

async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8").catch(() => "");
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) / 1024;
}

export async function startServer(databaseUrl: string, say: (line: string) => void): Promise<ServerProcess> {
  const built = await buildWhenStale(say);
  if (!built.ok) throw new Error(built.problem.message);
  const child = spawn(process.execPath, [...typescriptArguments, "scripts/start.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: "0", SESSION_SECRET: "a secret that only measurements use, long enough" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start. It said: ${printed}`)), LONGEST_START_MS);
    const listen = (chunk: Buffer) => {
      if (printed.length < 10_000) printed += chunk.toString();
      const found = /http:\/\/localhost:(\d+)/.exec(printed)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("close", () => {
      clearTimeout(timer);
      reject(new Error(`The server ended at once. It said: ${printed}`));
    });
  });
  return {
    port,
    peakMegabytes: () => peakOf(child.pid),
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
}
