/** What a paper agreed by both sides has changed, until those who answer for the findings have looked through it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { seeAgreedPaper } from "~/commands/see-agreed-paper.server";
import { formatDate, formatMoment } from "~/domain/calendar-date";
import { problemData, problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { agreedPaperPage } from "~/queries/agreed-paper.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { EventTable } from "~/ui/history/event-table";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await agreedPaperPage(ctx, params.id ?? "", { all: new URL(request.url).searchParams.get("findings") === "all" });
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const seen = await seeAgreedPaper(await requireCtx(request, context), params.id ?? "");
  return seen.ok ? redirectWithMessage(paths.home(), "You have looked through the agreed paper.", context) : problemData(seen.problem);
}

export const meta: MetaFunction = () => [{ title: "Agreed paper – Assurance tracker" }];

export default function AgreedPaper() {
  const { paper, lines, total, ownOnly, waits } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const when = paper.appliedAt === null ? "" : `, ${formatMoment(paper.appliedAt)}`;
  return (
    <>
      <PageHead heading={paper.agreedOn === null ? "Agreed paper" : `Agreed paper of ${formatDate(paper.agreedOn)}`} about={`Taken in as the record of both sides by ${paper.takenInBy}${when}`} />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message }]} />}
      <p>
        {total.toLocaleString("en-GB")} {total === 1 ? "change" : "changes"} {ownOnly ? "on the findings you lead" : "in all"}{total > lines.length && `, the newest ${String(lines.length)} of them here`}.
        {ownOnly && <> <Link to={`${paths.agreedPaper(paper.id)}?findings=all`}>Show the changes on all findings</Link></>}
      </p>
      {waits && (
        <Form method="post" className="form__buttons">
          <button className="button button--filled">I have looked through it</button>
          <span className="soft">What is not right is corrected on the finding or the response, as a new version.</span>
        </Form>
      )}
      {lines.length === 0 ? <p className="none">It changed nothing here.</p> : <EventTable lines={lines} withFinding />}
    </>
  );
}
