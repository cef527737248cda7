/** Builds the code of the worker threads into one file, so that the built server starts them without compiling. */
import { basename, dirname, resolve } from "node:path";
import { build } from "vite";
import { workerBuilt, workerSource } from "~/spreadsheet/worker-module.server";

/** `outFile` is relative to `root`, or absolute. */
export async function buildWorker(root: string = process.cwd(), outFile: string = workerBuilt): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true },
    resolve: { alias: { "~": resolve(root, "app") } },
    build: {
      ssr: resolve(root, workerSource),
      outDir: resolve(root, dirname(outFile)),
      emptyOutDir: true,
      target: "node20",
      rollupOptions: { output: { format: "esm", entryFileNames: basename(outFile) } },
    },
  });
}

if (import.meta.filename === process.argv[1]) await buildWorker();
