/** A workbook filled in here, then edited with another program: an import proposes exactly what was edited. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillWorkbook } from "~/commands/fill-workbook.server";
import { planOnly } from "~/commands/plan-import.server";
import { OPERATOR } from "~/domain/actor";
import type { ImportPlan } from "~/domain/import/import-plan";
import { differingParts } from "~/spreadsheet/check-parts.server";
import { openZip } from "~/spreadsheet/zip.server";
import { loadRecord } from "~/db/record.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../support/other-programs";
import { nothing, plainOptions, readBytes, writes } from "../support/plan-fixture";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let texts: string[];
beforeAll(async () => {
  home = await demonstrationDatabase();
  const { findings } = await loadRecord(home.db);
  texts = findings.filter(({ update }) => update !== null).slice(0, 3).map(({ text }) => text);
});
afterAll(() => home.remove());

async function fill(bytes: Uint8Array): Promise<Buffer> {
  const { plan, bytes: after } = valueOf(await fillWorkbook(testCtx(home.db, OPERATOR), { fileName: "own.xlsx", bytes, inspection: null }, "here"));
  expect(plan.filled.length).toBeGreaterThan(6);
  return Buffer.from(after);
}

async function plan(bytes: Uint8Array): Promise<ImportPlan> {
  return valueOf(await planOnly(testCtx(home.db, OPERATOR), { fileName: "own.xlsx", workbook: readBytes(bytes), options: { ...plainOptions, inspection: null } }));
}

/** A tracker as a force keeps it: a list on another sheet that is hidden, a rule of colours, a remark, a table, a chart, a name, macros, frozen and set for printing. */
const OWN = (findings: readonly string[]) => `
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Tracker"
sheet.append(["Finding", "RAG", "Update", "As at", "Strategic lead", "Target date", "Cost centre"])
for text in ${JSON.stringify(findings)}:
    sheet.append([text, "White", "Older.", datetime.date(2020, 1, 2), "", None, "X1"])
lists = book.create_sheet("Lists")
for word in ["Red", "Amber", "Green", "Blue", "White"]:
    lists.append([word])
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.formatting.rule import CellIsRule
rule = DataValidation(type="list", formula1="Lists!$A$1:$A$5")
rule.add("B2:B99")
sheet.add_data_validation(rule)
sheet.conditional_formatting.add("B2:B99", CellIsRule(operator="equal", formula=['"Red"'], fill=PatternFill("solid", bgColor="FF0000")))
lists.sheet_state = "hidden"
summary = book.create_sheet("Summary")
summary["A1"], summary["A2"], summary["B2"] = "Marchshire Police", "Red", '=COUNTIF(Tracker!B:B,A2)'
summary.merge_cells("A1:D1")
summary["F1"], summary["G1"], summary["F2"], summary["G2"] = "Milestone", "Weeks", "One", 1
from openpyxl.worksheet.table import Table
summary.add_table(Table(displayName="Milestones", ref="F1:G2"))
from openpyxl.chart import BarChart, Reference
chart = BarChart()
chart.add_data(Reference(summary, min_col=7, min_row=1, max_row=2), titles_from_data=True)
sheet.add_chart(chart, "I4")
named = openpyxl.workbook.defined_name.DefinedName("Rags", attr_text="Lists!$A$1:$A$5")
book.defined_names.append(named) if hasattr(book.defined_names, "append") else book.defined_names.add(named)
sheet["G2"].comment = Comment("Ask finance.", "Finance")
sheet.freeze_panes = "B2"
sheet.print_title_rows = "1:1"
sheet.print_area = "A1:G40"
sheet.oddFooter.center.text = "Official"
sheet.page_setup.orientation = "landscape"
sheet.column_dimensions["A"].width = 61
book.save(path)
# The same with macros, as Excel would have put them there.
import os, zipfile
os.rename(path, path + ".plain")
plain, out = zipfile.ZipFile(path + ".plain"), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
for entry in plain.infolist():
    data = plain.read(entry)
    if entry.filename == "[Content_Types].xml":
        data = data.replace(b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        data = data.replace(b"</Types>", b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    if entry.filename == "xl/_rels/workbook.xml.rels":
        data = data.replace(b"</Relationships>", b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>')
    out.writestr(entry, data)
out.writestr("xl/vbaProject.bin", bytes(range(256)) * 4)
out.close()
os.remove(path + ".plain")`;

const EDIT = `
book = openpyxl.load_workbook(path)
book["Tracker"]["C3"] = "Rewritten by hand, elsewhere."
book.save(path)`;

describe.skipIf(!hasOpenpyxl)("a workbook of openpyxl (skipped where it is not installed)", () => {
  test("comes back with one part changed, says nothing new, and what is edited afterwards is what an import proposes", async () => {
    const own = throughOpenpyxl(OWN(texts));
    const filled = await fill(own);
    // The third sheet counts what was filled in, and its stored result goes.
    expect(differingParts(openZip(own), openZip(filled))).toEqual(["xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"]);
    const names = openZip(own).entries.map(({ name }) => name);
    for (const part of [/vbaProject\.bin$/, /charts\/chart1\.xml$/, /drawing1\.xml$/, /tables\/table1\.xml$/, /comment/]) expect(names.some((name) => part.test(name))).toBe(true);
    expect(writes(await plan(filled))).toEqual(nothing);
    expect((await fillAgain(filled)).equals(filled)).toBe(true);
    const edited = await plan(throughOpenpyxl(EDIT, filled));
    expect(edited.changed.map(({ field, place }) => [field, place.row, place.column])).toEqual([["update", 3, "C"]]);
    expect({ ...writes(edited), changed: 0 }).toEqual(nothing);
  });

  test.skipIf(!hasLibreOffice)("saved by LibreOffice in between it is filled in all the same (skipped where it is not installed)", async () => {
    const filled = await fill(throughLibreOffice(throughOpenpyxl(OWN(texts))));
    expect(writes(await plan(filled))).toEqual(nothing);
    const edited = await plan(throughOpenpyxl(EDIT, throughLibreOffice(filled)));
    expect(edited.changed.map(({ field, place }) => [field, place.row, place.column])).toEqual([["update", 3, "C"]]);
  }, 180_000);
});

async function fillAgain(bytes: Uint8Array): Promise<Buffer> {
  const again = valueOf(await fillWorkbook(testCtx(home.db, OPERATOR), { fileName: "own.xlsx", bytes, inspection: null }, "here"));
  expect(again.plan.filled).toEqual([]);
  return Buffer.from(again.bytes);
}
