/** How many cells of a file became what, each count leading to its cells. */
import { Link } from "@remix-run/react";
import { FATE_WORDS } from "~/domain/import/fate-words";
import { FATES, type Fate, type ReceiptCounts as Counts } from "~/domain/import/receipt";
import { paths } from "~/paths";

type Props = { id: string; counts: Counts; /** The one whose cells are shown. */ chosen?: Fate | null };

export function ReceiptCounts({ id, counts, chosen = null }: Props) {
  const number = (count: number) => count.toLocaleString("en-GB");
  return (
    <nav className="import-counts" aria-label="What became of the cells">
      <ul>
        <li><Link to={paths.importReceipt(id)}><b>{number(counts.cells)}</b> {counts.cells === 1 ? "cell" : "cells"} in all</Link></li>
        {FATES.filter((fate) => counts[fate] > 0).map((fate) => (
          <li key={fate}>
            <Link to={paths.importReceipt(id, new URLSearchParams({ fate }).toString())} {...(fate === chosen ? { "aria-current": "true" as const } : {})}>
              {FATE_WORDS[fate]} <b>{number(counts[fate])}</b>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
