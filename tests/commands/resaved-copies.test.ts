/** Copies that other programs sorted, filtered, widened, renamed and copied from: each row is still what it was, and only what was changed is proposed. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportPlan } from "~/domain/import/import-plan";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { hasOpenpyxl, hasUno, throughOpenpyxl, throughUno } from "../support/other-programs";
import { planFor, sendOut } from "../support/round-trip";

let home: FreshDatabase;
let copy: Buffer;
beforeAll(async () => {
  home = await demonstrationDatabase();
  copy = await sendOut(home.db);
});
afterAll(() => home.remove());

/** F-0130's RAG becomes blue wherever its row stands by then; nothing else is changed. */
const ONLY = [["F-0130", "rag", "blue"]];

function said(plan: ImportPlan) {
  const { changed, cleared, heldBack, findings, entries, responses, actions, conflicts, changedHere } = plan;
  return {
    changed: [...changed, ...cleared].map(({ reference, field, to }) => [reference, field, to]),
    others: [heldBack, findings, entries, responses, actions, conflicts, changedHere].map((list) => list.length),
  };
}

const nothingElse = [0, 0, 0, 0, 0, 0, 0];

/** Python: the row of F-0130 on a sheet of openpyxl, and the column of a heading in row 4. */
const FIND = `
book = openpyxl.load_workbook(path)
sheet = book["SIB tracker"]
def column(heading):
    return next(cell.column for cell in sheet[4] if cell.value == heading)
def mark():
    row = next(cell.row for cell in sheet[openpyxl.utils.get_column_letter(column("Reference"))] if cell.value == "F-0130")
    sheet.cell(row=row, column=column("RAG")).value = "Blue"
`;

const openpyxl: [string, string][] = [
  ["rows sorted by another column", `
rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
rows.sort(key=lambda row: str(row[column("Strategic lead") - 1]) + str(row[column("Finding") - 1]), reverse=True)
for number, values in enumerate(rows, start=5):
    for place, value in enumerate(values, start=1):
        sheet.cell(row=number, column=place).value = value
mark()`],
  ["rows filtered", `
sheet.auto_filter.ref = "A4:" + openpyxl.utils.get_column_letter(sheet.max_column) + str(sheet.max_row)
for number in range(5, sheet.max_row, 2):
    sheet.row_dimensions[number].hidden = True
mark()`],
  ["rows and columns inserted", `
sheet.insert_rows(7, 2)
sheet.insert_rows(1)
sheet.delete_rows(1)
sheet.insert_cols(1, 2)
sheet.insert_cols(6)
mark()`],
  ["sheets renamed and put in another order", `
mark()
for number, each in enumerate(book.worksheets):
    each.title = "Sheet " + str(number)
book.move_sheet(book.worksheets[0], len(book.worksheets) - 1)`],
  ["all rows of the tracker copied into another workbook", `
mark()
other = openpyxl.Workbook()
for row in sheet.iter_rows(min_row=4):
    other.active.append([cell.value for cell in row])
book = other`],
];

describe.skipIf(!hasOpenpyxl)("openpyxl (skipped where it is not installed)", () => {
  test.each(openpyxl)("%s", async (_, script) => {
    const plan = await planFor(home.db, throughOpenpyxl(`${FIND}${script}\nbook.save(path)`, copy));
    expect(said(plan)).toEqual({ changed: ONLY, others: nothingElse });
  });
});

/** The same in LibreOffice: the tracker is the sheet that is worked on, with its headings in row 4. */
const IN_OFFICE = `
sheet = next(each for each in book.Sheets if each.Name == "SIB tracker")
end = used(sheet)
def column(heading):
    return next(place for place in range(end.EndColumn + 8) if sheet.getCellByPosition(place, 3).String == heading)
def mark():
    row = next(number for number in range(4, end.EndRow + 8) if sheet.getCellByPosition(column("Reference"), number).String == "F-0130")
    sheet.getCellByPosition(column("RAG"), row).String = "Blue"
`;

const libreOffice: [string, string][] = [
  ["rows sorted", `
sort(sheet.getCellRangeByPosition(0, 4, end.EndColumn, end.EndRow), column("Finding"))
mark()`],
  ["rows filtered", `
descriptor = sheet.createFilterDescriptor(True)
field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
field.Field, field.IsNumeric, field.StringValue = column("RAG"), False, "Amber"
descriptor.setFilterFields((field,))
descriptor.ContainsHeader = True
sheet.getCellRangeByPosition(0, 3, end.EndColumn, end.EndRow).filter(descriptor)
mark()`],
  ["rows and columns inserted, and the sheet renamed", `
sheet.Rows.insertByIndex(6, 2)
sheet.Columns.insertByIndex(0, 1)
sheet.Columns.insertByIndex(5, 2)
mark()
sheet.Name = "Ours"`],
  ["the sheet copied into another workbook", `
mark()
other = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (option("Hidden", True),))
other.Sheets.importSheet(book, "SIB tracker", 0)
return other`],
];

/** Of the headings on, but for the hidden column. */
const SORTED_WITHOUT_KEYS = `
sort(sheet.getCellRangeByPosition(1, 4, end.EndColumn, end.EndRow), column("Finding") - 1)
mark()`;

describe.skipIf(!hasUno)("LibreOffice (skipped where it or its bridge to Python is not installed)", () => {
  let saved: Buffer[] = [];
  beforeAll(() => {
    saved = throughUno([...libreOffice.map(([, script]) => script), SORTED_WITHOUT_KEYS].map((script) => `${IN_OFFICE}${script}`), copy);
  }, 120_000);

  test.each(libreOffice.map(([name], index) => [name, index] as const))("%s", async (_, index) => {
    expect(said(await planFor(home.db, saved[index] ?? copy))).toEqual({ changed: ONLY, others: nothingElse });
  });

  test("rows sorted without the hidden column are held back, and matched by reference where that is asked for", async () => {
    const sorted = saved.at(-1) ?? copy;
    const held = await planFor(home.db, sorted);
    expect([held.changed, held.astray.map(({ sheet, byReference }) => [sheet, byReference])]).toEqual([[], [["SIB tracker", false]]]);
    expect(said(await planFor(home.db, sorted, { byReference: ["SIB tracker"] }))).toEqual({ changed: ONLY, others: nothingElse });
  });
});
