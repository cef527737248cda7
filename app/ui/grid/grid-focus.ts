/** Moves the focus about the grid: stops, in rows and columns, one of which is in the tab order. */

/** Elements that take the focus carry `data-stop`; the column they belong to is that of their nearest `data-col`. */
const STOP = "[data-stop]";

function rowsOf(table: HTMLElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>("tr")].filter((row) => row.querySelector(STOP) !== null);
}

function stopsOf(row: HTMLElement): HTMLElement[] {
  const inside = [...row.querySelectorAll<HTMLElement>(STOP)];
  return inside.filter((stop) => stop.getClientRects().length > 0);
}

function columnOf(stop: HTMLElement): string {
  return stop.closest<HTMLElement>("[data-col]")?.dataset["col"] ?? "*";
}

/** The columns of a row from left to right, each with its stops from top to bottom. */
function columnsOf(row: HTMLElement): { column: string; stops: HTMLElement[] }[] {
  const columns = new Map<string, HTMLElement[]>();
  for (const stop of stopsOf(row)) columns.set(columnOf(stop), [...(columns.get(columnOf(stop)) ?? []), stop]);
  return [...columns].map(([column, stops]) => ({ column, stops }));
}

function nearest(stops: readonly HTMLElement[], to: HTMLElement): HTMLElement | undefined {
  const top = to.getBoundingClientRect().top;
  const far = (stop: HTMLElement) => Math.abs(stop.getBoundingClientRect().top - top);
  return [...stops].sort((a, b) => far(a) - far(b))[0];
}

function focusStop(stop: HTMLElement | undefined): boolean {
  stop?.focus();
  return stop !== undefined;
}

function sideways(stop: HTMLElement, row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const columns = columnsOf(row);
  const here = columns.findIndex(({ stops }) => stops.includes(stop));
  const next = columns[here + step];
  return next === undefined ? undefined : nearest(next.stops, stop);
}

function entering(row: HTMLElement, column: string, from: "above" | "below"): HTMLElement | undefined {
  const columns = columnsOf(row);
  const stops = (columns.find((each) => each.column === column) ?? columns[0])?.stops ?? [];
  return from === "above" ? stops[0] : stops.at(-1);
}

function upDown(stop: HTMLElement, row: HTMLElement, table: HTMLElement, step: 1 | -1, column: string): HTMLElement | undefined {
  const stops = columnsOf(row).find((each) => each.stops.includes(stop))?.stops ?? [];
  const within = stops[stops.indexOf(stop) + step];
  if (within !== undefined) return within;
  const rows = rowsOf(table);
  const next = rows[rows.indexOf(row) + step];
  return next === undefined ? undefined : entering(next, column, step === 1 ? "above" : "below");
}

/** A screenful of rows further, at least one, without leaving the findings for the headings. */
function page(row: HTMLElement, table: HTMLElement, step: 1 | -1, column: string): HTMLElement | undefined {
  const rows = rowsOf(table).filter((each) => each.closest("thead") === null);
  let index = rows.indexOf(row) + step;
  const start = row.getBoundingClientRect().top;
  const far = (at: number) => Math.abs((rows[at]?.getBoundingClientRect().top ?? start) - start);
  while (rows[index + step] !== undefined && far(index + step) < window.innerHeight * 0.8) index += step;
  const next = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  return next === undefined ? undefined : entering(next, column, "above");
}

/** Moves as the key says; false where the key means nothing here or there is nowhere to go. `column` is the one travelled in. */
export function moveByKey(table: HTMLElement, stop: HTMLElement, event: { key: string; ctrlKey: boolean; metaKey: boolean }, column: string): boolean {
  const row = stop.closest<HTMLElement>("tr");
  if (row === null) return false;
  const far = event.ctrlKey || event.metaKey;
  const rows = rowsOf(table);
  switch (event.key) {
    case "ArrowRight": return focusStop(sideways(stop, row, 1));
    case "ArrowLeft": return focusStop(sideways(stop, row, -1));
    case "ArrowDown": return focusStop(upDown(stop, row, table, 1, column));
    case "ArrowUp": return focusStop(upDown(stop, row, table, -1, column));
    case "PageDown": return focusStop(page(row, table, 1, column));
    case "PageUp": return focusStop(page(row, table, -1, column));
    case "Home": return focusStop(far ? rows[0] && stopsOf(rows[0])[0] : columnsOf(row)[0]?.stops[0]);
    case "End": return focusStop(far ? stopsOf(rows.at(-1) ?? row).at(-1) : columnsOf(row).at(-1)?.stops[0]);
    default: return false;
  }
}

export function travelColumn(stop: HTMLElement, before: string): string {
  const column = columnOf(stop);
  return column === "*" ? before : column;
}

/** After an editor closes: back to its field, or on to the next or previous stop of the grid. */
export function leaveEditor(editor: HTMLElement, key: string, move: "stay" | "next" | "previous"): void {
  const table = editor.closest("table");
  if (table === null) return;
  requestAnimationFrame(() => {
    const stops = [...table.querySelectorAll<HTMLElement>(STOP)].filter((stop) => stop.getClientRects().length > 0);
    const here = stops.findIndex((stop) => stop.dataset["stop"] === key);
    const index = move === "stay" ? here : move === "next" ? here + 1 : here - 1;
    focusStop(stops[Math.min(Math.max(index, 0), stops.length - 1)]);
  });
}
