/** The migrations as they lie in prisma/migrations, in the order in which they apply. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { SchemaEngine } from "~/db/schema-engine.server";

export type MigrationsList = Parameters<SchemaEngine["applyMigrations"]>[0]["migrationsList"];

export const migrationsFolder = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** The names of all migrations, oldest first; empty where the folder does not exist. */
export async function migrationNames(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();
}

/** What the engine wants to know about the migrations on disk. */
export async function readMigrations(folder: string): Promise<MigrationsList> {
  const names = await migrationNames(folder);
  const directories = names.map(async (name) => {
    const value = await readFile(path.join(folder, name, "migration.sql"), "utf8");
    return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
  });
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(directories),
  };
}
