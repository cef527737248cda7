/** Writes the next migration: what has to change in a migrated database for it to match prisma/schema.prisma. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { migrationsFolder, readMigrations } from "~/db/migration-files.server";
import { noFilters, openSchemaEngine } from "~/db/schema-engine.server";

const emptyMigration = "-- This is an empty migration.";

/** The SQL of the next migration, or null where schema and migrations agree. */
export async function nextMigration(schemaFile: string, folder: string): Promise<string | null> {
  const schema = { path: schemaFile, content: await readFile(schemaFile, "utf8") };
  const temporary = await mkdtemp(path.join(tmpdir(), "migration-"));
  try {
    // A comparison with the folder itself repeats every CREATE TABLE, so a migrated file stands in for it.
    const engine = await openSchemaEngine(`file:${path.join(temporary, "migrated.db")}`, schema);
    await engine.applyMigrations({ migrationsList: await readMigrations(folder), filters: noFilters });
    const difference = await engine.diff({
      from: { tag: "schemaDatasource", files: [schema], configDir: path.dirname(schemaFile) },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    engine.free();
    const sql = difference.stdout ?? "";
    return sql.trim() === "" || sql.includes(emptyMigration) ? null : sql;
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main(name: string | undefined): Promise<number> {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error("Say what the migration does, in small letters with underscores: npm run migration -- add_meetings");
    return 2;
  }
  const schemaFile = path.resolve(import.meta.dirname, "../prisma/schema.prisma");
  const sql = await nextMigration(schemaFile, migrationsFolder);
  if (sql === null) {
    console.log("The migrations already match prisma/schema.prisma, so there is nothing to write.");
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = path.join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, "migration.sql"), sql);
  await writeFile(path.join(migrationsFolder, "migration_lock.toml"), 'provider = "sqlite"\n');
  console.log(`Wrote ${path.relative(process.cwd(), path.join(target, "migration.sql"))}. Read it before you commit it.`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv[2]);
}
