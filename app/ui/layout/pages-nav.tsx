/** The way from one page of a long list to the next. */
import { Link } from "@remix-run/react";

type Props = { page: number; pages: number; at: (page: number) => string };

export function PagesNav({ page, pages, at }: Props) {
  if (pages === 1) return null;
  return (
    <nav className="page-links" aria-label="Pages">
      {page > 1 && <Link to={at(page - 1)}>Previous page</Link>}
      <span>Page {page} of {pages}</span>
      {page < pages && <Link to={at(page + 1)}>Next page</Link>}
    </nav>
  );
}
