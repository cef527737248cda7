/** The SIB cycles, and how RAG stood at each board. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { planCycle } from "~/commands/cycles/plan-cycle.server";
import { formatDate } from "~/domain/calendar-date";
import { CYCLE_STATE_WORDS } from "~/domain/cycle/sib-cycle";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { cyclesPage } from "~/queries/cycles-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { CycleFields } from "~/ui/cycle/cycle-fields";
import { RagChart } from "~/ui/cycle/rag-chart";
import { DateText } from "~/ui/finding/date-text";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ boardOn: one, opensOn: one, updatesDueOn: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await cyclesPage(ctx);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today, withDrafts: ctx.actor.side === "force" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const planned = await planCycle(ctx, typed);
  if (!planned.ok) return problemData(planned.problem, typed);
  return redirectWithMessage(paths.cycle(planned.value.boardOn), "The cycle is planned. Open it when the leads may begin.", context);
}

export const meta: MetaFunction = () => [{ title: "SIB cycles – Assurance tracker" }];

export default function Cycles() {
  const { cycles, proposed, mayRun, rags, today, withDrafts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const values = answer?.typed ?? (proposed === null ? null : { boardOn: formatDate(proposed.boardOn), opensOn: formatDate(proposed.opensOn), updatesDueOn: formatDate(proposed.updatesDueOn) });
  return (
    <>
      <PageHead heading="SIB cycles" about="About every two months the tracker goes to the Service Improvement Board." actions={<Link className="button" to={paths.movement()}>What moved</Link>} />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <section className="panel">
        <div className="panel__head"><h2>RAG of the open findings at each board</h2></div>
        <RagChart bars={rags} withDrafts={withDrafts} />
      </section>
      {cycles.length === 0 ? <p className="none">There is no cycle yet.</p> : (
        <table className="plain-table framed-table">
          <thead>
            <tr><th scope="col">Board</th><th scope="col">State</th><th scope="col">Opens</th><th scope="col">Updates due</th></tr>
          </thead>
          <tbody>
            {cycles.map((cycle) => (
              <tr key={cycle.id}>
                <th scope="row" data-heading="Board"><Link to={paths.cycle(cycle.boardOn)}>{formatDate(cycle.boardOn)}</Link></th>
                <td data-heading="State">{CYCLE_STATE_WORDS[cycle.state]}</td>
                <td data-heading="Opens"><div><DateText date={cycle.opensOn} today={today} /></div></td>
                <td data-heading="Updates due"><div><DateText date={cycle.updatesDueOn} today={today} /></div></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayRun && (
        <section className="panel">
          <div className="panel__head"><h2>Plan the next cycle</h2></div>
          <Form method="post" className="form">
            <CycleFields values={values ?? { boardOn: "", opensOn: "", updatesDueOn: "" }} problem={problem} />
            <button className="button button--filled">Plan it</button>
          </Form>
        </section>
      )}
    </>
  );
}
