/** Has other spreadsheet programs, where they are installed, make or re-save workbooks for tests. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PYTHON = "/usr/bin/python3";
const LIBRE_OFFICE = "soffice";

function runs(program: string, ...options: string[]): boolean {
  try {
    execFileSync(program, options, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export const hasOpenpyxl = runs(PYTHON, "-c", "import openpyxl");
export const hasLibreOffice = runs("which", LIBRE_OFFICE);

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `script` finds openpyxl imported and saves to `path`; a workbook given is at `path` beforehand. */
export function throughOpenpyxl(script: string, workbook?: Uint8Array): Buffer {
  return inFolder((folder) => {
    const path = join(folder, "made.xlsx");
    if (workbook) writeFileSync(path, workbook);
    const lines = ["import sys, datetime, openpyxl", "from openpyxl.styles import PatternFill", "from openpyxl.comments import Comment", "path = sys.argv[1]", script];
    execFileSync(PYTHON, ["-W", "ignore", "-c", lines.join("\n"), path]);
    return readFileSync(path);
  });
}

/** Opens the workbook in LibreOffice and saves it again. */
export function throughLibreOffice(workbook: Uint8Array, as: "xlsx" | "csv" = "xlsx"): Buffer {
  return inFolder((folder) => {
    const path = join(folder, "made.xlsx");
    const saved = join(folder, "saved");
    writeFileSync(path, workbook);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(LIBRE_OFFICE, [profile, "--headless", "--convert-to", as, "--outdir", saved, path], { stdio: "ignore", timeout: 120_000 });
    return readFileSync(join(saved, `made.${as}`));
  });
}
