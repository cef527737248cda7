/** Where the secretariat sends copies of the tracker out for a SIB cycle, and sees what went out. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate, formatMoment } from "~/domain/calendar-date";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { copiesPage } from "~/queries/copies-page.server";
import { requireCtx } from "~/session.server";
import { CopiesForm } from "~/ui/cycle/copies-form";
import { CameBack } from "~/ui/cycle/came-back";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await copiesPage(await requireCtx(request, context), params.boardOn ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Copies for the SIB of ${data === undefined ? "" : formatDate(data.cycle.boardOn)} – Assurance tracker` }];

export default function Copies() {
  const { cycle, leads, sent, refused } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        heading={`Copies for the SIB of ${formatDate(cycle.boardOn)}`}
        about={`They ask for updates by ${formatDate(cycle.updatesDueOn)}, and hold the official record: nobody’s drafts.`}
        actions={<Link to={paths.cycle(cycle.boardOn)}>Back to the cycle</Link>}
      />
      {refused === null ? <CopiesForm boardOn={cycle.boardOn} leads={leads} /> : <p className="notice">{refused}</p>}
      <section className="panel" aria-labelledby="sent">
        <div className="panel__head"><h2 id="sent">Sent out for this cycle</h2>{refused === null && <Link to={paths.imports()}>Take copies in again</Link>}</div>
        {sent.length === 0 ? <p className="none">None yet.</p> : (
          <table className="plain-table framed-table">
            <thead><tr><th scope="col">Export</th><th scope="col">Whose copy</th><th scope="col">Made</th><th scope="col">Came back</th></tr></thead>
            <tbody>
              {sent.map((copy) => (
                <tr key={copy.number}>
                  <th scope="row" data-heading="Export">{copy.number}</th>
                  <td data-heading="Whose copy">{copy.lead ?? "The whole tracker"}</td>
                  <td data-heading="Made">{formatMoment(copy.createdAt)} by {copy.exportedBy}</td>
                  <td data-heading="Came back"><CameBack returns={copy.returns} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
