/** What an import does not take, and why: nothing is dropped in silence. */
import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { HeldLine, FileView } from "~/ui/import/import-view";

type Props = { file: FileView; anchor: string };
type HeldProps = { id: string; heading: string; about: string; lines: readonly HeldLine[]; count: number; /** Where the receipt has them with their words. */ receipt: string };

/** The rest is folded away: hundreds of rows may be held for one reason. */
const AT_ONCE = 12;

function HeldTable({ lines }: Pick<HeldProps, "lines">) {
  return (
    <table className="plain-table framed-table">
      <thead>
        <tr><th scope="col">Sheet</th><th scope="col">Row</th><th scope="col">Column</th><th scope="col">Why</th></tr>
      </thead>
      <tbody>
        {lines.map((held, index) => (
          <tr key={index}>
            <td data-heading="Sheet"><span>{held.sheet}</span></td>
            <td data-heading="Row"><span>{held.row}</span></td>
            <td data-heading="Column"><span>{held.column ?? "the whole row"}</span></td>
            <td data-heading="Why"><span>{held.reason}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Held({ id, heading, about, lines, count, receipt }: HeldProps) {
  return (
    <section id={id} className="import-list import-list--held">
      <h3>{heading}</h3>
      <p>{about} <Link to={receipt}>What the cells say<span className="visually-hidden"> that are {heading === "Held back" ? "held back" : "not yours to change"}</span></Link></p>
      {count > lines.length && <p className="soft">The first {lines.length} of {count.toLocaleString("en-GB")}.</p>}
      <HeldTable lines={lines.slice(0, AT_ONCE)} />
      {lines.length > AT_ONCE && (
        <details>
          <summary>{(lines.length - AT_ONCE).toLocaleString("en-GB")} more {heading === "Held back" ? "held back" : "not yours to change"}</summary>
          <HeldTable lines={lines.slice(AT_ONCE)} />
        </details>
      )}
    </section>
  );
}

function Ignored({ file: { ignoredColumns }, anchor }: Props) {
  return (
    <section id={`${anchor}ignored`} className="import-list">
      <h3>Columns ignored</h3>
      <ul>
        {ignoredColumns.map(({ sheet, column, heading, reason }) => (
          <li key={`${sheet} ${column} ${heading}`}><b>{heading === "" ? `Column ${column}` : heading}</b> <span className="soft">{sheet}, column {column}</span>: {reason}</li>
        ))}
      </ul>
    </section>
  );
}

function NotPlaced({ file: { notPlaced, counts }, anchor }: Props) {
  return (
    <section id={`${anchor}not-placed`} className="import-list">
      <h3>Not placed</h3>
      <p>These lines of the file belong to no finding and no meeting.</p>
      {counts.notPlaced > notPlaced.length && <p className="soft">The first {notPlaced.length} of {counts.notPlaced.toLocaleString("en-GB")}.</p>}
      <ul>
        {notPlaced.map(({ sheet, row, text }, index) => (
          <li key={index}><span className="soft">{sheet}, row {row}:</span> <span className="long-text">{text}</span></li>
        ))}
      </ul>
    </section>
  );
}

export function LeftOver({ file, anchor }: Props) {
  return (
    <>
      {file.notYours.length > 0 && <Held id={`${anchor}not-yours`} heading="Not yours to change" about="These belong to somebody else and are not written. The rest is." lines={file.notYours} count={file.counts.notYours} receipt={paths.importReceipt(file.id, "fate=notYours")} />}
      {file.heldBack.length > 0 && <Held id={`${anchor}held-back`} heading="Held back" about="These are not written. The rest is." lines={file.heldBack} count={file.counts.heldBack} receipt={paths.importReceipt(file.id, "fate=heldBack")} />}
      {file.ignoredColumns.length > 0 && <Ignored file={file} anchor={anchor} />}
      {file.notPlaced.length > 0 && <NotPlaced file={file} anchor={anchor} />}
    </>
  );
}
