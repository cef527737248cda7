/** Adds a private note to a finding, or removes one; the notes themselves stand on the page of the finding. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addPrivateNote } from "~/commands/add-private-note.server";
import { removePrivateNote } from "~/commands/remove-private-note.server";
import { notesSide } from "~/domain/private-note";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingToChange } from "~/queries/finding-to-change.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { NOTES_ONLY_FOR } from "~/ui/finding/private-notes";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ intent: one.pipe(z.enum(["add", "remove", ""])), text: one, noteId: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const finding = await findingToChange(ctx, params.reference ?? "", "keep private notes");
  if (!finding.ok) throw problemResponse(finding.problem);
  return { ...finding.value, side: notesSide(ctx.actor.side) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const reference = params.reference ?? "";
  const { intent, text, noteId } = await readForm(request, shape);
  const saved = intent === "remove" ? await removePrivateNote(ctx, noteId) : await addPrivateNote(ctx, { reference, text });
  if (!saved.ok && intent === "remove") throw problemResponse(saved.problem);
  if (!saved.ok) return problemData(saved.problem, { text });
  return redirectWithMessage(`${paths.finding(reference)}#notes`, intent === "remove" ? "The note was removed." : "The note was added.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Private note: ${data?.title ?? "finding"} – Assurance tracker` }];

export default function PrivateNote() {
  const { title, text, reference, side } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <PageForm heading={`Private note: ${title}`} about={<FormContext text={text} />} problem={problem} submit="Add the note" backTo={paths.finding(reference)}>
      <TextField
        id="text"
        label="Note"
        hint={side === null ? undefined : NOTES_ONLY_FOR[side]}
        error={problem?.field === "text" ? problem.message : undefined}
        defaultValue={answer?.typed?.text}
        rows={8}
      />
    </PageForm>
  );
}
