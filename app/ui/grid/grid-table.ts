/** The register's columns for TanStack Table: order, widths, pins and sorting are its; which rows, the domain's. */
import {
  columnOrderingFeature, columnPinningFeature, columnResizingFeature, columnSizingFeature, columnVisibilityFeature, createColumnHelper,
  rowSortingFeature, tableFeatures,
} from "@tanstack/react-table";
import { GRID_COLUMNS, SORTED_BY, type GridColumn } from "~/domain/register/grid-column";
import type { Room } from "~/domain/register/long-text";
import type { RegisterRow } from "~/domain/register/register-row";

export const features = tableFeatures({
  columnVisibilityFeature, columnOrderingFeature, columnPinningFeature, columnSizingFeature, columnResizingFeature, rowSortingFeature,
});

const WIDTHS: Record<GridColumn, number> = {
  summary: 15, progress: 14, reference: 8, number: 10, kind: 9, finding: 20, inspection: 9, questionArea: 10, causeOfConcern: 8, strategicLead: 9,
  tacticalLead: 9, stepsToGreen: 18, update: 20, updateAsAt: 9, rag: 8, ragReason: 13, targetDate: 9, deadline: 9, hmicfrsStatus: 10, assurance: 12,
  questions: 16, responses: 16,
};

/** Texts that share a row with many columns get a little more than those of the published notes, which share it with three. */
const WIDER_AMONG_MANY: Partial<Record<GridColumn, number>> = { questions: 22, responses: 22 };

/** In rem: the style sheet has a class for each, as the page may have no widths of its own in its HTML. */
export function usualWidth(column: GridColumn, room: Room): number {
  return room === "tight" ? (WIDER_AMONG_MANY[column] ?? WIDTHS[column]) : WIDTHS[column];
}

/** In CSS pixels. */
export function usualPixels(column: GridColumn, room: Room): number {
  return usualWidth(column, room) * 16;
}

const helper = createColumnHelper<typeof features, RegisterRow>();

export const columns = helper.columns(
  GRID_COLUMNS.map((id) => helper.display({ id, size: WIDTHS[id] * 16, minSize: 64, maxSize: 960, enableSorting: SORTED_BY[id] !== null })),
);
