/** A database is made, brought up to date with a copy of it kept, or left alone with a sentence. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, type Migrated } from "~/db/migrate.server";
import type { Done } from "~/domain/problem";
import { freshFolder } from "../support/fresh-database";

let place: Awaited<ReturnType<typeof freshFolder>>;
let url: string;
let file: string;
let migrations: string;

beforeEach(async () => {
  place = await freshFolder();
  file = path.join(place.folder, "an office's data 100%", "office.db");
  url = `file:${file}`;
  migrations = path.join(place.folder, "migrations");
});
afterEach(async () => {
  await place.remove();
});

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(path.join(migrations, name), { recursive: true });
  await writeFile(path.join(migrations, name, "migration.sql"), sql);
}

async function sql(statement: string, where = file): Promise<unknown[]> {
  const client = createClient({ url: `file:${where.replaceAll("%", "%25")}` });
  try {
    return (await client.execute(statement)).rows.map((row) => row[0]);
  } finally {
    client.close();
  }
}

async function message(): Promise<string> {
  const migrated = await migrate(url, migrations);
  return migrated.ok ? "" : migrated.problem.message;
}

describe("migrate", () => {
  beforeEach(() => addMigration("20220101000000_record", "CREATE TABLE Note (text TEXT);"));

  it("makes the database where there is none, and nothing the second time", async () => {
    expect(await migrate(url, migrations)).toEqual({ ok: true, value: { applied: ["20220101000000_record"], backup: null } });
    expect(await migrate(url, migrations)).toEqual({ ok: true, value: { applied: [], backup: null } });
    expect(await sql("SELECT count(*) FROM Note")).toEqual([0]);
  });

  it("keeps a copy of what was there before a change", async () => {
    await migrate(url, migrations);
    await sql("INSERT INTO Note VALUES ('kept')");
    await addMigration("20220201000000_empty", "DELETE FROM Note;");
    const backup = `${file}.before-20220201000000_empty.bak`;
    expect(await migrate(url, migrations)).toEqual({ ok: true, value: { applied: ["20220201000000_empty"], backup } });
    expect(await sql("SELECT text FROM Note")).toEqual([]);
    expect(await sql("SELECT text FROM Note", backup)).toEqual(["kept"]);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
  });

  it("leaves a database of a newer program alone", async () => {
    await addMigration("20230101000000_later", "CREATE TABLE Later (text TEXT);");
    await migrate(url, migrations);
    const older = path.join(place.folder, "older");
    await mkdir(path.join(older, "20220101000000_record"), { recursive: true });
    await writeFile(path.join(older, "20220101000000_record", "migration.sql"), "CREATE TABLE Note (text TEXT);");
    const migrated = await migrate(url, older);
    expect(migrated).toMatchObject({ ok: false, problem: { kind: "refused" } });
    expect(migrated.ok ? "" : migrated.problem.message).toMatch(/newer version of this program .*20230101000000_later/);
  });

  it("leaves another program's database, and a file that is none, alone", async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await sql("CREATE TABLE Recipe (text TEXT)");
    expect(await message()).toMatch(/another program/);
    url = `file:${file}.txt`;
    await writeFile(`${file}.txt`, "This is a letter and no database, and longer than a page header. ".repeat(20));
    expect(await message()).toMatch(/not a database/);
    expect(await readdir(path.dirname(file))).not.toContain("office.db.migrating");
  });

  it("says where the copy is after a change that broke off", async () => {
    await migrate(url, migrations);
    await sql("INSERT INTO Note VALUES ('kept')");
    await addMigration("20220201000000_broken", "CREATE TABLE Half (text TEXT);\nINSERT INTO Nowhere VALUES (1);");
    const sentence = /20220201000000_broken .* broken off half-way\. Put the newest copy beside it/;
    expect(await message()).toMatch(sentence);
    expect(await message()).toMatch(sentence);
    expect(await sql("SELECT text FROM Note", `${file}.before-20220201000000_broken.bak`)).toEqual(["kept"]);
  });

  it("goes on where a program that was migrating has died", async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.migrating`, "999999999");
    expect(await migrate(url, migrations)).toMatchObject({ ok: true });
    expect(existsSync(`${file}.migrating`)).toBe(false);
  });
});

describe("the program's own migrations", () => {
  it("are applied once by programs started together", async () => {
    const script = `import("./app/db/migrate.server.ts").then((m) => m.migrate(process.argv[1])).then((r) => console.log(JSON.stringify(r)))`;
    const start = () => promisify(execFile)(process.execPath, ["--import", "tsx", "-e", script, url]);
    const results = (await Promise.all([start(), start(), start()])).map(
      ({ stdout }) => JSON.parse(stdout) as Done<Migrated>,
    );
    const applied = results.map((result) => (result.ok ? result.value.applied.length : result.problem.message));
    expect(applied.sort()).toEqual([0, 0, expect.any(Number)]);
    expect(applied).not.toEqual([0, 0, 0]);
  });
});
