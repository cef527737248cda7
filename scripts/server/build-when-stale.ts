/** Builds the pages when anything they are made from has changed since they were last built. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { done, refuse, type Done } from "~/domain/problem";
import { buildApart, buildWorker } from "../build-worker";

const root = path.resolve(import.meta.dirname, "../..");
const stampFile = path.join(root, "build/stamp.txt");
const sources = ["app", "prisma/schema.prisma", "remix.config.js", "vite.config.ts", "tsconfig.json", "package-lock.json"];

async function filesUnder(name: string): Promise<string[]> {
  const full = path.join(root, name);
  const entries = await readdir(full, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [full];
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** The same for the same content, wherever and whenever it was checked out. */
export async function sourceStamp(): Promise<string> {
  const files = (await Promise.all(sources.map(filesUnder))).flat().sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(path.relative(root, file)).update("\0").update(await readFile(file)).update("\0");
  return hash.digest("hex");
}

export async function isStale(): Promise<boolean> {
  if (!existsSync(path.join(root, "build/server/index.js"))) return true;
  return (await readFile(stampFile, "utf8").catch(() => "")) !== (await sourceStamp());
}

async function runBuild(): Promise<{ code: number; output: string }> {
  const remix = path.join(path.dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")), "dist/cli.js");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [remix, "vite:build"], { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Builds the pages, the server's side of them, and the code of the worker processes. */
export async function buildPages(): Promise<Done<true>> {
  const stamp = await sourceStamp();
  const { code, output } = await runBuild().catch((error: unknown) => ({ code: 1, output: String(error) }));
  if (code !== 0) {
    const [before = ""] = output.split(/\n\s+at /);
    return refuse("refused", `${before}\n\nThe pages could not be built. If packages are missing, run npm ci; else the lines above say where.`);
  }
  await buildWorker(root);
  await buildApart(root);
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
  return done(true);
}

export async function buildWhenStale(say: (line: string) => void): Promise<Done<true>> {
  if (!(await isStale())) return done(true);
  say("Building the pages, which takes a moment the first time.");
  return buildPages();
}
