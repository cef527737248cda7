/** Widths and the places of pinned columns, which the HTML itself may not say: set on the elements once the page is live. */
import type { GridColumn } from "~/domain/register/grid-column";
import type { Room } from "~/domain/register/long-text";
import { usualPixels } from "~/ui/grid/grid-table";

type Measures = { columns: readonly GridColumn[]; pinned: number; room: Room; /** Only those that were changed. */ widths: Partial<Record<GridColumn, number>> };

function setWidths(table: HTMLTableElement, { columns, widths, room }: Measures): void {
  const changed = columns.some((column) => widths[column] !== undefined);
  const total = columns.reduce((sum, column) => sum + (widths[column] ?? usualPixels(column, room)), 0);
  table.style.width = changed ? `max(100%, ${total}px)` : "";
  table.querySelectorAll("col").forEach((col, index) => {
    const column = columns[index];
    const width = column === undefined ? undefined : widths[column];
    col.style.width = width === undefined ? "" : `${width}px`;
  });
}

/** Places that follow from the widths as drawn: of pinned columns, and of the line between a question and its response. */
function place(table: HTMLTableElement, pinned: number): void {
  let start = 0;
  const headings = [...table.querySelectorAll<HTMLElement>("thead th")];
  const questions = headings.find((heading) => heading.dataset["col"] === "questions");
  table.style.setProperty("--questions-width", questions === undefined ? "1fr" : `${questions.offsetWidth}px`);
  for (let index = 0; index < pinned; index += 1) {
    table.style.setProperty(`--pin-${index}`, `${start}px`);
    start += headings[index]?.offsetWidth ?? 0;
  }
  table.style.setProperty("--pins", `${start}px`);
}

/** Keeps the pins in place while the table changes its size; the function returned stops that. */
export function measure(table: HTMLTableElement, measures: Measures): () => void {
  setWidths(table, measures);
  place(table, measures.pinned);
  const watch = new ResizeObserver(() => { place(table, measures.pinned); });
  watch.observe(table);
  return () => { watch.disconnect(); };
}
