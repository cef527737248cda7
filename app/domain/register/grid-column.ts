/** The columns the register can show: those of the one column list, and two that gather several of them as the published notes do. */
import { COLUMNS, COLUMN_KEYS, type ColumnKey } from "~/domain/columns";
import type { Room } from "~/domain/register/long-text";

export const GATHERED = ["summary", "progress"] as const;
export type GatheredKey = (typeof GATHERED)[number];

export const GRID_COLUMNS = [...GATHERED, ...COLUMN_KEYS] as const;
export type GridColumn = (typeof GRID_COLUMNS)[number];

const GATHERED_HEADINGS: Record<GatheredKey, string> = { summary: "Finding with leads and dates", progress: "RAG and update" };

export function isGridColumn(text: string): text is GridColumn {
  return (GRID_COLUMNS as readonly string[]).includes(text);
}

export function isGathered(column: GridColumn): column is GatheredKey {
  return (GATHERED as readonly string[]).includes(column);
}

/** The name of a column in lists, filters and announcements. */
export function gridHeading(column: GridColumn): string {
  return isGathered(column) ? GATHERED_HEADINGS[column] : COLUMNS[column].heading.replace("'", "’");
}

/** The column whose order a click on a heading gives; null where rows have no order by it. */
export const SORTED_BY: Record<GridColumn, Exclude<ColumnKey, "questions" | "responses"> | null> = {
  summary: "reference", progress: "updateAsAt", reference: "reference", number: "number", kind: "kind", finding: "finding",
  inspection: "inspection", questionArea: "questionArea", causeOfConcern: "causeOfConcern", strategicLead: "strategicLead",
  tacticalLead: "tacticalLead", stepsToGreen: null, update: null, updateAsAt: "updateAsAt", rag: "rag", ragReason: null,
  targetDate: "targetDate", deadline: "deadline", hmicfrsStatus: "hmicfrsStatus", assurance: "assurance", questions: null, responses: null,
};

/** The columns of the published notes have room for texts; a tracker of many columns has little. */
export function roomFor(columns: readonly GridColumn[]): Room {
  return columns.some(isGathered) ? "roomy" : "tight";
}
