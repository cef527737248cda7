/** What a second library, openpyxl, reads in a workbook. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

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

export type Dump = { title: string | null; creator: string | null; sheets: DumpedSheet[] };

export function openpyxlDump(bytes: Buffer): Dump {
  const folder = mkdtempSync(path.join(tmpdir(), "tracker-dump-"));
  try {
    const file = path.join(folder, "book.xlsx");
    writeFileSync(file, bytes);
    return JSON.parse(execFileSync("/usr/bin/python3", ["-W", "ignore", "-c", DUMP, file], { encoding: "utf8", maxBuffer: 512 * 1024 * 1024 })) as Dump;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
