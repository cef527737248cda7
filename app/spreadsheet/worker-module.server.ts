/** Finds the code a worker process starts with: the built file when it is up to date, otherwise the TypeScript source. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** `root`: the folder to start in, where the TypeScript settings lie. */
export type WorkerModule = { root: string; nodeArguments: string[] };

/** Where the code of a kind of worker stands; `folders`: the only ones that it comes from. */
export type WorkerCode = { source: string; built: string; folders: string[] };

export const workerSource = join("app", "spreadsheet", "worker.server.ts");
export const workerBuilt = join("build", "worker", "worker.js");
const sheetWorker: WorkerCode = { source: workerSource, built: workerBuilt, folders: [join("app", "spreadsheet"), join("app", "domain")] };

export function workerModule(code: WorkerCode = sheetWorker): WorkerModule {
  const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
  const built = join(root, code.built);
  if (isUpToDate(built, root, code.folders)) return { root, nodeArguments: [built] };
  const tsx = createRequire(join(root, "package.json")).resolve("tsx");
  return { root, nodeArguments: ["--import", pathToFileURL(tsx).href, join(root, code.source)] };
}

/** This code runs from `app/spreadsheet` or from a bundle somewhere under `build`. */
function projectRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  if (dirname(folder) === folder) throw new Error("There is no package.json above the running code.");
  return projectRoot(dirname(folder));
}

function isUpToDate(built: string, root: string, folders: readonly string[]): boolean {
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  return folders.every((folder) => newest(join(root, folder)) <= builtAt);
}

function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return files.reduce((latest, file) => Math.max(latest, statSync(join(file.parentPath, file.name)).mtimeMs), 0);
}
