/** Names the separate things a finding asks for. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { setLimbs } from "~/commands/set-limbs.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingToChange } from "~/queries/finding-to-change.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ limbs: one, base: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const finding = await findingToChange(ctx, params.reference ?? "", "describe a finding");
  if (!finding.ok) throw problemResponse(finding.problem);
  return finding.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const reference = params.reference ?? "";
  const typed = await readForm(request, shape);
  const saved = await setLimbs(ctx, { reference, ...typed });
  if (!saved.ok) return problemData(saved.problem, typed);
  return redirectWithMessage(paths.finding(reference), `The limbs of ${reference} were saved.`, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Limbs: ${data?.title ?? "finding"} – Assurance tracker` }];

export default function Limbs() {
  const finding = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const about = (
    <>
      <FormContext text={finding.text} />
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm heading={`Limbs: ${finding.title}`} about={about} problem={problem} submit="Save" backTo={paths.finding(finding.reference)}>
      <input type="hidden" name="base" value={finding.limbs.join("\n")} />
      <TextField
        id="limbs"
        label="Limbs"
        hint="The separate things it asks for, one a line, in the order of the text."
        error={problem?.field === "limbs" ? problem.message : undefined}
        defaultValue={answer?.typed?.limbs ?? finding.limbs.join("\n")}
        rows={8}
      />
    </PageForm>
  );
}
