/** On the page of an import: its receipt in numbers, and the way to undo it. */
import { Link } from "@remix-run/react";
import type { ReceiptCounts as Counts } from "~/domain/import/receipt";
import { paths } from "~/paths";
import { ReceiptCounts } from "~/ui/import/receipt-counts";

type Props = { standing: { id: string; receipt: Counts | null; applied: boolean; mayUndo: boolean } };

export function ReceiptSection({ standing: { id, receipt, applied, mayUndo } }: Props) {
  return (
    <>
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
