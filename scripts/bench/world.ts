/** What all parts of a run share: a folder that goes away at the end, and in it a database per size, made when first asked for. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { root, typescriptArguments } from "./child";
import { filledDatabase } from "./fill-database";

export type World = {
  folder: string;
  /** How often each thing is measured. */
  rounds: number;
  /** The URL of a database with that many findings. */
  database: (findings: number) => Promise<string>;
  /** The path of the workbook that an export of it makes. */
  workbook: (findings: number) => Promise<string>;
  say: (line: string) => void;
  remove: () => Promise<void>;
};

function once(made: Map<number, Promise<string>>, findings: number, make: () => Promise<string>): Promise<string> {
  const known = made.get(findings) ?? make();
  made.set(findings, known);
  return known;
}

/** As `tracker export` makes it, in a process of its own. */
async function exportedWorkbook(url: string, file: string): Promise<string> {
  const tracker = path.join(root, "scripts/tracker.ts");
  const env = { ...process.env, DATABASE_URL: url };
  await promisify(execFile)(process.execPath, [...typescriptArguments, tracker, "export", file], { cwd: root, env });
  return file;
}

export async function openWorld(rounds: number, say: (line: string) => void): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), "tracker-bench-"));
  const databases = new Map<number, Promise<string>>();
  const workbooks = new Map<number, Promise<string>>();
  const database = (findings: number) => once(databases, findings, () => filledDatabase(folder, findings));
  return {
    folder,
    rounds,
    say,
    database,
    workbook: (findings) => once(workbooks, findings, async () => exportedWorkbook(await database(findings), path.join(folder, `findings-${findings}.xlsx`))),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export function sizeWords(findings: number): string {
  return `${findings.toLocaleString("en-GB")} findings`;
}
