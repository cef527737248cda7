/** The list of inspections, each leading to its findings in the register. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { INSPECTION_KIND_WORDS } from "~/domain/finding";
import { problemResponse } from "~/http.server";
import { can } from "~/domain/permissions";
import { PARAMETERS } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { inspectionLines } from "~/queries/inspections.server";
import { requireCtx } from "~/session.server";
import { DateText } from "~/ui/finding/date-text";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const inspections = await inspectionLines(ctx);
  if (!inspections.ok) throw problemResponse(inspections.problem);
  return { inspections: inspections.value, mayAdd: can(ctx.actor, "add a finding"), today: ctx.today };
}

export const meta: MetaFunction = () => [{ title: "Inspections – Assurance tracker" }];

function registerOf(title: string, open: boolean): string {
  return paths.findings(new URLSearchParams({ [PARAMETERS.inspection]: title, ...(open ? { [PARAMETERS.open]: "yes" } : {}) }).toString());
}

export default function Inspections() {
  const { inspections, mayAdd, today } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead heading="Inspections" about="The reports that findings come from." actions={mayAdd ? <Link className="button" to={paths.newFinding()}>Add a finding</Link> : undefined} />
      {inspections.length === 0 ? (
        <p className="none">There is no inspection yet. It is named when findings are imported, pasted or added.</p>
      ) : (
        <table className="plain-table framed-table">
          <thead>
            <tr>
              <th scope="col">Inspection</th>
              <th scope="col">Kind</th>
              <th scope="col">Published</th>
              <th scope="col">Findings</th>
              <th scope="col">Open</th>
            </tr>
          </thead>
          <tbody>
            {inspections.map((inspection) => (
              <tr key={inspection.id}>
                <th scope="row" data-heading="Inspection"><Link to={registerOf(inspection.title, false)}>{inspection.title}</Link></th>
                <td data-heading="Kind">{INSPECTION_KIND_WORDS[inspection.kind]}</td>
                <td data-heading="Published">
                  <span>{inspection.publishedOn === null ? <span className="none">date not known</span> : <DateText date={inspection.publishedOn} today={today} />}</span>
                </td>
                <td data-heading="Findings"><Link to={registerOf(inspection.title, false)}>{inspection.findings}<span className="visually-hidden"> findings of {inspection.title}</span></Link></td>
                <td data-heading="Open"><Link to={registerOf(inspection.title, true)}>{inspection.open} open</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
