/** Says that there is no question on a finding, or where it is addressed instead. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { markAddressedElsewhere } from "~/commands/mark-addressed-elsewhere.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingToChange } from "~/queries/finding-to-change.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ where: one, link: one, "base-where": one, "base-link": one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const finding = await findingToChange(ctx, params.reference ?? "", "ask");
  if (!finding.ok) throw problemResponse(finding.problem);
  return finding.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const reference = params.reference ?? "";
  const typed = await readForm(request, shape);
  const marked = await markAddressedElsewhere(ctx, {
    reference, where: typed.where, link: typed.link, base: { where: typed["base-where"], link: typed["base-link"] },
  });
  if (!marked.ok) return problemData(marked.problem, typed);
  return redirectWithMessage(paths.finding(reference), `What stands for the questions on ${reference} was saved.`, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Addressed elsewhere: ${data?.title ?? ""} – Assurance tracker` }];

export default function AddressedElsewhere() {
  const finding = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <PageForm
      heading={`No question, or addressed elsewhere: ${finding.title}`}
      about={
        <>
          <FormContext text={finding.text} />
          {problem !== null && <StaleNotice problem={problem} />}
        </>
      }
      problem={problem}
      submit="Save"
      backTo={paths.finding(finding.reference)}
    >
      <input type="hidden" name="base-where" value={finding.addressedElsewhere ?? ""} />
      <input type="hidden" name="base-link" value={finding.addressedElsewhereLink ?? ""} />
      <TextField
        id="where"
        label="What stands in place of a question"
        hint="“No question”, “Deferred to the next meeting”, or where it is addressed, such as: Workforce meeting, 14 June 2022. Leave empty to take it away."
        error={error("where")}
        defaultValue={answer?.typed?.where ?? finding.addressedElsewhere ?? ""}
      />
      <TextField id="link" label="Link" hint="Where that can be read, beginning with https://. May be left empty." error={error("link")} defaultValue={answer?.typed?.link ?? finding.addressedElsewhereLink ?? ""} />
    </PageForm>
  );
}
