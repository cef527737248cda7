/** The receipt of an import on a page of its own: counts, and the cells of one fate or all. */
import { Link } from "@remix-run/react";
import { formatDate, isCalendarDate } from "~/domain/calendar-date";
import { FATE_ABOUT, FATE_WORDS } from "~/domain/import/fate-words";
import type { Fate, ReceiptCounts as Counts } from "~/domain/import/receipt";
import { paths } from "~/paths";
import { ReceiptCounts } from "~/ui/import/receipt-counts";
import { PageHead } from "~/ui/layout/page-head";

type Row = { sheet: string; cell: string; text: string; fate: Fate; why: string };
type Props = { receipt: { id: string; fileName: string; applied: boolean; counts: Counts; fate: Fate | null; rows: Row[]; total: number; page: number; pages: number } };

function Cells({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="plain-table framed-table receipt-cells">
      <thead>
        <tr><th scope="col">Sheet</th><th scope="col">Cell</th><th scope="col">What it says</th><th scope="col">What became of it</th><th scope="col">Why</th></tr>
      </thead>
      <tbody>
        {rows.map(({ sheet, cell, text, fate, why }) => (
          <tr key={`${sheet}!${cell}`}>
            <td data-heading="Sheet"><span>{sheet}</span></td>
            <td data-heading="Cell"><span>{cell}</span></td>
            <td data-heading="What it says"><span className="long-text">{isCalendarDate(text) ? formatDate(text) : text}</span></td>
            <td data-heading="What became of it"><span>{FATE_WORDS[fate]}</span></td>
            <td data-heading="Why">{why !== "" && <span>{why}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ReceiptPage({ receipt: { id, fileName, applied, counts, fate, rows, total, page, pages } }: Props) {
  const at = (number: number) => paths.importReceipt(id, new URLSearchParams({ ...(fate === null ? {} : { fate }), ...(number === 1 ? {} : { page: String(number) }) }).toString());
  return (
    <>
      <PageHead
        heading={`Receipt of ${fileName}`}
        about={applied ? "Every cell of the file that says something, and what became of it." : "Nothing is written yet: what would become of every cell of the file that says something."}
        actions={
          <>
            <a className="button" href={paths.importReceiptFile(id, "csv")} download>As CSV</a>
            <a className="button" href={paths.importReceiptFile(id, "xlsx")} download>As Excel</a>
          </>
        }
      />
      <p><Link to={paths.importPreview(id)}>Back to the import</Link></p>
      <ReceiptCounts id={id} counts={counts} chosen={fate} />
      <h2>{fate === null ? "All cells" : FATE_WORDS[fate]}</h2>
      {fate !== null && <p>{FATE_ABOUT[fate]}</p>}
      <p role="status">{total.toLocaleString("en-GB")} {total === 1 ? "cell" : "cells"}, in the order of the file{pages > 1 && `, page ${page.toLocaleString("en-GB")} of ${pages.toLocaleString("en-GB")}`}.</p>
      {rows.length > 0 && <Cells rows={rows} />}
      {pages > 1 && (
        <nav className="page-links" aria-label="Pages">
          {page > 1 && <Link to={at(page - 1)}>Earlier</Link>}
          <span>Page {page} of {pages}</span>
          {page < pages && <Link to={at(page + 1)}>Later</Link>}
        </nav>
      )}
    </>
  );
}
