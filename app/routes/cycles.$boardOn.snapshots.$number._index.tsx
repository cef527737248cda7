/** A snapshot: the tracker as the board saw it. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate, formatMoment } from "~/domain/calendar-date";
import { RAGS_OR_NONE } from "~/domain/cycle/movement";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { snapshotPage } from "~/queries/snapshot-page.server";
import { requireCtx } from "~/session.server";
import { ragWord } from "~/ui/cycle/rag-chart";
import { PageHead } from "~/ui/layout/page-head";
import { PagesNav } from "~/ui/layout/pages-nav";
import { RagTag } from "~/ui/rag-tag";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const search = new URL(request.url).searchParams;
  const page = await snapshotPage(ctx, params.boardOn ?? "", Number(params.number), { rag: search.get("rag"), page: Number(search.get("page") ?? 1) });
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Snapshot of ${data === undefined ? "" : formatDate(data.cycle.boardOn)} – Assurance tracker` }];

function Leads({ leads }: { leads: readonly (string | null)[] }) {
  const named = leads.filter((lead) => lead !== null);
  return named.length === 0 ? <span className="none">no lead</span> : <span>{named.join(", ")}</span>;
}

export default function Snapshot() {
  const { cycle, snapshot, latest, counts, total, open, chosen, findings } = useLoaderData<typeof loader>();
  const at = (search: Record<string, string>) => paths.snapshot(cycle.boardOn, snapshot.number, new URLSearchParams(search).toString());
  const pageAt = (page: number) => at({ ...(chosen === null ? {} : { rag: chosen }), page: String(page) });
  return (
    <>
      <PageHead
        heading={`The tracker at the board of ${formatDate(cycle.boardOn)}`}
        about={`Snapshot ${String(snapshot.number)}, taken ${formatMoment(snapshot.takenAt)} by ${snapshot.takenPost} ${snapshot.takenBy}${snapshot.reason === null ? "" : `, because: ${snapshot.reason}`}.`}
        actions={<a className="button" href={paths.snapshotWorkbook(cycle.boardOn, snapshot.number)}>Its workbook</a>}
      />
      {snapshot.number < latest && <p className="notice">It was corrected: <Link to={paths.snapshot(cycle.boardOn, latest)}>snapshot {latest}</Link> is the one that counts.</p>}
      <ul className="cycle-figures">
        <li>{chosen === null ? <b>All {total}</b> : <Link to={at({})}>All {total}</Link>}</li>
        <li>{chosen === "open" ? <b>Open: {open}</b> : open === 0 ? "Open: 0" : <Link to={at({ rag: "open" })}>Open: {open}</Link>}</li>
        {RAGS_OR_NONE.map((rag) => {
          const words = `${ragWord(rag)}: ${String(counts[rag])} open`;
          return <li key={rag}>{chosen === rag ? <b>{words}</b> : counts[rag] === 0 ? words : <Link to={at({ rag })}>{words}</Link>}</li>;
        })}
      </ul>
      <table className="plain-table framed-table snapshot">
        <thead><tr><th scope="col">Finding</th><th scope="col">Leads</th><th scope="col">RAG</th><th scope="col">Update</th><th scope="col">Target date</th></tr></thead>
        <tbody>
          {findings.lines.map((finding) => (
            <tr key={finding.reference}>
              <th scope="row" data-heading="Finding"><div><Link to={paths.finding(finding.reference)}>{finding.reference}</Link> {finding.number}<span className="movement__text">{finding.text}</span></div></th>
              <td data-heading="Leads"><Leads leads={[finding.strategicLead, finding.tacticalLead]} /></td>
              <td data-heading="RAG"><div><RagTag rag={finding.rag === "none" ? null : finding.rag} />{finding.ragReason !== null && <span> {finding.ragReason}</span>}</div></td>
              <td data-heading="Update">{finding.update === null ? <span className="none">no update</span> : <div><span className="long-text">{finding.update}</span><div className="soft">{finding.updateAsAt === null ? "As-at date not given" : `As at ${formatDate(finding.updateAsAt)}`}</div></div>}</td>
              <td data-heading="Target date">{finding.targetDate === null ? <span className="none">none</span> : formatDate(finding.targetDate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PagesNav page={findings.page} pages={findings.pages} at={pageAt} />
    </>
  );
}
