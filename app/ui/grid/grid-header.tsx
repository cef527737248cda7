/** The headings of the grid: they sort, can be dragged to another place, and have an edge to pull. */
import type { Header } from "@tanstack/react-table";
import type { DragEvent, MouseEvent, TouchEvent } from "react";
import { isGridColumn, SORTED_BY, type GridColumn } from "~/domain/register/grid-column";
import { COLUMNS } from "~/domain/columns";
import type { RegisterRow } from "~/domain/register/register-row";
import { toggleSort } from "~/domain/register/register-sort";
import { viewSearch, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { stopProps } from "~/ui/grid/field";
import { useGrid } from "~/ui/grid/grid-context";
import type { features } from "~/ui/grid/grid-table";

const GATHERED_WORDS = { summary: "Finding", progress: "RAG and update" } as const;

export function headingWords(column: GridColumn): string {
  return column === "summary" || column === "progress" ? GATHERED_WORDS[column] : COLUMNS[column].heading.replace("'", "’");
}

type Props = {
  headers: readonly Header<typeof features, RegisterRow>[];
  view: View;
  pinned: number;
  onView: (view: View) => void;
  /** Before a column is pulled, all keep the widths they have. */
  freezeWidths: () => void;
  /** What every printed sheet says of the drafts among the rows; null where there are none. */
  printMark: string | null;
};

type Sorted = { descending: boolean; place: number } | null;

function sortedBy(view: View, column: GridColumn): Sorted {
  const place = view.sort.findIndex((by) => by.key === SORTED_BY[column]);
  const by = view.sort[place];
  return by === undefined ? null : { descending: by.descending, place };
}

function SortMark({ sorted, several }: { sorted: Sorted; several: boolean }) {
  if (sorted === null) return <span className="sort__mark" aria-hidden="true">↕</span>;
  return (
    <span className="sort__mark sort__mark--on">
      <span aria-hidden="true">{sorted.descending ? "▼" : "▲"}{several ? String(sorted.place + 1) : ""}</span>
      <span className="visually-hidden">, sorted {sorted.descending ? "descending" : "ascending"}{several ? `, ${String(sorted.place + 1)}` : ""}</span>
    </span>
  );
}

function SortLink({ column, view, onView }: { column: GridColumn; view: View; onView: (view: View) => void }) {
  const { live } = useGrid();
  const key = SORTED_BY[column];
  const stop = stopProps(`heading/${column}`, live);
  if (key === null) return <span className="sort sort--none" {...stop}>{headingWords(column)}</span>;
  const toggled = (also: boolean): View => ({ ...view, sort: toggleSort(view.sort, key, also), page: 1 });
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onView(toggled(event.shiftKey));
  };
  return (
    <a className="sort" draggable={false} href={paths.findings(viewSearch(toggled(false)))} onClick={onClick} {...stop} title="Shift-click sorts by this as well">
      {headingWords(column)}
      <SortMark sorted={sortedBy(view, column)} several={view.sort.length > 1} />
    </a>
  );
}

function movedBefore(columns: readonly GridColumn[], moved: GridColumn, target: GridColumn): GridColumn[] {
  const rest = columns.filter((column) => column !== moved);
  const at = rest.indexOf(target) + (columns.indexOf(moved) < columns.indexOf(target) ? 1 : 0);
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}

const DRAGGED = "application/x-register-column";

export function GridHeader({ headers, view, pinned, onView, freezeWidths, printMark }: Props) {
  const { live } = useGrid();
  const startPull = (header: Props["headers"][number]) => (event: MouseEvent | TouchEvent) => {
    // A mouse held down on a heading would otherwise drag the whole column away.
    if (event.type === "mousedown") event.preventDefault();
    freezeWidths();
    header.getResizeHandler()(event);
  };
  return (
    <thead>
      {printMark !== null && <tr className="print-mark-row"><td colSpan={headers.length} className="holds-drafts">{printMark}</td></tr>}
      <tr aria-rowindex={1}>
        {headers.map((header, index) => {
          const column = header.column.id;
          if (!isGridColumn(column)) return null;
          const sorted = sortedBy(view, column);
          const first = sorted?.place === 0;
          return (
            <th
              key={column}
              scope="col"
              data-col={column}
              aria-sort={first ? (sorted.descending ? "descending" : "ascending") : undefined}
              className={`heading${index < pinned ? ` pinned pinned--${String(index)}` : ""}`}
              draggable={live}
              onDragStart={(event: DragEvent) => {
                event.dataTransfer.setData(DRAGGED, column);
                event.dataTransfer.effectAllowed = "move";
              }}
              onDragOver={(event: DragEvent) => { if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault(); }}
              onDrop={(event: DragEvent) => {
                const moved = event.dataTransfer.getData(DRAGGED);
                if (!isGridColumn(moved) || moved === column) return;
                event.preventDefault();
                onView({ ...view, columns: movedBefore(view.columns, moved, column) });
              }}
            >
              <SortLink column={column} view={view} onView={onView} />
              {live && <span className="pull" aria-hidden="true" draggable={false} onMouseDown={startPull(header)} onTouchStart={startPull(header)} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
