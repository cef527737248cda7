/** Builds the code of each kind of worker process into one file, so that the built server starts them without compiling. */
import { basename, dirname, resolve } from "node:path";
import { build } from "vite";
import { apartCode } from "~/commands/run-apart.server";
import { workerBuilt, workerSource } from "~/spreadsheet/worker-module.server";

/** `outFile` is relative to `root`, or absolute. */
export function buildWorker(root: string = process.cwd(), outFile: string = workerBuilt): Promise<void> {
  return buildInto(root, outFile, { source: workerSource, alone: true });
}

/** What does large work apart; it has the database as well, whose driver stays in its package. */
export function buildApart(root: string = process.cwd(), outFile: string = apartCode.built): Promise<void> {
  return buildInto(root, outFile, { source: apartCode.source, alone: false });
}

/** `alone`: with all packages, so that it runs without them. */
async function buildInto(root: string, outFile: string, { source, alone }: { source: string; alone: boolean }): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ...(alone ? { ssr: { noExternal: true } } : {}),
    resolve: { alias: { "~": resolve(root, "app") } },
    build: {
      ssr: resolve(root, source),
      outDir: resolve(root, dirname(outFile)),
      emptyOutDir: true,
      target: "node20",
      rollupOptions: { output: { format: "esm", entryFileNames: basename(outFile) } },
    },
  });
}

if (import.meta.filename === process.argv[1]) {
  await buildWorker();
  await buildApart();
}
