/** Sets the assurance of a finding with its statement: nothing sets it but a person. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { setAssurance } from "~/commands/set-assurance.server";
import { ASSURANCE_WORDS } from "~/domain/finding";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { assurancePage } from "~/queries/assurance-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { AssuranceFields } from "~/ui/finding/assurance-fields";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";

const shape = z.object({ assurance: one, statement: one, how: one, for: one, "base-assurance": one, "base-statement": one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await assurancePage(await requireCtx(request, context), params.reference ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const reference = params.reference ?? "";
  const { "base-assurance": assurance, "base-statement": statement, ...typed } = await readForm(request, shape);
  const set = await setAssurance(ctx, { reference, ...typed, base: { assurance, statement } });
  if (!set.ok) return problemData(set.problem, typed);
  return redirectWithMessage(paths.finding(reference), `Assurance of ${reference} was saved.`, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Assurance: ${data?.title ?? "finding"} – Assurance tracker` }];

export default function SetAssurance() {
  const { reference, title, text, assurance, statement, proposed, inNameOf } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const about = (
    <>
      <FormContext text={text} />
      {proposed !== null && proposed !== assurance && (
        <p className="measure">How its questions were closed proposes <b>{ASSURANCE_WORDS[proposed]}</b>. It is only a proposal: what is saved here is the decision.</p>
      )}
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm heading={`Assurance: ${title}`} about={about} problem={problem} submit="Save" backTo={paths.finding(reference)}>
      <AssuranceFields
        values={answer?.typed ?? { assurance, statement, how: "", for: "" }}
        base={{ assurance, statement }}
        proposed={proposed}
        inNameOf={inNameOf}
        errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }}
      />
    </PageForm>
  );
}
