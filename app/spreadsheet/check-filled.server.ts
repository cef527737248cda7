/** Compares a filled workbook with what it was made from: exactly the intended cells differ, and no other byte of the package. */
import type { CellEdit, CellValue } from "~/domain/cell-edit";
import { address, type Cell, type Sheet, type Workbook } from "~/domain/sheet";
import { cellPlace } from "~/spreadsheet/cell-range.server";
import { checkParts } from "~/spreadsheet/check-parts.server";
import { cellText } from "~/spreadsheet/cell-xml.server";
import { limits } from "~/spreadsheet/limits.server";
import type { PatchedWorkbook } from "~/spreadsheet/patch-workbook.server";
import { plainNumber } from "~/spreadsheet/cell-content.server";

/** What is wrong with the filled workbook; null where it is as it should be. */
export function checkFilled(files: { before: Uint8Array; after: PatchedWorkbook }, books: { before: Workbook; after: Workbook }): string | null {
  return checkCells(books.before, books.after, files.after) ?? checkParts(files.before, files.after);
}

type Place = { column: number; row: number };

function key({ column, row }: Place): number {
  return row * (limits.excelColumns + 1) + column;
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

function checkSheet(before: Sheet, after: Sheet, edits: ReadonlyMap<number, CellEdit>, computed: ReadonlySet<number>): string | null {
  const around = ({ merges, hiddenColumns, conditionallyFormatted }: Sheet) => JSON.stringify([merges, hiddenColumns, conditionallyFormatted]);
  if (around(before) !== around(after)) return "has other merged, hidden or coloured cells";
  const isKnown = (row: number | null, letter: string | null) => {
    const place = row === null || letter === null ? null : cellPlace(`${letter}${String(row)}`);
    return place !== null && (computed.has(key(place)) || edits.has(key(place)));
  };
  const problems = (sheet: Sheet) => sheet.problems.filter(({ row, column }) => !isKnown(row, column));
  if (JSON.stringify(problems(before)) !== JSON.stringify(problems(after))) return "has other cells that cannot be read";
  const rows = new Map(before.rows.map((row) => [row.number, row]));
  const unsaid = new Set(edits.keys());
  for (const now of after.rows) {
    const old = rows.get(now.number);
    rows.delete(now.number);
    if (old !== undefined && old.hidden !== now.hidden) return "shows other rows";
    const wrong = checkRow(now.number, { before: old?.cells ?? [], after: now.cells }, { edits, computed, unsaid });
    if (wrong !== null) return wrong;
  }
  for (const { number, cells } of rows.values()) {
    const wrong = checkRow(number, { before: cells, after: [] }, { edits, computed, unsaid });
    if (wrong !== null) return wrong;
  }
  for (const each of unsaid) {
    const edit = edits.get(each);
    if (edit !== undefined && !says(undefined, edit.value)) return `does not say in ${address(edit.column, edit.row)} what was to be filled in`;
  }
  return null;
}

type Expected = { edits: ReadonlyMap<number, CellEdit>; computed: ReadonlySet<number>; unsaid: Set<number> };

/** Cells ascend by column; those of both rows are gone through side by side. */
function checkRow(row: number, cells: { before: readonly Cell[]; after: readonly Cell[] }, { edits, computed, unsaid }: Expected): string | null {
  let from = 0;
  let to = 0;
  for (;;) {
    const column = Math.min(cells.before[from]?.column ?? Infinity, cells.after[to]?.column ?? Infinity);
    if (column === Infinity) return null;
    const old = cells.before[from]?.column === column ? cells.before[from++] : undefined;
    const now = cells.after[to]?.column === column ? cells.after[to++] : undefined;
    const at = key({ column, row });
    const edit = edits.get(at);
    if (edit === undefined && old !== undefined && now !== undefined && sameCell(old, now)) continue;
    const place = address(column, row);
    if (edit !== undefined) {
      unsaid.delete(at);
      if (!says(now, edit.value)) return `does not say in ${place} what was to be filled in`;
      // A cell without text is read only where its row has some, so a fill may come and go with the text beside it.
      if (old !== undefined && now !== undefined && !sameFill(old, now)) return `has another colour in ${place}`;
    } else if (old !== undefined && old.text !== "") {
      if (!computed.has(at)) return `says something else in ${place}`;
    } else if (now !== undefined && now.text !== "") return `says something new in ${place}`;
  }
}

function sameFill(one: Cell, other: Cell): boolean {
  return one.fill?.rgb === other.fill?.rgb && one.fill?.class === other.fill?.class;
}

function sameCell(one: Cell, other: Cell): boolean {
  return one.text === other.text && one.kind === other.kind && one.date === other.date && one.formula === other.formula && one.link === other.link && sameFill(one, other);
}

function says(cell: Cell | undefined, value: CellValue): boolean {
  if (value === null || ("text" in value && value.text === "")) return cell === undefined || cell.text === "";
  if (cell === undefined || cell.formula) return false;
  if ("text" in value) return cell.kind === "text" && cell.text === cellText(value.text);
  if ("date" in value) return cell.kind === "date" && cell.text === value.date;
  return cell.kind === "number" && cell.text === plainNumber(value.number);
}
