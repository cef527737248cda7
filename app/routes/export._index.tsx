/** Where a file is ordered: the official record, or a working copy with the drafts of one's own side. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readView } from "~/domain/register/register-view";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { exportPage } from "~/queries/export-page.server";
import { requireCtx } from "~/session.server";
import { ExportChoices } from "~/ui/export/export-choices";
import { PageHead } from "~/ui/layout/page-head";

export const meta: MetaFunction = () => [{ title: "Export – Assurance tracker" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const view = readView(new URL(request.url).searchParams);
  const page = await exportPage(await requireCtx(request, context), view);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, view };
}

export default function Export() {
  const { view, matched, total, mark } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead heading="Export" about="Papers hold the official record: what was issued and submitted, whoever exports them." />
      <form method="post" action={paths.exportFile()} className="form export-order">
        <ExportChoices view={view} matched={matched} total={total} formats />
        <div className="form__buttons"><button className="button button--filled">Export</button></div>
      </form>
      <section className="export-order" aria-labelledby="own-workbook">
        <h2 id="own-workbook">Into a workbook of your own</h2>
        <p>A force that keeps its own tracker can have it filled in: what is recorded here goes into the matching cells, and nothing else in the file changes.</p>
        <p><Link className="button" to={paths.fill()}>Fill in your own workbook</Link></p>
      </section>
      {mark !== null && (
        <section className="export-order" aria-labelledby="working-copy">
          <h2 id="working-copy">A working copy with your side’s drafts</h2>
          <p className="measure">
            For work within your own side. Its name, its title and every page say “{mark}”, and so does each cell that is a draft.
            It cannot be taken in again, and it is not to be handed to the other side.
          </p>
          <form method="post" action={paths.exportWorkingCopy()} className="form">
            <ExportChoices view={view} matched={matched} total={total} formats={false} />
            <div className="form__buttons"><button className="button">Export a working copy</button></div>
          </form>
        </section>
      )}
    </>
  );
}
