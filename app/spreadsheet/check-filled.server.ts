/** Compares a filled workbook with what it was made from: exactly the intended cells differ, and no other byte of the package. */
import type { CellEdit, CellValue } from "~/domain/cell-edit";
import { address, type Cell, type Sheet, type Workbook } from "~/domain/sheet";
import { checkParts } from "~/spreadsheet/check-parts.server";
import { cellText } from "~/spreadsheet/cell-xml.server";
import type { PatchedWorkbook } from "~/spreadsheet/patch-workbook.server";
import { plainNumber } from "~/spreadsheet/cell-content.server";

/** What is wrong with the filled workbook; null where it is as it should be. */
export function checkFilled(files: { before: Uint8Array; after: PatchedWorkbook }, books: { before: Workbook; after: Workbook }): string | null {
  return checkCells(books.before, books.after, files.after) ?? checkParts(files.before, files.after);
}

type Place = { column: number; row: number };

function key({ column, row }: Place): string {
  return address(column, row);
}

function checkCells(before: Workbook, after: Workbook, { written, stale }: PatchedWorkbook): string | null {
  if (before.sheets.length !== after.sheets.length) return "it has another number of sheets";
  for (const [index, old] of before.sheets.entries()) {
    const now = after.sheets[index];
    if (now === undefined || now.name !== old.name || now.state !== old.state) return `its sheet “${old.name}” is another`;
    const edits = new Map(written.filter(({ sheet }) => sheet === old.name).map((edit) => [key(edit), edit]));
    const computed = new Set(stale.filter(({ sheet }) => sheet === old.name).map(key));
    const wrong = checkSheet(old, now, edits, computed);
    if (wrong !== null) return `the sheet “${old.name}” ${wrong}`;
  }
  return null;
}

function checkSheet(before: Sheet, after: Sheet, edits: ReadonlyMap<string, CellEdit>, computed: ReadonlySet<string>): string | null {
  const around = ({ merges, hiddenColumns, conditionallyFormatted }: Sheet) => JSON.stringify([merges, hiddenColumns, conditionallyFormatted]);
  if (around(before) !== around(after)) return "has other merged, hidden or coloured cells";
  const problems = (sheet: Sheet) => sheet.problems.filter(({ row, column }) => !computed.has(`${column ?? ""}${String(row)}`) && !edits.has(`${column ?? ""}${String(row)}`));
  if (JSON.stringify(problems(before)) !== JSON.stringify(problems(after))) return "has other cells that cannot be read";
  const hidden = new Map(before.rows.map((row) => [row.number, row.hidden]));
  if (after.rows.some((row) => (hidden.get(row.number) ?? row.hidden) !== row.hidden)) return "shows other rows";
  const [old, now] = [cellsOf(before), cellsOf(after)];
  for (const [place, edit] of edits) if (!says(now.get(place), edit.value)) return `does not say in ${place} what was to be filled in`;
  for (const [place, cell] of old) {
    if (edits.has(place)) {
      // A cell without text is read only where its row has some, so a fill may come and go with the text beside it.
      if (now.has(place) && JSON.stringify(now.get(place)?.fill) !== JSON.stringify(cell.fill)) return `has another colour in ${place}`;
    } else if (!computed.has(place) && cell.text !== "" && JSON.stringify(now.get(place)) !== JSON.stringify(cell)) {
      return `says something else in ${place}`;
    }
  }
  for (const [place, cell] of now) if (cell.text !== "" && !old.has(place) && !edits.has(place)) return `says something new in ${place}`;
  return null;
}

function cellsOf(sheet: Sheet): Map<string, Cell> {
  return new Map(sheet.rows.flatMap((row) => row.cells.map((cell) => [key({ column: cell.column, row: row.number }), cell] as const)));
}

function says(cell: Cell | undefined, value: CellValue): boolean {
  if (value === null || ("text" in value && value.text === "")) return cell === undefined || cell.text === "";
  if (cell === undefined || cell.formula) return false;
  if ("text" in value) return cell.kind === "text" && cell.text === cellText(value.text);
  if ("date" in value) return cell.kind === "date" && cell.text === value.date;
  return cell.kind === "number" && cell.text === plainNumber(value.number);
}
