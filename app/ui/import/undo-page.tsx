/** What undoing an import, or all files of a batch, would put back, and what would stay with the reason, before it is done. */
import { Form, Link } from "@remix-run/react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { paths } from "~/paths";
import { PageHead } from "~/ui/layout/page-head";

type BackLine = { file: string; reference: string | null; what: string; from: string | null; to: string | null };
type KeptLine = { file: string; reference: string | null; what: string; since: { by: string; at: Instant } | null; why: string };
type Props = { undo: { id: string; fileName: string; files: string[]; back: BackLine[]; kept: KeptLine[]; counts: { back: number; kept: number } } };

function Reference({ reference }: { reference: string | null }) {
  if (reference === null) return <span>–</span>;
  return /^F-\d+$/.test(reference) ? <Link to={paths.finding(reference)}>{reference}</Link> : <span>{reference}</span>;
}

/** By the file, in their order. */
function byFile<Line extends { file: string }>(lines: readonly Line[]): [file: string, lines: Line[]][] {
  const files = new Map<string, Line[]>();
  for (const line of lines) {
    const of = files.get(line.file);
    if (of === undefined) files.set(line.file, [line]);
    else of.push(line);
  }
  return [...files];
}

function More({ shown, count }: { shown: number; count: number }) {
  return count > shown ? <p className="soft">The first {shown} of {count.toLocaleString("en-GB")}.</p> : null;
}

function BackTable({ lines }: { lines: readonly BackLine[] }) {
  return (
    <table className="plain-table framed-table">
      <thead><tr><th scope="col">Reference</th><th scope="col">What</th><th scope="col">Now</th><th scope="col">Goes back to</th></tr></thead>
      <tbody>
        {lines.map(({ reference, what, from, to }, index) => (
          <tr key={index}>
            <td data-heading="Reference"><Reference reference={reference} /></td>
            <td data-heading="What"><span>{what}</span></td>
            <td data-heading="Now"><span className="long-text">{from === null || from === "" ? "empty" : from}</span></td>
            <td data-heading="Goes back to"><span className="long-text">{to === null ? "taken out again" : to === "" ? "empty" : to}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Back({ lines, count, together }: { lines: readonly BackLine[]; count: number; together: boolean }) {
  if (count === 0) return <p className="none">Nothing: all that this import changed was changed again since.</p>;
  return (
    <>
      <More shown={lines.length} count={count} />
      {byFile(lines).map(([file, of]) => <div key={file}>{together && <h3>{file}</h3>}<BackTable lines={of} /></div>)}
    </>
  );
}

function KeptTable({ lines }: { lines: readonly KeptLine[] }) {
  return (
    <table className="plain-table framed-table">
      <thead><tr><th scope="col">Reference</th><th scope="col">What</th><th scope="col">Why</th><th scope="col">By whom and when</th></tr></thead>
      <tbody>
        {lines.map(({ reference, what, since, why }, index) => (
          <tr key={index}>
            <td data-heading="Reference"><Reference reference={reference} /></td>
            <td data-heading="What"><span>{what}</span></td>
            <td data-heading="Why"><span>{why}</span></td>
            <td data-heading="By whom and when"><span>{since === null ? "–" : `${since.by}, ${formatMoment(since.at)}`}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Kept({ lines, count, together }: { lines: readonly KeptLine[]; count: number; together: boolean }) {
  return (
    <section className="import-list">
      <h2>What stays</h2>
      <p>This was changed, or built on, after the import.</p>
      <More shown={lines.length} count={count} />
      {byFile(lines).map(([file, of]) => <div key={file}>{together && <h3>{file}</h3>}<KeptTable lines={of} /></div>)}
    </section>
  );
}

export function UndoPage({ undo: { id, fileName, files, back, kept, counts } }: Props) {
  const together = files.length > 1;
  return (
    <>
      <PageHead heading={together ? `Undo the import of ${String(files.length)} files` : `Undo the import of ${fileName}`} about={`What ${together ? "they" : "it"} changed goes back to what it was. The history keeps both.`} />
      {together && <p className="import-standing import-standing--waiting"><b>Files taken in together are undone together:</b> {files.join(", ")}.</p>}
      <p className="import-standing">Snapshots of the tracker do not change, and references are not given again. An import is undone once: to take {together ? "a" : "the"} file in again, upload it again.</p>
      <Form method="post" className="form__buttons import-apply">
        <button className="button button--filled" name="intent" value="undo">{together ? "Undo all of them" : "Undo this import"}</button>
        <Link className="button" to={paths.importPreview(id)}>{together ? "Keep them" : "Keep it"}</Link>
      </Form>
      {counts.kept > 0 && <Kept lines={kept} count={counts.kept} together={together} />}
      <section className="import-list">
        <h2>What goes back</h2>
        <Back lines={back} count={counts.back} together={together} />
      </section>
    </>
  );
}
