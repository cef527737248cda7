/** What filling in left, list by list, and why. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import type { FillView, LeftLine } from "~/ui/fill/fill-view";

type ListProps = { id: string; heading: string; about?: string; count: number; shown: number; children: ReactNode };

function List({ id, heading, about, count, shown, children }: ListProps) {
  if (count === 0) return null;
  return (
    <section id={id} className="import-list">
      <h2>{heading}</h2>
      {about === undefined ? null : <p>{about}</p>}
      {count > shown && <p className="soft">The first {shown} of {count.toLocaleString("en-GB")}.</p>}
      {children}
    </section>
  );
}

function CellTable({ lines }: { lines: readonly LeftLine[] }) {
  return (
    <table className="plain-table framed-table">
      <thead>
        <tr><th scope="col">Cell of the file</th><th scope="col">Finding</th><th scope="col">Field</th><th scope="col">Why</th></tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td data-heading="Cell of the file"><span className="soft">{line.place}</span></td>
            <td data-heading="Finding"><span><Link to={paths.finding(line.reference)}>{line.reference}</Link></span></td>
            <td data-heading="Field"><span>{line.heading}</span></td>
            <td data-heading="Why"><span className="long-text">{line.reason}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function LeftLists({ view }: { view: FillView }) {
  const { counts, formulas, left, rows, findings, entries, columns } = view;
  const { shown } = counts;
  return (
    <>
      <List id="formulas" heading="Formulas" about="These cells say something else than the record, but hold a formula: no formula is ever overwritten." count={counts.formulas} shown={shown}>
        <CellTable lines={formulas} />
      </List>
      <List id="left" heading="Left as they are" about="These cells say something else than the record. It is not certain that they should say it." count={counts.left} shown={shown}>
        <CellTable lines={left} />
      </List>
      <List id="entries" heading="Questions without a place" count={counts.entries} shown={shown}>
        <ul>
          {entries.map((entry, index) => (
            <li key={index}><Link to={paths.finding(entry.reference)}>{entry.reference}</Link> {entry.label}: <span className="long-text">{entry.text}</span> <span className="soft">{entry.reason}</span></li>
          ))}
        </ul>
      </List>
      <List id="rows" heading="Rows that are no finding here" count={counts.rows} shown={shown}>
        <ul>
          {rows.map((row, index) => <li key={index}><span className="soft">{row.place}:</span> <span className="long-text">{row.text}</span> <span className="soft">{row.reason}</span></li>)}
        </ul>
      </List>
      <List id="findings" heading="Findings without a row in the file" count={counts.findings} shown={shown}>
        <ul className="in-columns">
          {findings.map(({ reference, label }) => <li key={reference}><Link to={paths.finding(reference)}>{reference}</Link>{label === reference ? "" : ` ${label}`}</li>)}
        </ul>
      </List>
      <List id="columns" heading="Columns not filled in" count={counts.columns} shown={counts.columns}>
        <ul>
          {columns.map(({ sheet, column, heading, reason }) => (
            <li key={`${sheet} ${column} ${heading}`}><b>{heading === "" ? `Column ${column}` : heading}</b> <span className="soft">{sheet}, column {column}</span>: {reason}</li>
          ))}
        </ul>
      </List>
    </>
  );
}
