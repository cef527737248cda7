/** A process that is killed while it applies an import leaves all of it or none: fifty times, at moments drawn by lot. */
import { spawn } from "node:child_process";
import { copyFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@libsql/client";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { verifyHistory } from "~/db/verify-history.server";
import { OPERATOR } from "~/domain/actor";
import { freshDatabase, freshFolder } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { earlyOn23May, testCtx } from "../support/test-ctx";

const project = path.resolve(import.meta.dirname, "../..");
const KILLS = 50;
const ROWS = 12;
const HEADINGS = ["AFI / recommendation", "RAG", "Update", "Update as at", "Strategic lead", "Target date", "PCC's assurance questions", "Force response"];

function row(number: number, later: boolean): MadeCell[] {
  const name = String(number);
  return [
    `AFI ${name}: The force should make sure that station ${name} records what it is told within a day.`, later ? "Amber" : "Red", later ? `Station ${name} has begun.` : "Not begun.",
    { date: later ? "2022-05-20" : "2022-04-30" }, later ? "ACC Okafor" : "DCC Lind", "30/09/2022", `1. The PCC asked how station ${name} is checked.`, later ? `1. The CC said by a visit to station ${name}.` : "",
  ];
}

function workbook(rows: number, later: boolean): Buffer {
  return makeXlsx({ sheets: [{ name: "Tracker", rows: [HEADINGS, ...Array.from({ length: rows }, (_, index) => row(index + 1, later))] }] });
}

async function keep(db: Db, bytes: Buffer): Promise<string> {
  const ctx = testCtx(db, OPERATOR, earlyOn23May);
  const file = { fileName: "returned.xlsx", bytes, options: plainOptions };
  const planned = await planOnly(ctx, { ...file, workbook: readBytes(bytes) });
  if (!planned.ok) throw new Error(planned.problem.message);
  return keepPlan(ctx, file, planned.value);
}

/** Every row of every table, in words that differ where anything differs. */
async function contentOf(file: string): Promise<string> {
  const client = createClient({ url: `file:${file}` });
  const tables = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  const rows: unknown[] = [];
  for (const name of tables.rows.map((each) => each.name as string)) rows.push(name, (await client.execute(`SELECT * FROM "${name}" ORDER BY rowid`)).rows);
  client.close();
  return JSON.stringify(rows, (_, value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value).toString("base64") : value));
}

type Prepared = { folder: string; database: string; file: string; id: string; program: string; remove: () => Promise<void> };
let prepared: Prepared;

beforeAll(async () => {
  const { folder, remove } = await freshFolder();
  const fresh = await freshDatabase();
  const first = workbook(ROWS, false);
  await applyImport(testCtx(fresh.db, OPERATOR, earlyOn23May), await keep(fresh.db, first), readBytes(first));
  const returned = workbook(ROWS + 3, true);
  const id = await keep(fresh.db, returned);
  const database = path.join(folder, "before.db");
  const client = createClient({ url: fresh.url });
  await client.execute({ sql: "VACUUM INTO ?", args: [database] });
  client.close();
  await fresh.remove();
  const file = path.join(folder, "returned.xlsx");
  await writeFile(file, returned);
  // In one file the program starts in a fraction of the time.
  await build({
    root: project, configFile: false, logLevel: "error", publicDir: false, resolve: { alias: { "~": path.join(project, "app") } },
    build: { ssr: path.join(project, "tests/support/applying-process.ts"), outDir: path.join(folder, "program"), target: "node20", rollupOptions: { output: { format: "esm", entryFileNames: "apply.mjs" } } },
  });
  await symlink(path.join(project, "node_modules"), path.join(folder, "node_modules"), "dir");
  prepared = { folder, database, file, id, program: path.join(folder, "program/apply.mjs"), remove };
});
afterAll(() => prepared.remove());

type Ran = { file: string; said: string; milliseconds: number };

/** `killAfter` the moment at which it begins, in milliseconds; null lets it end. */
async function run(name: string, killAfter: number | null): Promise<Ran> {
  const file = path.join(prepared.folder, `${name}.db`);
  await copyFile(prepared.database, file);
  const child = spawn(process.execPath, [prepared.program, `file:${file}`, prepared.file, prepared.id], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  const heard = (word: string) => new Promise<void>((resolve) => {
    child.stdout.on("data", () => { if (said.includes(word)) resolve(); });
    void ended.then(() => { resolve(); });
  });
  child.stdout.on("data", (chunk: Buffer) => { said += chunk.toString(); });
  await heard("ready");
  child.stdin.write("go\n");
  await heard("begun");
  const begun = performance.now();
  if (killAfter !== null) {
    await sleep(killAfter);
    child.kill("SIGKILL");
  }
  await ended;
  return { file, said: said.trim(), milliseconds: performance.now() - begun };
}

/** The same numbers in every run. */
function lots(count: number): number[] {
  let state = 20_220_523;
  return Array.from({ length: count }, () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648);
}

test("an import whose process is killed is there whole or not at all, and the history stays whole", async () => {
  const undisturbed = await run("undisturbed", null);
  expect(undisturbed.said).toBe("ready\nbegun\napplied");
  const before = await contentOf(prepared.database);
  const after = await contentOf(undisturbed.file);
  expect(after).not.toBe(before);

  const outcomes: string[] = [];
  const moments = lots(KILLS).map((lot) => lot * 1.1 * undisturbed.milliseconds);
  const killed = async (moment: number, index: number) => {
    const { file, said } = await run(`killed-${String(index)}`, moment);
    expect(said).toContain("begun");
    const db = await openDatabase(`file:${file}`);
    const verified = await verifyHistory(db.read);
    expect(verified, `killed after ${String(moment)} ms`).toMatchObject({ faults: [], fileFaults: [] });
    await loadRecord(db);
    await db.close();
    const now = await contentOf(file);
    outcomes.push(now === before ? "none" : now === after ? "all" : "half");
  };
  const left = moments.entries();
  const inTurn = async () => { for (const [index, moment] of left) await killed(moment, index); };
  await Promise.all([inTurn(), inTurn()]);

  expect(outcomes).toHaveLength(KILLS);
  expect(outcomes).not.toContain("half");
  expect(outcomes).toContain("none");
  const again = await run("killed-0", null);
  expect(await contentOf(again.file)).toBe(after);
}, 900_000);
