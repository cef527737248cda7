/** `npm start` as a person meets it: it says where to look, keeps an office's own database its own, and stops cleanly. */
import { spawn, type ChildProcess } from "node:child_process";
import { request } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "~/db/open-database.server";
import { buildWhenStale, isStale } from "../../scripts/server/build-when-stale";
import { freshFolder } from "../support/fresh-database";

const root = path.resolve(import.meta.dirname, "../..");
const secret = "a secret that only these tests use, long enough";
type Started = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

let place: Awaited<ReturnType<typeof freshFolder>>;
let started: Started | null = null;

beforeAll(async () => {
  const built = await buildWhenStale(() => undefined);
  if (!built.ok) throw new Error(built.problem.message);
}, 300_000);
beforeEach(async () => {
  place = await freshFolder();
});
afterEach(async () => {
  started?.child.kill("SIGKILL");
  started = null;
  await place.remove();
});

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], { cwd: root, env: { ...process.env, SESSION_SECRET: secret, ...env } });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  started = { child, output: () => text, ended };
  return started;
}

/** What stands in the brackets of `pattern`, as soon as the program has said it. */
async function saidBy({ output, ended }: Started, pattern: RegExp): Promise<string> {
  const tooEarly = ended.then(() => {
    throw new Error(output());
  });
  // Once the words are there, nobody waits for it any more.
  tooEarly.catch(() => undefined);
  for (;;) {
    const [, said] = pattern.exec(output()) ?? [];
    if (said !== undefined) return said;
    await Promise.race([tooEarly, new Promise((resume) => setTimeout(resume, 50))]);
  }
}

const addressOf = (server: Started) => saidBy(server, /at (http:\/\/localhost:\d+)/);

/** A form that the server has begun to read and whose body `finish` sends. */
function beginForm(url: string, body: string): Promise<{ status: Promise<number>; finish: () => void }> {
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(body.length),
    Expect: "100-continue",
    Origin: new URL(url).origin,
  };
  const sent = request(url, { method: "POST", headers });
  const status = new Promise<number>((resolve, reject) => {
    sent.on("response", (response) => resolve(response.resume().statusCode ?? 0));
    sent.on("error", reject);
  });
  sent.flushHeaders();
  return new Promise((resolve) => sent.on("continue", () => resolve({ status, finish: () => sent.end(body) })));
}

async function refusesNewOnes(address: string): Promise<void> {
  for (;;) {
    const answered = await fetch(`${address}/health`, { headers: { Connection: "close" } }).then(
      () => true,
      () => false,
    );
    if (!answered) return;
  }
}

describe("npm start", () => {
  it("serves an office's own database, never seeded, and finishes what was asked before it stops", async () => {
    const url = `file:${path.join(place.folder, "office.db")}`;
    const server = start({ DATABASE_URL: url, PORT: "0" });
    const address = await addressOf(server);
    expect(server.output()).not.toContain("demonstration");
    const link = await saidBy(server, /(http:\/\/localhost:\d+\/first-administrator\/[\w-]{43})\s/);
    expect(await (await fetch(link)).text()).toContain("Begin: the first administrator of the office");
    const { status, finish } = await beginForm(`${address}/sign-out`, "sign=out");
    server.child.kill("SIGTERM");
    await refusesNewOnes(address);
    finish();
    expect(await status).toBe(302);
    expect(await server.ended).toBe(0);
    const db = await openDatabase(url);
    expect(await db.read.finding.count()).toBe(0);
    await db.close();
  });

  it("is quick the second time, because nothing is built again", async () => {
    expect(await isStale()).toBe(false);
  });

  it("says what to do when the port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const server = start({ DATABASE_URL: `file:${path.join(place.folder, "office.db")}`, PORT: port });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain(`Port ${port} is taken`);
    expect(server.output()).not.toContain("    at ");
    taken.close();
  });

  it("stops with a sentence where an office’s own database has no secret", async () => {
    const server = start({ DATABASE_URL: `file:${path.join(place.folder, "office.db")}`, SESSION_SECRET: "" });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain("SESSION_SECRET is missing");
    expect(server.output()).not.toContain("    at ");
  });

  it("says what is wrong with a setting", async () => {
    const server = start({ DATABASE_URL: "postgres://elsewhere", PORT: "many" });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain("DATABASE_URL must name a file, such as file:data/office.db. PORT must be a number, such as 3000.");
  });
});
