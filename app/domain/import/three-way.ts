/** What a cell that came back says: compared with what was sent and with what is here now. */
import { sentValue, wasTheirs, type ExportSent } from "~/domain/export/sent";
import type { SheetId } from "~/domain/export/export-sheet";
import type { Place } from "~/domain/import/reading";

/** The rows of a sheet of ours by their numbers, and the columns of what was sent by their letters here. */
export type SentPlaces = { sheet: SheetId; rows: Map<number, { exportNumber: number; rowId: string }>; columns: Map<string, string> };

/** What an export sent; null where there was none of that number, or it is not known any more. */
export type SentOf = (exportNumber: number) => ExportSent | null;

export const CELL_VERDICTS = ["same", "here", "there", "conflict"] as const;
export type CellVerdict = (typeof CELL_VERDICTS)[number];

/**
 * `here`: changed only here, so it stays. `there`: changed only in the copy, so it is proposed. `same`: both say the same.
 * `conflict`: both were changed, to different values. Without what was sent (undefined) every difference is proposed.
 */
export function weighThreeWays<T>(sent: T | undefined, theirs: T, ours: T, same: (one: T, other: T) => boolean): CellVerdict {
  if (same(theirs, ours)) return "same";
  if (sent === undefined) return "there";
  if (same(theirs, sent)) return "here";
  return same(ours, sent) ? "there" : "conflict";
}

const RESPONSE = /^response(?: (\d+))?$/;

/** A response that was sent in several cells is compared as one. */
function joinedResponse(sent: ExportSent, at: { sheet: SheetId; rowId: string }, nth: string): string | null | undefined {
  const first = sentValue(sent, { ...at, column: `response${nth}` });
  if (first === undefined || first === null) return first;
  let whole = first;
  for (let more = 1; ; more++) {
    const next = sentValue(sent, { ...at, column: `responseMore${String(more)}${nth}` });
    if (next === undefined || next === null) return whole;
    whole += next;
  }
}

/** What the cell said when it was sent; null: it was empty; undefined: that is not known. */
export function sentAt(places: ReadonlyMap<string, SentPlaces>, sentOf: SentOf, place: Place): string | null | undefined {
  const of = places.get(place.sheet);
  const row = of?.rows.get(place.row);
  const column = place.column === null ? undefined : of?.columns.get(place.column);
  if (of === undefined || row === undefined || column === undefined) return undefined;
  const sent = sentOf(row.exportNumber);
  if (sent === null) return undefined;
  const at = { sheet: of.sheet, rowId: row.rowId };
  const response = RESPONSE.exec(column);
  return response === null ? sentValue(sent, { ...at, column }) : joinedResponse(sent, at, response[1] === undefined ? "" : ` ${response[1]}`);
}

/** Whether the cell was grey in the copy that was sent out, because it is not its reader's; false where that is not known. */
export function wasGreyAt(places: ReadonlyMap<string, SentPlaces>, sentOf: SentOf, place: Place): boolean {
  const of = places.get(place.sheet);
  const row = of?.rows.get(place.row);
  const column = place.column === null ? undefined : of?.columns.get(place.column);
  const sent = row === undefined ? null : sentOf(row.exportNumber);
  return of !== undefined && row !== undefined && column !== undefined && sent !== null && !wasTheirs(sent, { sheet: of.sheet, rowId: row.rowId, column });
}
