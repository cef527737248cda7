/** The register as a grid: a plain table until the page is live, then moved about by keys and edited in place. */
import { useTable } from "@tanstack/react-table";
import { useLayoutEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { flushSync } from "react-dom";
import { SIDES } from "~/domain/actor";
import { draftsMark } from "~/domain/office";
import type { Arrangement, HeadingLine } from "~/domain/register/arrange-register";
import { hasOwnForm, mayEditTarget, readTargetKey, startingDraft, targetName } from "~/domain/register/edit-target";
import { GRID_COLUMNS, isGridColumn } from "~/domain/register/grid-column";
import { holdsDrafts } from "~/domain/register/holds-drafts";
import type { RegisterRow } from "~/domain/register/register-row";
import type { View } from "~/domain/register/register-view";
import { setColumnLayout, useColumnLayout } from "~/ui/grid/column-layout";
import { stopProps } from "~/ui/grid/field";
import { FindingLink } from "~/ui/grid/finding-link";
import { useGrid } from "~/ui/grid/grid-context";
import { moveByKey, travelColumn } from "~/ui/grid/grid-focus";
import { GridHeader } from "~/ui/grid/grid-header";
import { GridRow } from "~/ui/grid/grid-row";
import { measure } from "~/ui/grid/grid-measures";
import { paths } from "~/paths";
import { useDrawn } from "~/ui/grid/use-drawn";
import { useOffice } from "~/ui/layout/office-context";
import { columns, features, usualPixels, usualWidth } from "~/ui/grid/grid-table";

type Props = { arrangement: Arrangement; view: View; onView: (view: View) => void; announce: (words: string) => void };

/** Wider than most screens: the grid gets a window of its own to be scrolled in. */
const WIDE_REM = 66;

function GroupHeading({ line, span, index }: { line: HeadingLine; span: number; index: number }) {
  const { live } = useGrid();
  return (
    <tr className="group" aria-rowindex={index}>
      <th scope="colgroup" colSpan={span} data-col="*" {...(line.cause === null ? stopProps(`group/${line.id}`, live) : {})}>
        {line.cause !== null && (
          <>
            <span className="group__cause">Cause of concern </span>
            <FindingLink reference={line.cause.reference} id="context">{line.cause.reference}</FindingLink> <span>{line.cause.text}</span>
          </>
        )}
        {line.title}
        <small>
          {line.count === 1 ? "1 finding" : `${String(line.count)} findings`}
          {line.detail !== null && ` · ${line.detail}`}
          {line.cause !== null && !line.continued && " · the cause itself is not among the findings chosen"}
          {line.continued && " · continued"}
        </small>
      </th>
    </tr>
  );
}

export function Grid({ arrangement, view, onView, announce }: Props) {
  const { actor, edits, live, room } = useGrid();
  const element = useRef<HTMLTableElement>(null);
  const travelling = useRef("*");
  /** The one stop that Tab reaches. */
  const current = useRef<HTMLElement | null>(null);
  const layout = useColumnLayout(view.name);

  const rows = useMemo(() => arrangement.lines.flatMap((line) => (line.kind === "row" ? [line.row] : [])), [arrangement]);
  const byReference = useMemo(() => new Map(rows.map((row) => [row.reference, row])), [rows]);
  const state = useMemo(() => ({
    columnOrder: [...view.columns, ...GRID_COLUMNS.filter((column) => !view.columns.includes(column))],
    columnVisibility: Object.fromEntries(GRID_COLUMNS.map((column) => [column, view.columns.includes(column)])),
    columnPinning: { start: layout.pinned.filter((column) => view.columns.includes(column)), end: [] },
    columnSizing: layout.widths,
  }), [view.columns, layout]);

  const table = useTable({
    features, columns, data: rows, getRowId: (row: RegisterRow) => row.id, state, columnResizeMode: "onChange" as const,
    onColumnSizingChange: (updater) => {
      const widths = typeof updater === "function" ? updater(state.columnSizing) : updater;
      setColumnLayout(view.name, { ...layout, widths });
    },
  });

  const office = useOffice();
  const side = SIDES.find((each) => each === actor.side);
  const printMark = side !== undefined && rows.some(holdsDrafts) ? draftsMark(office, side) : null;

  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const shown = headers.map((header) => header.column.id).filter(isGridColumn);
  const drawn = useDrawn(view, arrangement.lines.length);
  const shownKey = shown.join(",");
  const visible = useMemo(() => shownKey.split(",").filter(isGridColumn), [shownKey]);
  const pinned = state.columnPinning.start.length;
  useLayoutEffect(
    () => (element.current === null ? undefined : measure(element.current, { columns: visible, pinned, widths: layout.widths, room })),
    [visible, pinned, layout.widths, room],
  );

  function makeCurrent(stop: HTMLElement): void {
    if (current.current !== null && current.current !== stop) current.current.tabIndex = -1;
    current.current = stop;
    stop.tabIndex = 0;
  }

  useLayoutEffect(() => {
    if (!live || element.current === null || current.current?.isConnected === true) return;
    const first = element.current.querySelector<HTMLElement>("tbody [data-stop]") ?? element.current.querySelector<HTMLElement>("[data-stop]");
    if (first !== null) makeCurrent(first);
  });

  function freezeWidths(): void {
    if (element.current === null) return;
    const now = [...element.current.querySelectorAll<HTMLElement>("thead th")].map((th) => th.offsetWidth);
    const widths = { ...layout.widths, ...Object.fromEntries(visible.map((column, index) => [column, now[index] ?? usualPixels(column, room)])) };
    flushSync(() => { setColumnLayout(view.name, { ...layout, widths }); });
  }

  /** Opens the editor of a field; where it is not the reader's to change, says whose it is. */
  function edit(key: string): boolean {
    const target = readTargetKey(key);
    const row = target === null ? undefined : byReference.get(target.reference);
    if (target === null || row === undefined) return false;
    const allowed = mayEditTarget(actor, row, target);
    if (!allowed.ok) announce(allowed.problem.message);
    else if (hasOwnForm(target) && target.kind === "column") window.location.assign(paths.editField(target.reference, target.column));
    else edits.open({ key, target, name: targetName(row, target), seen: startingDraft(row, target) });
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const stop = event.target instanceof HTMLElement ? event.target : null;
    const key = stop?.dataset["stop"];
    if (stop === null || key === undefined || event.altKey || element.current === null) return;
    if (event.key === "Enter" || event.key === "F2") {
      if (stop instanceof HTMLAnchorElement && event.key === "Enter") return;
      if (edit(key)) event.preventDefault();
      return;
    }
    if (event.key === " ") {
      const more = stop.querySelector<HTMLButtonElement>("[data-more]");
      if (more !== null) more.click();
      if (more !== null || !(stop instanceof HTMLAnchorElement)) event.preventDefault();
      return;
    }
    travelling.current = event.key === "ArrowLeft" || event.key === "ArrowRight" ? "*" : travelColumn(stop, travelling.current);
    const meant = /^(Arrow|Page|Home|End)/.test(event.key);
    moveByKey(element.current, stop, event, travelling.current);
    if (meant) event.preventDefault();
  }

  function onClick(event: MouseEvent<HTMLTableElement>): void {
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-edit]") : null;
    if (from === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (edit(from.dataset["edit"] ?? "")) event.preventDefault();
  }

  function onDoubleClick(event: MouseEvent<HTMLTableElement>): void {
    const stop = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-stop]") : null;
    if (stop === null || (event.target instanceof Element && event.target.closest("a, button, .editor") !== null)) return;
    edit(stop.dataset["stop"] ?? "");
  }

  const wide = (live && visible.some((column) => layout.widths[column] !== undefined)) || visible.reduce((sum, column) => sum + usualWidth(column, room), 0) > WIDE_REM;
  return (
    <div className={wide ? "grid-window grid-window--wide" : "grid-window"}>
      <table
        ref={element}
        className={`register register--${view.name}${wide ? "" : " register--fits"}`}
        role={live ? "grid" : undefined}
        aria-label="Findings"
        aria-rowcount={arrangement.linesInAll + 1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onFocus={(event) => { if (event.target.dataset["stop"] !== undefined) makeCurrent(event.target); }}
      >
        <colgroup>{visible.map((column) => <col key={column} className={`width-${String(usualWidth(column, room))}`} />)}</colgroup>
        <GridHeader headers={headers} view={view} pinned={pinned} onView={onView} freezeWidths={freezeWidths} printMark={printMark} />
        <tbody>
          {arrangement.lines.slice(0, drawn).map((line, index) => {
            const number = arrangement.linesBefore + index + 2;
            return line.kind === "heading"
              ? <GroupHeading key={`heading ${line.id}`} line={line} span={visible.length} index={number} />
              : <GridRow key={line.row.id} row={line.row} columns={visible} pinned={pinned} heads={line.heads} line={number} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
