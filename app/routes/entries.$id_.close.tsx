/** Closes an entry on one of its findings or on all. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { closeEntry } from "~/commands/close-entry.server";
import { CLOSURES } from "~/domain/entry";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { entryToChange } from "~/queries/entry-to-change.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { CloseFields } from "~/ui/entry/close-fields";
import { FormContext } from "~/ui/finding/form-context";
import { PageForm } from "~/ui/form/page-form";

const shape = z.object({ finding: one, closure: one, note: one, revisitOn: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await entryToChange(ctx, params.id ?? "", "close an entry");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const entryId = params.id ?? "";
  const typed = await readForm(request, shape);
  const as = CLOSURES.find((each) => each === typed.closure);
  if (as === undefined) return problemData({ kind: "invalid", field: "closure", message: "Choose how it is closed." }, typed);
  const closed = await closeEntry(ctx, {
    entryId, as, reference: typed.finding === "" ? null : typed.finding, note: typed.note, revisitOn: typed.revisitOn,
  });
  if (!closed.ok) return problemData(closed.problem, typed);
  const message = closed.value.closed ? "It was closed. The assurance of the finding is set on its own." : `It was closed for ${typed.finding}; it stays open for the others.`;
  return redirectWithMessage(paths.entry(entryId), message, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Close: ${data?.title ?? "entry"} – Assurance tracker` }];

export default function CloseEntry() {
  const { entry, title, openFindings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <PageForm heading={`Close: ${title}`} about={<FormContext text={entry.text} label="What was put to the force" />} problem={problem} submit="Close" backTo={paths.entry(entry.id)}>
      <CloseFields
        values={answer?.typed ?? { finding: "", closure: "", note: "", revisitOn: "" }}
        errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }}
        findings={openFindings}
      />
    </PageForm>
  );
}
