/** One page of a long list. */
const LINES_A_PAGE = 100;

export type PageOf<Line> = { lines: Line[]; page: number; pages: number; matched: number };

/** `wanted` from 1; the nearest there is. */
export function pageOf<Line>(all: readonly Line[], wanted: number): PageOf<Line> {
  const pages = Math.max(1, Math.ceil(all.length / LINES_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { lines: all.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE), page, pages, matched: all.length };
}
