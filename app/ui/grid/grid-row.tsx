/** One finding as a row of the grid, drawn again only when it or the columns change. */
import { memo } from "react";
import { isGathered, type GridColumn } from "~/domain/register/grid-column";
import { targetKey } from "~/domain/register/edit-target";
import type { RegisterRow, ValueKey } from "~/domain/register/register-row";
import { gridHeading } from "~/domain/register/grid-column";
import { mayEdit } from "~/domain/permissions";
import { CycleUpdate } from "~/ui/grid/cycle-update";
import { stopProps } from "~/ui/grid/field";
import { FindingLink } from "~/ui/grid/finding-link";
import { RowStatesContext, useGrid, useRowStates } from "~/ui/grid/grid-context";
import { PairsCell } from "~/ui/grid/pairs-cell";
import { ProgressCell } from "~/ui/grid/progress-cell";
import { SummaryCell } from "~/ui/grid/summary-cell";
import { ValueField } from "~/ui/grid/value-field";

type Props = {
  row: RegisterRow;
  /** In the order they stand, pinned ones first. */
  columns: readonly GridColumn[];
  /** How many of them are pinned. */
  pinned: number;
  heads: number | null;
  /** The line among all lines, from 2: the headings are line 1. */
  line: number;
};

function pinClass(index: number, pinned: number): string {
  return index < pinned ? ` pinned pinned--${String(index)}` : "";
}

function ValueCell({ row, column, className }: { row: RegisterRow; column: ValueKey; className: string }) {
  const { actor, live } = useGrid();
  if (column === "reference") {
    return (
      <th scope="row" data-col={column} data-label={gridHeading(column)} className={className}>
        <FindingLink reference={row.reference} id="reference">{row.reference}</FindingLink>
      </th>
    );
  }
  if (column === "causeOfConcern" && row.causeOfConcern !== null) {
    return (
      <td data-col={column} data-label={gridHeading(column)} className={className}>
        <FindingLink reference={row.causeOfConcern} id={`of-${row.reference}`}>{row.causeOfConcern}</FindingLink>
      </td>
    );
  }
  const locked = live && !mayEdit(actor, column, row).ok;
  return (
    <td data-col={column} data-label={gridHeading(column)} className={className} aria-readonly={locked ? true : undefined} {...stopProps(targetKey({ kind: "column", reference: row.reference, column }), live)}>
      <ValueField row={row} column={column} alone />
      {column === "updateAsAt" && <CycleUpdate row={row} />}
    </td>
  );
}

function cells({ row, columns, pinned, heads }: Props) {
  const tracks = !columns.includes("assurance") && !columns.includes("hmicfrsStatus");
  const list = [];
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column === undefined) break;
    const className = `cell cell--${column}${pinClass(index, pinned)}`;
    if (column === "questions" || column === "responses") {
      const other = columns[index + 1];
      const both = column === "questions" && other === "responses" && (index >= pinned || index + 1 < pinned);
      const sides = { questions: both || column === "questions", responses: both || column === "responses" };
      list.push(
        <td key={column} className={className} colSpan={both ? 2 : undefined} data-label={both ? undefined : gridHeading(column)}>
          <PairsCell row={row} sides={sides} tracks={tracks && (both || column === "responses")} />
        </td>,
      );
      if (both) index += 1;
    } else if (isGathered(column)) {
      list.push(
        <td key={column} data-col={column} className={className}>
          {column === "summary" ? <SummaryCell row={row} heads={heads} /> : <ProgressCell row={row} />}
        </td>,
      );
    } else {
      list.push(<ValueCell key={column} row={row} column={column} className={className} />);
    }
  }
  return list;
}

export const GridRow = memo(function GridRow(props: Props) {
  const { row, heads, line } = props;
  const states = useRowStates(row.reference);
  return (
    <RowStatesContext.Provider value={states}>
      <tr className={heads === null ? "row" : "row row--cause"} aria-rowindex={line} data-reference={row.reference}>
        {cells(props)}
      </tr>
    </RowStatesContext.Provider>
  );
});
