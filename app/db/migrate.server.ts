/** Brings a database file up to this program's schema, with a copy of it made first. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Value } from "@libsql/client";
import { copyDatabase } from "~/db/backup.server";
import { databaseFile, driverUrl } from "~/db/database-url.server";
import { hasUnsealedPast, sealPast } from "~/db/seal-history.server";
import { migrationNames, migrationsFolder, readMigrations } from "~/db/migration-files.server";
import { noFilters, openSchemaEngine } from "~/db/schema-engine.server";
import { done, refuse, type Done } from "~/domain/problem";

type Recorded = { applied: string[]; failed: string[]; hasTables: boolean; unsealed: boolean };

/** `applied`: what was done now; `backup`: the copy made before it, if there was anything to copy. */
export type Migrated = { applied: string[]; backup: string | null };

function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

/** What the file itself says has been done to it. Throws where it is not a database. */
async function recorded(file: string): Promise<Recorded> {
  const client = createClient({ url: driverUrl(file), timeout: 5000 });
  try {
    const tables = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    const names = tables.rows.map((row) => text(row.name));
    if (!names.includes("_prisma_migrations")) return { applied: [], failed: [], hasTables: names.length > 0, unsealed: false };
    const history = await client.execute(
      "SELECT migration_name AS name, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name",
    );
    const applied = history.rows.filter((row) => row.finished !== null).map((row) => text(row.name));
    const failed = history.rows.filter((row) => row.finished === null).map((row) => text(row.name));
    return { applied, failed, hasTables: true, unsealed: await hasUnsealedPast(client) };
  } finally {
    client.close();
  }
}

/** A copy that is whole even while others write, which copying the file is not. */
async function copyOf(file: string, beforeMigration: string): Promise<string> {
  const target = `${file}.before-${beforeMigration}.bak`;
  await rm(target, { force: true });
  await copyDatabase(file, target);
  return target;
}

async function isRunning(lock: string): Promise<boolean> {
  const pid = Number(await readFile(lock, "utf8").catch(() => "0"));
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Two programs started together would both apply the first migration: the second one waits for the first. */
async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.migrating`;
  for (let tries = 0; ; tries += 1) {
    try {
      const handle = await open(lock, "wx");
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if (tries > 600 || !(await isRunning(lock))) await rm(lock, { force: true });
      await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

function brokenOff(file: string, migration: string): Done<never> {
  const copies = `${path.basename(file)}.before-….bak`;
  return refuse(
    "refused",
    `The change ${migration} of the database ${file} was broken off half-way. Put the newest copy beside it (${copies}) in its place and use the version of this program from before.`,
  );
}

/** Why this program cannot use what was found in the file; null where it can. */
function whyNot(file: string, { applied, failed, hasTables }: Recorded, onDisk: readonly string[]): Done<never> | null {
  const [broken] = failed;
  if (broken !== undefined) return brokenOff(file, broken);
  const unknown = applied.filter((name) => !onDisk.includes(name));
  if (unknown.length > 0) {
    return refuse(
      "refused",
      `${file} was last used by a newer version of this program (it has ${unknown.join(", ")}). Use that version, or a copy of the database from before it.`,
    );
  }
  if (hasTables && applied.length === 0) {
    return refuse("refused", `${file} is a database of another program, so it was left alone. Name another file in DATABASE_URL.`);
  }
  return null;
}

/** Whether a file that is there holds a record of ours, of this version or an earlier one. */
export async function checkOwnDatabase(file: string, folder: string = migrationsFolder): Promise<Done<true>> {
  const nothing = () => refuse("refused", `${file} is not a database of this program. Name a file that “tracker backup” wrote.`);
  try {
    const found = await recorded(file);
    return whyNot(file, found, await migrationNames(folder)) ?? (found.applied.length === 0 ? nothing() : done(true));
  } catch {
    return nothing();
  }
}

async function applyPending(file: string, folder: string): Promise<Done<Migrated>> {
  const onDisk = await migrationNames(folder);
  const before = await recorded(file);
  const refused = whyNot(file, before, onDisk);
  if (refused !== null) return refused;
  const [next] = onDisk.filter((name) => !before.applied.includes(name));
  if (next === undefined) return done({ applied: [], backup: null });

  const backup = before.hasTables ? await copyOf(file, next) : null;
  const engine = await openSchemaEngine(driverUrl(file));
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(folder),
      filters: noFilters,
    });
    return done({ applied: appliedMigrationNames, backup });
  } catch (error) {
    const [broken] = (await recorded(file)).failed;
    if (broken === undefined || backup === null) throw error;
    return brokenOff(file, broken);
  } finally {
    engine.free();
  }
}

/** Also where an earlier start was ended between the change and this. */
async function sealWhatIsNot(file: string): Promise<void> {
  const client = createClient({ url: driverUrl(file), timeout: 5000 });
  try {
    if (await hasUnsealedPast(client)) await sealPast(client, () => randomBytes(12).toString("base64url"));
  } finally {
    client.close();
  }
}

/** Creates the database where it is missing and applies what is pending; a second run does nothing and is quick. */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<Done<Migrated>> {
  const file = databaseFile(url);
  await mkdir(path.dirname(file), { recursive: true });
  const onDisk = await migrationNames(folder);
  try {
    if (existsSync(file)) {
      const before = await recorded(file);
      const upToDate = before.failed.length === 0 && before.applied.join() === onDisk.join() && !before.unsealed;
      if (upToDate) return done({ applied: [], backup: null });
    }
  } catch {
    return refuse("refused", `${file} is not a database this program can open. Name another file in DATABASE_URL.`);
  }
  return alone(file, async () => {
    const migrated = await applyPending(file, folder);
    if (migrated.ok) await sealWhatIsNot(file);
    return migrated;
  });
}
