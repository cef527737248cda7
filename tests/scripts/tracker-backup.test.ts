/** Backup while the server runs, restore while it does not, and what verify says of both. */
import { execFile, spawn } from "node:child_process";
import { copyFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp } from "~/db/backup.server";
import { recordEvents } from "~/db/history.server";
import { openDatabase } from "~/db/open-database.server";
import { restoreDatabase } from "~/db/restore.server";
import { write } from "~/db/write.server";
import { FIXED_PEOPLE } from "~/domain/actor";
import { freshDatabase, freshFolder } from "../support/fresh-database";
import { problemOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const project = path.resolve(import.meta.dirname, "../..");
let place: Awaited<ReturnType<typeof freshFolder>>;
let file: string;

beforeEach(async () => {
  place = await freshFolder();
  file = path.join(place.folder, "office.db");
});
afterEach(() => place.remove());

type Ran = { code: number; out: string; err: string };

function tracker(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: `file:${file}`, npm_lifecycle_event: "tracker", INIT_CWD: place.folder };
    const child = execFile(process.execPath, ["--import", "tsx", "scripts/tracker.ts", ...args], { cwd: project, env }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

/** A database of its own in `file`, in which RAG has become that. Made elsewhere, so that this process has nothing open here. */
async function makeOffice(rag: string): Promise<void> {
  const fresh = await freshDatabase();
  const change = { subject: "finding", subjectId: "f1", findingId: null, field: "rag", before: null, after: rag, draftOf: null } as const;
  await write(fresh.db, (tx) => recordEvents(tx, testCtx(fresh.db, FIXED_PEOPLE.force), [change]));
  const client = createClient({ url: fresh.url });
  await client.execute({ sql: "VACUUM INTO ?", args: [file] });
  client.close();
  await fresh.remove();
}

async function ragIn(name: string): Promise<unknown> {
  const client = createClient({ url: `file:${path.join(place.folder, name)}` });
  try {
    return (await client.execute("SELECT after FROM HistoryEvent WHERE sequence = 1")).rows[0]?.[0];
  } finally {
    client.close();
  }
}

/** Another process that has the database open, as a server has; it has written, and is idle. */
async function holder(): Promise<{ kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/holding-process.ts", `file:${file}`], { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return {
    kill: () => new Promise((resolve) => {
      child.once("close", () => resolve());
      child.kill("SIGKILL");
    }),
  };
}

describe("tracker backup", () => {
  it("copies what is in use, whole and for its owner alone, and never over another file", async () => {
    await makeOffice("amber");
    const server = await holder();
    const ran = await tracker("backup", "copy.db");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toMatch(/copy\.db: [\d,]+ kB\.\n$/);
    expect(await ragIn("copy.db")).toBe("amber");
    const holds = createClient({ url: `file:${path.join(place.folder, "copy.db")}` });
    expect((await holds.execute(`SELECT value FROM Setting WHERE key = 'held'`)).rows[0]?.[0]).toBe("yes");
    holds.close();
    expect((await stat(path.join(place.folder, "copy.db"))).mode & 0o777).toBe(0o600);
    const again = await tracker("backup", "copy.db");
    expect(again.code).toBe(1);
    expect(again.err).toContain("never replaces another");
    await server.kill();
    expect((await readdir(place.folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("says what is wrong with a place, or that there is nothing to copy", async () => {
    expect(problemOf(await backUp(file, path.join(place.folder, "copy.db"))).message).toContain("There is no database");
    await makeOffice("amber");
    expect(problemOf(await backUp(file, path.join(place.folder, "nowhere/copy.db"))).message).toContain("does not exist");
    expect((await tracker("backup")).code).toBe(2);
    expect((await tracker("backup", "copy.db", "--as", "a@b.example")).code).toBe(2);
  });
});

describe("tracker restore", () => {
  it("refuses while a server runs, and not after it was killed; keeps the old file, and verifies", async () => {
    await makeOffice("amber");
    await tracker("backup", "copy.db");
    await copyFile(path.join(place.folder, "copy.db"), path.join(place.folder, "kept.db"));
    const client = createClient({ url: `file:${file}` });
    await client.execute(`INSERT INTO Setting (key, value) VALUES ('later', 'yes')`);
    client.close();

    const server = await holder();
    const refused = await tracker("restore", "copy.db");
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("is in use. Stop the server");
    await server.kill();

    const ran = await tracker("restore", "copy.db");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("The history is whole: 1 event.");
    const old = (await readdir(place.folder)).find((name) => name.includes("before-restore")) ?? "";
    expect((await stat(path.join(place.folder, old))).mode & 0o777).toBe(0o600);
    const before = createClient({ url: `file:${path.join(place.folder, old)}` });
    expect((await before.execute("SELECT count(*) FROM Setting WHERE key IN ('later', 'held')")).rows[0]?.[0]).toBe(2);
    before.close();
    const db = await openDatabase(`file:${file}`);
    expect(await db.read.setting.count({ where: { key: { in: ["later", "held"] } } })).toBe(0);
    await db.close();
  });

  it("puts a backup where there is nothing yet", async () => {
    await makeOffice("green");
    await tracker("backup", "copy.db");
    file = path.join(place.folder, "new folder", "other.db");
    expect(await tracker("restore", "copy.db")).toMatchObject({ code: 0 });
    expect(await ragIn("new folder/other.db")).toBe("green");
  });

  it("leaves the database alone where the file is not a backup of this program, damaged, newer, or a demonstration", async () => {
    await makeOffice("amber");
    await backUp(file, path.join(place.folder, "copy.db"));
    const inside = async (name: string, ...statements: string[]) => {
      await copyFile(path.join(place.folder, "copy.db"), path.join(place.folder, name));
      const client = createClient({ url: `file:${path.join(place.folder, name)}` });
      for (const statement of statements) await client.execute(statement);
      client.close();
    };
    await writeFile(path.join(place.folder, "text.db"), "hello ".repeat(1000));
    await inside("newer.db", `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', 1)`);
    await inside("demonstration.db", `INSERT INTO Setting (key, value) VALUES ('demonstration', 'seeded')`);
    await inside("other.db", "DROP TABLE _prisma_migrations");
    await mkdir(path.join(place.folder, "folder.db"));
    for (const [name, sentence] of [
      ["text.db", "is not a database of this program"], ["newer.db", "newer version of this program"], ["demonstration.db", "is a demonstration"],
      ["other.db", "database of another program"], ["folder.db", "There is no backup"], ["none.db", "There is no backup"], ["office.db", "is the database itself"],
    ] as const) {
      const refused = await restoreDatabase({ backup: path.join(place.folder, name), file, stamp: "now", demonstration: false });
      expect(problemOf(refused).message).toContain(sentence);
    }
    expect(await ragIn("office.db")).toBe("amber");
    expect((await readdir(place.folder)).filter((name) => /before-restore|\.part/.test(name))).toEqual([]);
  });
});

describe("tracker verify and redact", () => {
  it("says where the history breaks, in the file itself", async () => {
    await makeOffice("amber");
    expect(await tracker("verify")).toMatchObject({ code: 0, err: "" });
    const client = createClient({ url: `file:${file}` });
    await client.execute(`DROP TRIGGER "HistoryEvent_no_update"`);
    await client.execute(`UPDATE HistoryEvent SET after = 'green'`);
    client.close();
    const ran = await tracker("verify");
    expect(ran).toMatchObject({ code: 1, out: "", err: "The history is broken at event 1: what it says was written is not what was recorded.\n" });
    expect(JSON.parse((await tracker("verify", "--json")).out)).toMatchObject({ whole: false, count: 1, faults: [{ sequence: 1 }], fileFaults: [] });
  });

  it("takes words away by number, with a reason, and finds the number by the words", async () => {
    await makeOffice("amber");
    expect((await tracker("redact", "--find", "amb")).out).toMatch(/^ +1 {2}23 May 2022, 00:30 {2}Tom Ashdown {2}RAG\n$/);
    expect((await tracker("redact", "1")).code).toBe(2);
    const ran = await tracker("redact", "1", "--reason", "Order 12 of the court");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(await tracker("redact", "--find", "amb")).toMatchObject({ out: "No event holds these words.\n" });
    expect((await tracker("verify")).out).toContain("The history is whole: 2 events.");
  });
});
