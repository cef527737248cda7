/** Reads the answers one after another, question and response side by side, and decides on each. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { assure } from "~/commands/assure.server";
import { CLOSURES, CLOSURE_WORDS } from "~/domain/entry";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { assurePage } from "~/queries/assure-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { ErrorSummary } from "~/ui/form/error-summary";
import { AssureForm } from "~/ui/issue/assure-form";
import { AssurePair } from "~/ui/issue/assure-pair";
import { InPreparation } from "~/ui/issue/in-preparation";
import { IssueFilter } from "~/ui/issue/issue-filter";
import { ToDecide } from "~/ui/issue/to-decide";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({
  entry: one, finding: one, nextEntry: one, nextFinding: one, closure: one, followUp: one, revisitOn: one, note: one, assurance: one, statement: one, how: one, for: one,
  "base-assurance": one, "base-statement": one,
});

function orderOf(request: Request) {
  const params = new URL(request.url).searchParams;
  const read = (name: string) => params.get(name) ?? "";
  return { inspection: read("inspection"), area: read("area"), entry: read("entry"), finding: read("finding") };
}

function searchOf(order: Partial<ReturnType<typeof orderOf>>): string {
  return new URLSearchParams(Object.entries(order).filter(([, value]) => value !== "")).toString();
}

/** `?inspection=&area=` narrow the questions, `&entry=&finding=` name the one to show. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const order = orderOf(request);
  const page = await assurePage(ctx, order);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, order, today: ctx.today };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { entry, finding, nextEntry, nextFinding, "base-assurance": assurance, "base-statement": statement, ...typed } = await readForm(request, shape);
  const closure = CLOSURES.find((each) => each === typed.closure) ?? "";
  const decided = await assure(ctx, { ...typed, entryId: entry, reference: finding, closure, base: { assurance, statement } });
  if (!decided.ok) return problemData(decided.problem, typed);
  const { value } = decided;
  const said = [
    value.closure === null ? null : `The question on ${finding} was closed: ${CLOSURE_WORDS[value.closure].toLowerCase()}.`,
    value.followUpId === null ? null : `The follow-up is a draft: approve and issue it with the others. Until then the question on ${finding} stays answered for the force.`,
    value.assuranceSet ? `The assurance of ${finding} was saved.` : null,
  ];
  const { inspection, area } = orderOf(request);
  return redirectWithMessage(paths.assure(searchOf({ inspection, area, entry: nextEntry, finding: nextFinding })), said.filter((each) => each !== null).join(" "), context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.current == null ? "Assure" : `Assure: ${data.current.label} on ${data.current.title}`} – Assurance tracker` },
];

export default function Assure() {
  const { items, current, index, inPreparation, toDecide, inspections, areas, mayDecide, inNameOf, order, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const { inspection, area } = order;
  const to = (item: { entryId: string; reference: string } | undefined) => (item === undefined ? null : paths.assure(searchOf({ inspection, area, entry: item.entryId, finding: item.reference })));
  const [before, after] = [to(items[index - 1]), to(items[index + 1])];
  const following = items[index + 1] ?? items[index - 1];
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead
        heading={current === null ? "Assure" : `${current.label} on ${current.title}`}
        about={current === null ? null : `Answered question ${(index + 1).toLocaleString("en-GB")} of ${items.length.toLocaleString("en-GB")}`}
        actions={
          <>
            {before !== null && <Link className="button" to={before}>Previous</Link>}
            {after !== null && <Link className="button" to={after}>Next</Link>}
          </>
        }
      />
      {(inspections.length > 0 || inspection !== "" || area !== "") && <IssueFilter filter={{ inspection, area }} inspections={inspections} areas={areas} allHref={paths.assure()} />}
      {current === null ? (
        <p className="measure">{inspection === "" && area === "" ? "No question is answered and open: nothing waits for you here." : "No such question is answered and open."}</p>
      ) : (
        <>
          <AssurePair current={current} today={today} />
          {problem !== null && <StaleNotice problem={problem} />}
          <Form method="post" key={`${current.entryId} ${current.reference}`} className="assure-form">
            <input type="hidden" name="entry" value={current.entryId} />
            <input type="hidden" name="finding" value={current.reference} />
            <input type="hidden" name="nextEntry" value={following?.entryId ?? ""} />
            <input type="hidden" name="nextFinding" value={following?.reference ?? ""} />
            <AssureForm current={current} mayDecide={mayDecide} inNameOf={inNameOf} typed={answer?.typed ?? null} errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }} />
          </Form>
        </>
      )}
      <InPreparation items={inPreparation} />
      <ToDecide findings={toDecide} mayDecide={mayDecide} />
    </>
  );
}
