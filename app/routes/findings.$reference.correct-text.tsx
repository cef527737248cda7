/** Corrects the locked text of a finding, with a reason. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { correctFindingText } from "~/commands/correct-finding-text.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingToChange } from "~/queries/finding-to-change.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ text: one, reason: one, base: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const finding = await findingToChange(ctx, params.reference ?? "", "correct a finding’s text");
  if (!finding.ok) throw problemResponse(finding.problem);
  return finding.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const reference = params.reference ?? "";
  const typed = await readForm(request, shape);
  const corrected = await correctFindingText(ctx, { reference, ...typed });
  if (!corrected.ok) return problemData(corrected.problem, typed);
  return redirectWithMessage(paths.finding(reference), `The text of ${reference} was corrected. The history keeps the words before and the reason.`, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Correct the text: ${data?.title ?? "finding"} – Assurance tracker` }];

export default function CorrectText() {
  const finding = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  const about = (
    <>
      <p className="measure">The text is HMICFRS’s and is locked. Correct it only where it differs from the report.</p>
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm heading={`Correct the text: ${finding.title}`} about={about} problem={problem} submit="Save the correction" backTo={paths.finding(finding.reference)}>
      <input type="hidden" name="base" value={finding.text} />
      <TextField id="text" label="Text" error={error("text")} defaultValue={answer?.typed?.text ?? finding.text} rows={12} />
      <TextField id="reason" label="Reason" hint="Such as: a word was left out when it was typed in." error={error("reason")} defaultValue={answer?.typed?.reason} rows={2} />
    </PageForm>
  );
}
