/** `npm test`: types, house rules, build, and every test; the last line counts what passed and what failed. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { installMissing, missingPrograms } from "./test/programs";

const root = path.resolve(import.meta.dirname, "..");
const inModules = (...parts: string[]) => path.join(root, "node_modules", ...parts);

type Count = { name: string; passed: number; failed: number; skipped: number };
type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

async function step(name: string, script: string, args: string[]): Promise<Count> {
  const failed = (await run(script, args)) === 0 ? 0 : 1;
  console.log(failed === 0 ? `${name}: passed` : `${name}: FAILED`);
  return { name, passed: 1 - failed, failed, skipped: 0 };
}

async function tests(name: string, args: string[], env: Record<string, string> = {}): Promise<Count> {
  console.log(`\n${name}`);
  const folder = await mkdtemp(path.join(tmpdir(), "test-report-"));
  const report = path.join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(inModules("vitest", "vitest.mjs"), ["run", ...args, ...reporters], env);
  const text = await readFile(report, "utf8").catch(() => null);
  await rm(folder, { recursive: true, force: true });
  if (text === null) return { name, passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(text) as VitestReport;
  // A file that does not load, or an error outside any test, fails the run without failing a test.
  const failed = numFailedTests === 0 && code !== 0 ? 1 : numFailedTests;
  return { name, passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

async function main(): Promise<number> {
  installMissing();
  const [types, lint] = await Promise.all([
    step("Types", inModules("typescript", "bin", "tsc"), ["--noEmit"]),
    step("House rules", inModules("eslint", "bin", "eslint.js"), [".", "--max-warnings", "0"]),
  ]);
  const build = await step("Build", inModules("tsx", "dist", "cli.mjs"), ["scripts/build.ts"]);
  const counts = [
    types,
    lint,
    build,
    await tests("Unit tests", ["--project", "unit"], { TZ: "UTC" }),
    await tests("Unit tests of the domain, in New York", ["--project", "unit", "tests/domain"], { TZ: "America/New_York" }),
    await tests("Integration tests", ["--project", "integration"]),
    await tests("Tests in a browser", ["--project", "e2e"]),
  ];

  console.log("");
  for (const { name, passed, failed, skipped } of counts) {
    console.log(`  ${name} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  }
  const sum = (key: "passed" | "failed" | "skipped") => counts.reduce((total, count) => total + count[key], 0);
  for (const { name, gives } of missingPrograms()) console.log(`${name} is not installed here, so these tests were skipped: ${gives}.`);
  const skipped = sum("skipped");
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  return sum("failed") === 0 ? 0 : 1;
}

process.exitCode = await main();
