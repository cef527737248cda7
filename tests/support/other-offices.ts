/** Other programs that read and save workbooks: openpyxl and LibreOffice, where the machine has them. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PYTHON = "/usr/bin/python3";

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

export const hasOpenpyxl = existsSync(PYTHON) && works(PYTHON, "-c", "import openpyxl");
export const hasLibreOffice = works("soffice", "--version");

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "tracker-office-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const DUMP = `
import json, sys, datetime, openpyxl
def text(value):
    if value is None: return ""
    if isinstance(value, datetime.datetime): return value.date().isoformat()
    if isinstance(value, (datetime.date, datetime.time)): return value.isoformat()
    return str(value)
book = openpyxl.load_workbook(sys.argv[1])
out = []
for sheet in book.worksheets:
    out.append({
        "name": sheet.title,
        "rows": [[text(cell.value) for cell in row] for row in sheet.iter_rows()],
        "filter": sheet.auto_filter.ref, "freeze": sheet.freeze_panes, "merged": [str(m) for m in sheet.merged_cells.ranges],
        "hidden": [letter for letter, d in sheet.column_dimensions.items() if d.hidden],
        "paper": sheet.page_setup.paperSize, "orientation": sheet.page_setup.orientation, "titles": sheet.print_title_rows,
        "fitted": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage), "footer": sheet.oddFooter.right.text,
        "lists": [[str(v.sqref), v.formula1] for v in sheet.data_validations.dataValidation if v.type == "list"],
        "prompts": [[str(v.sqref), v.prompt] for v in sheet.data_validations.dataValidation if v.type != "list"],
        "conditional": [str(r.sqref) for r in sheet.conditional_formatting],
        "formulas": sum(1 for row in sheet.iter_rows() for cell in row if cell.data_type == "f"),
    })
print(json.dumps({"title": book.properties.title, "creator": book.properties.creator, "sheets": out}))
`;

export type DumpedSheet = {
  name: string; rows: string[][]; filter: string | null; freeze: string | null; merged: string[]; hidden: string[]; paper: number | null; orientation: string | null; titles: string | null;
  fitted: boolean; footer: string | null; lists: [string, string][]; prompts: [string, string | null][]; conditional: string[]; formulas: number;
};

/** What openpyxl reads in a workbook. */
export function openpyxlDump(bytes: Buffer): { title: string | null; creator: string | null; sheets: DumpedSheet[] } {
  return inFolder((folder) => {
    const file = path.join(folder, "book.xlsx");
    writeFileSync(file, bytes);
    return JSON.parse(execFileSync(PYTHON, ["-c", DUMP, file], { encoding: "utf8", maxBuffer: 512 * 1024 * 1024 })) as ReturnType<typeof openpyxlDump>;
  });
}

/** The workbook opened and saved again by openpyxl. */
export function savedByOpenpyxl(bytes: Buffer): Buffer {
  return inFolder((folder) => {
    const file = path.join(folder, "book.xlsx");
    writeFileSync(file, bytes);
    execFileSync(PYTHON, ["-c", "import openpyxl, sys; b = openpyxl.load_workbook(sys.argv[1]); b.save(sys.argv[1])", file]);
    return readFileSync(file);
  });
}

/** The workbook opened by LibreOffice and saved in another format ('xlsx', 'pdf', 'csv'). */
export function convertedByLibreOffice(bytes: Buffer, format: string): Buffer {
  return inFolder((folder) => {
    writeFileSync(path.join(folder, "book.xlsx"), bytes);
    const out = path.join(folder, "out");
    execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", format, "--outdir", out, path.join(folder, "book.xlsx")], { stdio: "ignore", timeout: 180_000 });
    return readFileSync(path.join(out, `book.${format.split(":")[0] ?? format}`));
  });
}
