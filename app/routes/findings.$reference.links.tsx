/** Adds and removes the links of a finding: what it repeats or supersedes. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { linkFindings } from "~/commands/link-findings.server";
import { unlinkFindings } from "~/commands/unlink-findings.server";
import { FINDING_LINK_KINDS } from "~/domain/finding";
import { tieWords } from "~/domain/finding-name";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingToChange } from "~/queries/finding-to-change.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { ErrorSummary } from "~/ui/form/error-summary";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";

/** 'repeats from' = this finding repeats the other; 'repeats to' = it is repeated by the other. */
const TIES = FINDING_LINK_KINDS.flatMap((kind) => (["from", "to"] as const).map((direction) => ({ kind, direction, value: `${kind} ${direction}` })));

const shape = z.object({ intent: one, tie: one, other: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const finding = await findingToChange(ctx, params.reference ?? "", "link findings");
  if (!finding.ok) throw problemResponse(finding.problem);
  return finding.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const reference = params.reference ?? "";
  const typed = await readForm(request, shape);
  const tie = TIES.find((each) => each.value === typed.tie);
  if (tie === undefined) return problemData({ kind: "invalid", field: "tie", message: "Choose how the two findings are linked." }, typed);
  const [from, to] = tie.direction === "from" ? [reference, typed.other] : [typed.other, reference];
  const changed = await (typed.intent === "remove" ? unlinkFindings : linkFindings)(ctx, { kind: tie.kind, from, to });
  if (!changed.ok) return problemData({ ...changed.problem, kind: changed.problem.kind === "missing" ? "invalid" : changed.problem.kind, field: "other" }, typed);
  return redirectWithMessage(paths.findingLinks(reference), typed.intent === "remove" ? "The link was removed." : "The link was added.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Linked findings: ${data?.title ?? ""} – Assurance tracker` }];

export default function Links() {
  const finding = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <>
      <PageHead heading={`Linked findings: ${finding.title}`} about={<Link to={paths.finding(finding.reference)}>Back to the finding</Link>} />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <FormContext text={finding.text} />
      {finding.links.length === 0 ? (
        <p className="none">It is linked with no other finding.</p>
      ) : (
        <ul className="link-list">
          {finding.links.map((link) => (
            <li key={`${link.kind} ${link.direction} ${link.reference}`}>
              <Form method="post">
                {tieWords(link)} <Link to={paths.finding(link.reference)}>{link.reference}</Link>{" "}
                <input type="hidden" name="tie" value={`${link.kind} ${link.direction}`} />
                <input type="hidden" name="other" value={link.reference} />
                <button className="link-button" name="intent" value="remove">
                  Remove<span className="visually-hidden">: {tieWords(link)} {link.reference}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <h2>Add a link</h2>
      <Form method="post" className="form">
        <SelectField
          id="tie"
          label="This finding …"
          error={problem?.field === "tie" ? problem.message : undefined}
          options={TIES.map((tie) => ({ value: tie.value, words: tieWords(tie).toLowerCase() }))}
          defaultValue={answer?.typed?.tie}
        />
        <TextField
          id="other"
          label="… this one"
          hint="Its reference, such as F-0012."
          error={problem?.field === "other" ? problem.message : undefined}
          defaultValue={answer?.typed?.other}
          width={10}
        />
        <button className="button button--filled" name="intent" value="add">Add the link</button>
      </Form>
    </>
  );
}
