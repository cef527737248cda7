/** Finding texts and HMICFRS status: what an observer may read, found by words. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { FINDING_KIND_WORDS, HMICFRS_STATUS_WORDS, type FindingKind } from "~/domain/finding";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { publishedPage } from "~/queries/published-page.server";
import { requireCtx } from "~/session.server";
import { LongText } from "~/ui/finding/long-text";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";
import { PagesNav } from "~/ui/layout/pages-nav";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const search = searchParams.get("q") ?? "";
  const page = await publishedPage(ctx, { search, page: Number.parseInt(searchParams.get("page") ?? "1", 10) || 1 });
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, search };
}

export const meta: MetaFunction = () => [{ title: "Published findings – Assurance tracker" }];

/** With its kind, where the number as printed does not say it. */
function titleOf({ number, kind }: { number: string | null; kind: FindingKind }): string {
  const words = FINDING_KIND_WORDS[kind];
  return number === null || number.startsWith(words) ? (number ?? words) : `${number}, ${words}`;
}

function pageAt(search: string, page: number): string {
  return paths.published(new URLSearchParams({ ...(search === "" ? {} : { q: search }), ...(page === 1 ? {} : { page: String(page) }) }).toString());
}

export default function Published() {
  const { lines, matched, total, page, pages, search } = useLoaderData<typeof loader>();
  const found = search === "" ? `${total} findings` : `${matched} of ${total} findings hold these words`;
  return (
    <>
      <PageHead heading="Published findings" about="What HMICFRS found, and where it says each finding stands." />
      <Form method="get" className="form" role="search">
        <TextField key={search} id="q" label="Words to look for" hint="In the text, number, inspection or status" defaultValue={search} />
        <div className="form__buttons">
          <button className="button button--filled">Search</button>
          {search !== "" && <Link to={paths.published()}>Show all</Link>}
        </div>
      </Form>
      <p role="status" className="published__count">{found}{pages > 1 && `, page ${String(page)} of ${String(pages)}`}.</p>
      {lines.length === 0 ? (
        <p className="none">{search === "" ? "There is no finding yet." : "None. Try fewer words, or other ones."}</p>
      ) : (
        <table className="plain-table framed-table published">
          <caption className="visually-hidden">Findings, the newest inspection first</caption>
          <thead>
            <tr>
              <th scope="col">Reference</th>
              <th scope="col">Finding</th>
              <th scope="col">Inspection</th>
              <th scope="col">HMICFRS status</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.reference}>
                <th scope="row" data-heading="Reference">{line.reference}</th>
                <td data-heading="Finding"><div><b>{titleOf(line)}</b><LongText text={line.text} /></div></td>
                <td data-heading="Inspection">
                  <span>{line.inspection ?? <span className="none">not given</span>}{line.publishedOn !== null && <span className="soft">, published {formatDate(line.publishedOn)}</span>}</span>
                </td>
                <td data-heading="Status">
                  <span>{line.status === null ? <span className="none">not recorded</span> : HMICFRS_STATUS_WORDS[line.status]}{line.source !== null && <span className="soft"> Source: {line.source}</span>}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PagesNav page={page} pages={pages} at={(number) => pageAt(search, number)} />
    </>
  );
}
