/** The action log. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { logFilterText, readLogFilter, type LogFilter } from "~/domain/action/action-log";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { actionLogPage } from "~/queries/action-log.server";
import { requireCtx } from "~/session.server";
import { ActionFilter } from "~/ui/action/action-filter";
import { ActionTable } from "~/ui/action/action-table";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await actionLogPage(ctx, readLogFilter(new URL(request.url).searchParams));
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

/** A plain form: what goes out is written down. */
function DownloadLog({ filter }: { filter: LogFilter }) {
  const fields = [...new URLSearchParams(logFilterText(filter))];
  return (
    <form method="post" action={paths.actionsFile()} className="log-download">
      {fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button className="button">Download these as Excel</button>
      <span className="soft">Fill it in and <Link to={paths.imports()}>import it again</Link>.</span>
    </form>
  );
}

export const meta: MetaFunction = () => [{ title: "Actions – Assurance tracker" }];

export default function Actions() {
  const { lines, mayKeep, mayExport, today, ...filter } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        heading="Actions"
        about="Every open action stands on the next agenda of its series until it ends."
        actions={<>{mayKeep && <Link className="button button--filled" to={paths.newAction()}>Add an action</Link>}<Link className="button" to={paths.meetings()}>Meetings</Link></>}
      />
      <ActionFilter {...filter} />
      <div className="log-count">
        <p role="status">{lines.length === 1 ? "1 action" : `${lines.length.toLocaleString("en-GB")} actions`}</p>
        {mayExport && <DownloadLog filter={filter.filter} />}
      </div>
      {lines.length === 0 ? <p className="none">No action is like that.</p> : <ActionTable lines={lines} today={today} />}
    </>
  );
}
