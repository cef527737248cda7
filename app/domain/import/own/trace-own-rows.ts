/** Says of the cells of our own sheets that nothing was said of yet: copies, what only a new row gives, and what came back as it was sent. */
import { cellName } from "~/domain/import/cell-name";
import { cellIn } from "~/domain/import/grid";
import { nameOf, type OwnRow } from "~/domain/import/own/own-row";
import type { OwnColumn } from "~/domain/import/own/own-sheet";
import type { PlanContext } from "~/domain/import/plan-context";
import type { Place } from "~/domain/import/reading";
import { mark, markOf } from "~/domain/import/trace";
import { readKey } from "~/domain/row-key";
import { columnLetter } from "~/domain/sheet";

const ALONE = "Nothing beside it takes it up.";
const OF_NEW_ROWS = "It is read where a row makes something new; of what is recorded it changes nothing.";

function isOfResponse({ spec, response }: OwnColumn): boolean {
  return response > 1 || ["responseBy", "given", "submittedOn", "confidence", "commitmentAskedFor", "commitment", "condition"].includes(spec.key);
}

/** Where the text of the same response stands. */
function responsePlace({ reader, row }: OwnRow, { response }: OwnColumn): Place | null {
  const first = reader.texts.get(response)?.[0];
  return first === undefined ? null : { sheet: reader.name, row, column: columnLetter(first.column) };
}

/** Undefined where the cell cannot be read, or is of no column that is. */
function valueIn(row: OwnRow, { spec, response, column }: OwnColumn): string | null | undefined {
  const cell = cellIn(row.cells, column);
  const read = cell === undefined ? undefined : row.reader.byName.get(nameOf(spec.key, response))?.read(cell);
  return read?.ok === true ? read.value : undefined;
}

/** An entry without a number is named by its key, of which what was sent keeps the row alone. */
function withoutKey(value: string | null | undefined): string | null | undefined {
  return value?.replace(/^AT\d*\.\S+/i, (text) => {
    const key = readKey(text);
    return key === null || key === "bad checksum" ? text : key.rowId;
  }) ?? value;
}

/** A column that an import does not change came back: as it was sent, or changed in vain. */
function markUntaken({ sentAt, reading }: PlanContext, row: OwnRow, column: OwnColumn, place: Place): void {
  const value = withoutKey(valueIn(row, column));
  const sent = sentAt(place);
  if (value === undefined || sent === undefined) mark(reading.trace, place, "notRead", column.spec.editing === "edit" ? ALONE : OF_NEW_ROWS);
  else if (value === sent) mark(reading.trace, place, "unchanged", "It came back as it was sent.");
  else if (column.spec.editing === "edit") mark(reading.trace, place, "notRead", ALONE);
  else mark(reading.trace, place, "heldBack", `${column.spec.heading} is not changed by an import. Change it on its page.`);
}

function traceCell(context: PlanContext, row: OwnRow, column: OwnColumn): void {
  const { trace } = context.reading;
  const place: Place = { sheet: row.reader.name, row: row.row, column: columnLetter(column.column) };
  if (markOf(trace, cellName(place)) !== undefined) return;
  const outcome = trace.outcomes.get(cellName(row.place));
  const ofResponse = isOfResponse(column) ? responsePlace(row, column) : null;
  if (column.spec.editing === "copy") mark(trace, place, "greyCopy", "It shows what is kept elsewhere.");
  else if (column.continued > 0 || column.spec.key === "response") return;
  else if (outcome === "known") markUntaken(context, row, column, place);
  else if (outcome !== "added") return;
  else if (ofResponse === null) mark(trace, place, "taken");
  else {
    const said = markOf(trace, cellName(ofResponse));
    mark(trace, place, said?.fate ?? "notRead", said?.why ?? "There is no response beside it.");
  }
}

export function traceOwnRows(context: PlanContext): void {
  for (const row of context.reading.trace.ownRows) {
    for (const column of row.reader.sheet.columns) {
      if ((cellIn(row.cells, column.column)?.text ?? "").trim() !== "") traceCell(context, row, column);
    }
  }
}
