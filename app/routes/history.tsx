/** The history, for whoever may read it: what happened, who did it, when and how, page by page. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { historySearchText, isNarrowed, readHistorySearch } from "~/domain/history-filter";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { historyPage } from "~/queries/history-page.server";
import { requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { EventTable } from "~/ui/history/event-table";
import { HistorySearchForm } from "~/ui/history/history-search-form";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const search = readHistorySearch(searchParams);
  const page = await historyPage(ctx, search, Number.parseInt(searchParams.get("page") ?? "1", 10) || 1);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, search };
}

export const meta: MetaFunction = () => [{ title: "History – Assurance tracker" }];

function about(seesSignIns: boolean, opensFindings: boolean): string {
  if (!opensFindings) return "Who entered or corrected the text of a finding, or recorded HMICFRS’s status, and when. Nothing is ever altered or removed here.";
  return `Every change of the official record and of your own side’s drafts${seesSignIns ? ", with the sign-ins of your side" : ""}. Nothing is ever altered or removed here.`;
}

export default function History() {
  const { lines, total, page, pages, fields, names, errors, seesSignIns, opensFindings, hasDrafts, search } = useLoaderData<typeof loader>();
  const at = (number: number) => paths.history(historySearchText(search, number === 1 ? {} : { page: String(number) }));
  const narrowed = isNarrowed(search);
  return (
    <>
      <PageHead
        heading="History"
        about={about(seesSignIns, opensFindings)}
        actions={
          <>
            <a className="button" href={paths.historyFile(historySearchText(search))} download>Official record as CSV</a>
            {hasDrafts && <a className="button" href={paths.historyFile(historySearchText(search, { drafts: "own" }))} download>With our drafts as CSV</a>}
          </>
        }
      />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <HistorySearchForm search={search} fields={fields} names={names} errors={errors} />
      <p role="status">
        {total.toLocaleString("en-GB")} {total === 1 ? "event" : "events"}{narrowed ? " of this kind" : ""}, newest first{pages > 1 && `, page ${page.toLocaleString("en-GB")} of ${pages.toLocaleString("en-GB")}`}.
      </p>
      {lines.length === 0
        ? <p className="none">{narrowed ? "None. Widen the search, or show everything." : "Nothing has happened yet."}</p>
        : <EventTable lines={lines} withFinding opensFindings={opensFindings} />}
      {pages > 1 && (
        <nav className="page-links" aria-label="Pages">
          {page > 1 && <Link to={at(page - 1)}>Newer</Link>}
          <span>Page {page} of {pages}</span>
          {page < pages && <Link to={at(page + 1)}>Older</Link>}
        </nav>
      )}
    </>
  );
}
