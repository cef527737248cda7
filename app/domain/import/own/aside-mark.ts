/** What the receipt says of a cell in a row that was set aside: the same as a closer look would. */
import { isFieldKey, LOCKED_KEYS, DETAIL_KEYS } from "~/domain/import/reading";
import type { OwnRow, RowReader } from "~/domain/import/own/own-row";
import type { OwnColumn, OwnSheet } from "~/domain/import/own/own-sheet";
import type { Mark } from "~/domain/import/trace";

const AS_SENT: Mark = { fate: "unchanged", why: "It came back as it was sent." };
const COMPARED: Mark = { fate: "unchanged", why: "" };
const COPY: Mark = { fate: "greyCopy", why: "It shows what is kept elsewhere." };
const KEY: Mark = { fate: "identity", why: "The hidden key, which says what the row is." };
const REFERENCE: Mark = { fate: "identity", why: "It says which finding the row is." };
const UNKNOWN: Mark = { fate: "ignoredColumn", why: "It is not one of the columns of the export." };

const OF_ENTRIES = ["text", "askedBy", "dueOn", "response", "confidence", "commitment", "commitmentAskedFor", "condition"];

/** Of a response in several parts, each of which begins with its post in brackets, the post beside it is a copy. */
function hasSeveralParts({ reader, cells }: OwnRow, response: number): boolean {
  const first = reader.texts.get(response)?.[0];
  return cells.cells.find((cell) => cell.column === first?.column)?.text.startsWith("[") === true;
}

function isCompared(row: OwnRow, { id }: OwnSheet, { spec: { key }, response, continued }: OwnColumn): boolean {
  if (id !== "entries") return isFieldKey(key) || [...LOCKED_KEYS, ...DETAIL_KEYS].some((each) => each === key);
  return continued > 0 || OF_ENTRIES.includes(key) || (key === "responseBy" && !hasSeveralParts(row, response));
}

function markIn(row: OwnRow, at: number): Mark {
  const { sheet } = row.reader;
  const column = sheet.columns.find((each) => each.column === at);
  if (column === undefined) return UNKNOWN;
  if (sheet.id !== "details" && sheet.id !== "entries" && column.spec.key === "reference") return REFERENCE;
  if (column.spec.editing === "copy") return COPY;
  return isCompared(row, sheet, column) ? COMPARED : AS_SENT;
}

/** The mark of each cell of a row that was set aside; what is alike in all rows of a sheet is found once. `letter` is that of the column. */
export function asideMarks(): (row: OwnRow, at: number, letter: string) => Mark {
  const known = new Map<RowReader, { marks: (Mark | undefined)[]; byRow: Set<number> }>();
  return (row, at, letter) => {
    if (row.mark?.place.column === letter) return KEY;
    const { reader } = row;
    let of = known.get(reader);
    if (of === undefined) {
      of = { marks: [], byRow: new Set(reader.sheet.columns.filter((each) => each.spec.key === "responseBy").map((each) => each.column)) };
      known.set(reader, of);
    }
    return of.byRow.has(at) ? markIn(row, at) : (of.marks[at] ??= markIn(row, at));
  };
}
