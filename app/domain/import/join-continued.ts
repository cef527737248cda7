/** Adds a row that goes on with the finding above: more steps or update text, or a value the first row left empty. */
import { COLUMNS } from "~/domain/columns";
import { cellAt, placeOf } from "~/domain/import/grid";
import { hold } from "~/domain/import/draft-reading";
import { noteMore, takeField, type RowContext } from "~/domain/import/read-finding-row";
import { readCell } from "~/domain/import/read-cell";
import { isFieldKey, type ReadingFinding } from "~/domain/import/reading";
import { follow, mark, SAYS_NOTHING } from "~/domain/import/trace";

export function joinContinued(context: RowContext, finding: ReadingFinding): void {
  const { grid, row, columns, reading } = context;
  for (const column of columns) {
    if (column.role === null || !isFieldKey(column.role)) continue;
    const found = cellAt(grid, row, column.column);
    if (found === null || found.row !== row || (found.cell.text.trim() === "" && column.role !== "rag")) continue;
    const before = finding.fields[column.role];
    if (column.role === "rag") noteMore(context, column, found.cell);
    if (before?.value == null) {
      takeField(context, finding, column, found);
      if (before !== undefined && finding.fields[column.role]?.value === null) finding.fields[column.role] = before;
      continue;
    }
    const read = readCell(column.role, found.cell, false);
    const place = placeOf(grid, row, column.column);
    if (!read.ok) hold(reading, place, read.problem.message);
    else if (read.value === null) mark(reading.trace, place, "notRead", SAYS_NOTHING);
    else if (read.value === before.value) follow(reading.trace, place, before.place);
    else if (column.role === "stepsToGreen" || column.role === "update" || column.role === "ragReason") {
      const joined = COLUMNS[column.role].parse(`${before.value}\n${read.value}`);
      if (joined.ok) {
        before.value = joined.value;
        follow(reading.trace, place, before.place);
      }
      else hold(reading, place, joined.problem.message);
    } else {
      hold(reading, place, `The same finding has another ${COLUMNS[column.role].heading.toLowerCase()} in row ${String(before.place.row)}. Only one can be kept: correct one of them and import the file again.`);
    }
  }
}
