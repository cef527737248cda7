/** Has other spreadsheet programs, where they are installed, make or re-save workbooks for tests. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PYTHON = "/usr/bin/python3";
const LIBRE_OFFICE = "soffice";

export function runs(program: string, ...options: string[]): boolean {
  try {
    execFileSync(program, options, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export const hasOpenpyxl = runs(PYTHON, "-c", "import openpyxl");
export const hasLibreOffice = runs("which", LIBRE_OFFICE);
/** LibreOffice with its bridge to Python, by which a script works in it as a person does. */
export const hasUno = hasLibreOffice && runs(PYTHON, "-c", "import uno");

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

const DRIVE = `
import os, subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellRangeAddress, CellAddress
from com.sun.star.sheet.CellInsertMode import DOWN
def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made
folder, path = sys.argv[1:3]
pipe = "uno" + str(os.getpid())
office = subprocess.Popen(["${LIBRE_OFFICE}", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--norestore", "--nologo", "--accept=pipe,name=" + pipe + ";urp;"], stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = None
for attempt in range(600):
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
def opened(url):
    return desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
def sort(cells, column):
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = column, False
    cells.sort((option("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))), option("ContainsHeader", False)))
def used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress
try:
    for number, work in enumerate(works):
        book = opened("file://" + path)
        result = work(book)
        (result or book).storeToURL("file://" + folder + "/saved" + str(number) + ".xlsx", (option("FilterName", "Calc MS Excel 2007 XML"),))
        book.close(True)
finally:
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(60)
`;

/** Each of `works` is the body of a Python function of `book`, which it may change or answer with another; all are saved as .xlsx, in one run of LibreOffice. */
export function throughUno(works: readonly string[], workbook: Uint8Array): Buffer[] {
  return inFolder((folder) => {
    const path = join(folder, "made.xlsx");
    writeFileSync(path, workbook);
    const functions = works.map((work, index) => `def work${String(index)}(book):\n${work.trim().split("\n").map((line) => `    ${line}`).join("\n")}`);
    const script = [...functions, `works = [${works.map((_, index) => `work${String(index)}`).join(", ")}]`, DRIVE].join("\n");
    execFileSync(PYTHON, ["-c", script, folder, path], { stdio: ["ignore", "ignore", "pipe"], timeout: 120_000 });
    return works.map((_, index) => readFileSync(join(folder, `saved${String(index)}.xlsx`)));
  });
}
