/** The columns that are kept in an update and written together. */
import type { ColumnKey } from "~/domain/columns";

export const UPDATE_COLUMNS = ["update", "updateAsAt", "rag", "ragReason"] as const satisfies readonly ColumnKey[];
export type UpdateColumn = (typeof UPDATE_COLUMNS)[number];

export function isUpdateColumn(column: ColumnKey): column is UpdateColumn {
  return UPDATE_COLUMNS.some((each) => each === column);
}
