/** On the page of an import: its receipt in numbers, and the way to undo it or the word that it was undone. */
import { Link } from "@remix-run/react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import type { ReceiptCounts as Counts } from "~/domain/import/receipt";
import { paths } from "~/paths";
import { ReceiptCounts } from "~/ui/import/receipt-counts";

type Props = { standing: { id: string; receipt: Counts | null; applied: boolean; undone: { at: Instant; by: string } | null; mayUndo: boolean } };

export function ReceiptSection({ standing: { id, receipt, applied, undone, mayUndo } }: Props) {
  return (
    <>
      {undone !== null && <p className="import-standing import-standing--waiting"><b>This import was undone</b> by {undone.by} on {formatMoment(undone.at)}. What follows is what it had written.</p>}
      {receipt !== null && (
        <section className="import-list" aria-labelledby="receipt-heading">
          <h2 id="receipt-heading">Receipt</h2>
          <p>{applied ? "What became of every cell of the file that says something." : "What would become of every cell of the file that says something."}</p>
          <ReceiptCounts id={id} counts={receipt} />
        </section>
      )}
      {mayUndo && <p><Link className="button" to={paths.importUndo(id)}>Undo this import</Link></p>}
    </>
  );
}
