/** New values for single cells of somebody's workbook. */
import type { CalendarDate } from "~/domain/calendar-date";

/** Null empties the cell. */
export type CellValue = { text: string } | { date: CalendarDate } | { number: number } | null;

/** `column` and `row` count from 1. */
export type CellAddress = { sheet: string; row: number; column: number };
export type CellEdit = CellAddress & { value: CellValue };

/** A cell that was not written, and why. `formula`: a formula says what stands in it. */
export type CellLeft = CellAddress & { reason: string; formula: boolean };
