/** A database with the demonstration in it for every test: seeded once per run of a test file and then copied. */
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { openDatabase } from "~/db/open-database.server";
import { seedDemonstration } from "../../prisma/seed";
import { freshDatabase, freshFolder, type FreshDatabase } from "./fresh-database";

let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const fresh = await freshDatabase();
  const seeded = await seedDemonstration(fresh.db);
  if (!seeded.ok) throw new Error(seeded.problem.message);
  const { folder } = await freshFolder();
  const file = path.join(folder, "demonstration.db");
  // A copy of the file alone would leave out what still stands in the log beside it.
  const client = createClient({ url: fresh.url });
  await client.execute({ sql: "VACUUM INTO ?", args: [file] });
  client.close();
  await fresh.remove();
  return file;
}

export async function demonstrationDatabase(): Promise<FreshDatabase> {
  template ??= makeTemplate();
  const { folder, remove } = await freshFolder();
  const file = path.join(folder, "demonstration.db");
  await copyFile(await template, file);
  const url = `file:${file}`;
  const db = await openDatabase(url);
  return {
    db, url, file,
    remove: async () => {
      await db.close();
      await remove();
    },
  };
}
