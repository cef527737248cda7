/** A database of its own for every test: the migrated file is made once per run of a test file and then copied. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "~/db/migrate.server";
import { openDatabase, type Db } from "~/db/open-database.server";

export type FreshDatabase = { db: Db; url: string; file: string; remove: () => Promise<void> };

let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "tracker-template-")), "template.db");
  const migrated = await migrate(`file:${file}`);
  if (!migrated.ok) throw new Error(migrated.problem.message);
  return file;
}

/** A new empty folder, and the way to be rid of it. */
export async function freshFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "tracker-test-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A migrated database with nothing in it. Call `remove` when done with it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  template ??= makeTemplate();
  const { folder, remove } = await freshFolder();
  const file = path.join(folder, "test.db");
  await copyFile(await template, file);
  const url = `file:${file}`;
  const db = await openDatabase(url);
  return {
    db,
    url,
    file,
    remove: async () => {
      await db.close();
      await remove();
    },
  };
}
