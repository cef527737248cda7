/** Cells that change, thing by thing: the old words struck out, the new ones marked. */
import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ChangedThing, ChangeLine } from "~/ui/import/import-view";

function Difference({ change }: { change: ChangeLine }) {
  if (change.pieces === null) {
    return (
      <div className="difference">
        {change.from === "" ? <span className="none">empty</span> : <del>{change.from}</del>}
        <span aria-hidden="true"> → </span>
        {change.to === "" ? <span className="none">empty</span> : <ins>{change.to}</ins>}
      </div>
    );
  }
  return (
    <div className="difference long-text">
      {change.pieces.map((piece, index) => {
        if (piece.is === "added") return <ins key={index}>{piece.text}</ins>;
        if (piece.is === "removed") return <del key={index}>{piece.text}</del>;
        return <span key={index}>{piece.text}</span>;
      })}
    </div>
  );
}

type Props = { id: string; heading: string; things: readonly ChangedThing[]; count: number; shown: number };

export function ChangesTable({ id, heading, things, count, shown }: Props) {
  return (
    <section id={id} className="import-list">
      <h2>{heading}</h2>
      {count > shown && <p className="soft">The first {shown} of {count.toLocaleString("en-GB")} cells.</p>}
      <table className="plain-table framed-table">
        <thead>
          <tr><th scope="col">Where</th><th scope="col">Field</th><th scope="col">Old and new</th><th scope="col">Cell of the file</th></tr>
        </thead>
        <tbody>
          {things.flatMap((thing) => thing.changes.map((change, index) => (
            <tr key={`${thing.reference} ${thing.label} ${change.place}`}>
              <td data-heading="Where">
                {index === 0 ? (
                  <span>{thing.isFinding ? <Link to={paths.finding(thing.reference)}>{thing.reference}</Link> : thing.reference} {thing.label === thing.reference ? "" : thing.label}</span>
                ) : (
                  <span className="soft">{thing.reference}</span>
                )}
              </td>
              <td data-heading="Field"><span>{change.heading}</span></td>
              <td data-heading="Old and new"><Difference change={change} /></td>
              <td data-heading="Cell of the file"><span className="soft">{change.place}</span></td>
            </tr>
          )))}
        </tbody>
      </table>
    </section>
  );
}
