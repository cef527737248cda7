/** The pages of a long register, and the way to have all of it on one page for printing or the browser's own find. */
import { ROWS_A_PAGE, ROWS_IN_BROWSER, type Arrangement } from "~/domain/register/arrange-register";
import type { View } from "~/domain/register/register-view";
import { ViewLink } from "~/ui/grid/view-link";

type Props = { arrangement: Arrangement; view: View; onView: (view: View) => void };

export function PageLinks({ arrangement, view, onView }: Props) {
  const { page, pages, matched, whole } = arrangement;
  if (pages === 1 && !(whole && matched > ROWS_A_PAGE)) return null;
  return (
    <nav className="page-links" aria-label="Pages">
      {whole
        ? <ViewLink view={{ ...view, whole: false }} onView={onView}>Show {ROWS_A_PAGE} findings a page</ViewLink>
        : (
          <>
            {page > 1 && <ViewLink view={{ ...view, page: page - 1 }} onView={onView}>Previous page</ViewLink>}
            <span>Page {page} of {pages}</span>
            {page < pages && <ViewLink view={{ ...view, page: page + 1 }} onView={onView}>Next page</ViewLink>}
            {matched <= ROWS_IN_BROWSER && <ViewLink view={{ ...view, whole: true, page: 1 }} onView={onView}>Show all on one page, for printing or finding</ViewLink>}
          </>
        )}
    </nav>
  );
}
