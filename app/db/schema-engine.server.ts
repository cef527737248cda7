/** Prisma's own migration engine, run as WebAssembly so that nothing has to be downloaded. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

export type SchemaEngine = engine.SchemaEngine;

/** Both filters are part of every request; this program manages all of its tables. */
export const noFilters = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node does not do: it is handed over here. */
async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start as () => void;
  start();
}

/** Opens the engine on one database file. `schema` is needed only to compare a schema with the database. */
export async function openSchemaEngine(
  url: string,
  schema?: { path: string; content: string },
): Promise<SchemaEngine> {
  loaded ??= load();
  await loaded;
  const datamodels: [string, string][] | undefined = schema ? [[schema.path, schema.content]] : undefined;
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaLibSql({ url, timeout: 5000 }));
  return engine.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}
