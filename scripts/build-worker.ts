/** Builds the code of the worker threads into one file, so that the built server starts them without compiling. */
import { dirname, basename, resolve } from "node:path";
import { build } from "vite";
import { workerBuilt, workerSource } from "~/spreadsheet/worker-module.server";

export async function buildWorker(root: string = process.cwd()): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    resolve: { alias: { "~": resolve(root, "app") } },
    build: {
      ssr: resolve(root, workerSource),
      outDir: resolve(root, dirname(workerBuilt)),
      emptyOutDir: true,
      target: "node20",
      rollupOptions: { output: { format: "esm", entryFileNames: basename(workerBuilt) } },
    },
  });
}

if (import.meta.filename === process.argv[1]) await buildWorker();
