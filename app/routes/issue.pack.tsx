/** The question pack as a page to print: the official record alone, with names and marking at its head. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PACK_SCOPE_WORDS, PACK_SCOPES, packSearch, readPackOrder } from "~/domain/question-pack";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { packPage } from "~/queries/question-pack.server";
import { requireCtx } from "~/session.server";
import { SelectField } from "~/ui/form/select-field";
import { IssueFilter } from "~/ui/issue/issue-filter";
import { QuestionPack } from "~/ui/issue/question-pack";

/** `?inspection=&area=&meeting=&scope=waiting|all`, or `?entry=` for certain questions. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const order = readPackOrder(new URL(request.url).searchParams);
  const page = await packPage(await requireCtx(request, context), order);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, order };
}

export const meta: MetaFunction = () => [{ title: "Question pack – Assurance tracker" }];

export default function Pack() {
  const { order, inspections, areas, meetings, ...pack } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="pack-controls">
        {order.ids.length > 0 ? (
          <p>These are the questions just issued. <Link to={paths.questionPack()}>See all that wait for a response.</Link></p>
        ) : (
          <IssueFilter filter={order} inspections={inspections} areas={areas} allHref={paths.questionPack()}>
            <SelectField id="meeting" label="Meeting" options={[{ value: "", words: "Any meeting or none" }, ...meetings]} defaultValue={order.meeting} />
            <SelectField id="scope" label="Which" options={PACK_SCOPES.map((value) => ({ value, words: PACK_SCOPE_WORDS[value] }))} defaultValue={order.scope} />
          </IssueFilter>
        )}
        {pack.questions > 0 && (
          <p>
            <a className="button" href={paths.questionPackFile(packSearch(order))}>Download as Excel</a>{" "}
            <span className="soft">To print it, use your browser’s Print: what stands above the line is left out.</span>
          </p>
        )}
      </div>
      <QuestionPack {...pack} />
    </>
  );
}
