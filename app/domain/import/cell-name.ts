/** Names a cell or a row of a file in words that a person and a history event can use. */
import type { Place } from "~/domain/import/reading";

/** 'Tracker!B4'; 'Tracker!4' where the whole row is meant. */
export function cellName({ sheet, row, column }: Place): string {
  return `${sheet}!${column ?? ""}${String(row)}`;
}
