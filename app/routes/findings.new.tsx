/** Adds one finding by hand. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addFinding } from "~/commands/add-finding.server";
import { FINDING_KINDS } from "~/domain/finding";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingChoices } from "~/queries/finding-choices.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { NewFindingFields, type NewFindingValues } from "~/ui/finding/new-finding-fields";
import { PageForm } from "~/ui/form/page-form";

const shape = z.object({
  inspection: one, newInspection: one, published: one,
  kind: one, number: one, text: one, limbs: one, parent: one, questionArea: one, deadline: one,
});

const EMPTY: NewFindingValues = {
  inspection: "", newInspection: "", published: "", kind: "afi", number: "", text: "", limbs: "", parent: "", questionArea: "", deadline: "",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const choices = await findingChoices(ctx);
  if (!choices.ok) throw problemResponse(choices.problem);
  return choices.value;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const kind = FINDING_KINDS.find((each) => each === typed.kind);
  if (kind === undefined) return problemData({ kind: "invalid", field: "kind", message: "Choose what kind of finding it is." }, typed);
  const { inspection, newInspection, ...finding } = typed;
  const added = await addFinding(ctx, { ...finding, kind, inspection: inspection === "" ? newInspection : inspection });
  if (!added.ok) {
    const ofNew = added.problem.field === "inspection" && inspection === "";
    return problemData(ofNew ? { ...added.problem, field: "newInspection" } : added.problem, typed);
  }
  const { reference } = added.value;
  return redirectWithMessage(paths.finding(reference), `${reference} was added. That reference never changes.`, context);
}

export const meta: MetaFunction = () => [{ title: "Add a finding – Assurance tracker" }];

export default function NewFinding() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const [latest] = choices.inspections;
  return (
    <PageForm
      heading="Add a finding"
      about={<p className="measure">For one finding. <Link to={paths.pasteFindings()}>Paste several</Link> from a report instead, or import the force’s tracker.</p>}
      problem={problem}
      submit="Add the finding"
      backTo={paths.findings()}
    >
      <NewFindingFields
        values={answer?.typed ?? { ...EMPTY, inspection: latest?.value ?? "" }}
        errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }}
        {...choices}
      />
    </PageForm>
  );
}
