/** Which columns are shown, in what order, which stay in sight and how wide: all of it by keyboard. */
import { useRef, type FormEvent } from "react";
import { GRID_COLUMNS, gridHeading, isGridColumn, roomFor, type GridColumn } from "~/domain/register/grid-column";
import { DEFAULT_COLUMNS, PARAMETERS, writeView, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { setColumnLayout, useColumnLayout } from "~/ui/grid/column-layout";
import { useLive } from "~/ui/grid/grid-context";
import { usualPixels } from "~/ui/grid/grid-table";
import { ViewLink } from "~/ui/grid/view-link";

type Props = { view: View; onView: (view: View) => void; announce: (words: string) => void };

function moved(columns: readonly GridColumn[], column: GridColumn, step: 1 | -1): GridColumn[] {
  const from = columns.indexOf(column);
  const rest = columns.filter((other) => other !== column);
  return [...rest.slice(0, from + step), column, ...rest.slice(from + step)];
}

function Tools({ view, onView, announce, column }: Props & { column: GridColumn }) {
  const layout = useColumnLayout(view.name);
  const name = gridHeading(column);
  const index = view.columns.indexOf(column);
  const pinned = layout.pinned.includes(column);
  const width = layout.widths[column] ?? usualPixels(column, roomFor(view.columns));
  const move = (step: 1 | -1) => {
    onView({ ...view, columns: moved(view.columns, column, step) });
    announce(`${name} is now column ${String(index + step + 1)}.`);
  };
  const resize = (factor: number) => {
    const next = Math.round(Math.min(960, Math.max(64, width * factor)));
    setColumnLayout(view.name, { ...layout, widths: { ...layout.widths, [column]: next } });
    announce(`${name} is ${String(next)} pixels wide.`);
  };
  return (
    <span className="columns__tools">
      <button type="button" className="tool" disabled={index === 0} aria-label={`Move ${name} up`} onClick={() => { move(-1); }}>↑</button>
      <button type="button" className="tool" disabled={index === view.columns.length - 1} aria-label={`Move ${name} down`} onClick={() => { move(1); }}>↓</button>
      <button type="button" className="tool" aria-label={`Make ${name} narrower`} onClick={() => { resize(1 / 1.2); }}>−</button>
      <button type="button" className="tool" aria-label={`Make ${name} wider`} onClick={() => { resize(1.2); }}>+</button>
      <button
        type="button" className="tool tool--word" aria-pressed={pinned} aria-label={`Keep ${name} in sight`}
        onClick={() => { setColumnLayout(view.name, { ...layout, pinned: pinned ? layout.pinned.filter((other) => other !== column) : [...layout.pinned, column] }); }}
      >
        Pin
      </button>
    </span>
  );
}

export function ColumnsPanel({ view, onView, announce }: Props) {
  const live = useLive();
  const form = useRef<HTMLFormElement>(null);
  const panel = useRef<HTMLDetailsElement>(null);
  const kept = writeView({ ...view, columns: [...DEFAULT_COLUMNS[view.name]], page: 1 });
  const hidden = GRID_COLUMNS.filter((column) => !view.columns.includes(column));

  function toggle(column: GridColumn): void {
    const columns = view.columns.includes(column) ? view.columns.filter((other) => other !== column) : [...view.columns, column];
    if (columns.length > 0) onView({ ...view, columns });
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (panel.current !== null) panel.current.open = false;
  }

  return (
    <details ref={panel} className="drop">
      <summary className="button">Columns</summary>
      <form ref={form} className="drop__body drop__body--columns" method="get" action={paths.findings()} onSubmit={onSubmit}>
        {[...kept].map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
        <fieldset className="columns">
          <legend>Columns shown{live ? ", in this order" : ""}</legend>
          {[...view.columns, ...hidden].filter(isGridColumn).map((column) => {
            const shown = view.columns.includes(column);
            return (
              <div key={column} className="columns__row">
                <label className="check">
                  <input type="checkbox" name={PARAMETERS.columns} value={column} checked={shown} disabled={shown && live && view.columns.length === 1} onChange={() => { toggle(column); }} />{" "}
                  {gridHeading(column)}
                </label>
                {live && shown && <Tools view={view} onView={onView} announce={announce} column={column} />}
              </div>
            );
          })}
        </fieldset>
        <p className="drop__do">
          <button className="button" type="submit">{live ? "Close" : "Apply"}</button>
          <ViewLink view={{ ...view, columns: [...DEFAULT_COLUMNS[view.name]] }} onView={onView}>Usual columns</ViewLink>
          {live && <button type="button" className="link-button" onClick={() => { setColumnLayout(view.name, null); }}>Usual widths and pins</button>}
        </p>
      </form>
    </details>
  );
}
