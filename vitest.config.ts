/** Three kinds of test: unit (nothing outside the process), integration (databases, files), e2e (the built server in a browser). */
import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "~": path.resolve(import.meta.dirname, "app") };

function tests(...folders: string[]): string[] {
  return folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);
}

export default defineConfig({
  test: {
    // Most of a test is waiting for the database: both cores of a small machine have room for one each.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          setupFiles: ["tests/support/fixed-seed.ts"],
          include: tests("domain", "spreadsheet", "ui", "lint"),
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          setupFiles: ["tests/support/fixed-seed.ts"],
          include: tests("db", "commands", "queries", "routes", "scripts", "documents"),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: tests("e2e"),
          globalSetup: ["tests/support/build-once.ts"],
          // The server's own build, as it is served.
          env: { NODE_ENV: "production" },
          server: { deps: { external: [/\/build\/server\//] } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
