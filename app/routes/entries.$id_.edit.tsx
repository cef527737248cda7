/** Edits a draft of the office; what is issued is corrected on a page of its own. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { editEntry } from "~/commands/edit-entry.server";
import { forgetTyped } from "~/commands/forget-typed.server";
import { formatDate } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { typedPlace } from "~/domain/typed-text";
import { one, problemData, problemResponse, readForm, restoredForm } from "~/http.server";
import { paths } from "~/paths";
import { entryToChange } from "~/queries/entry-to-change.server";
import { typedForm } from "~/queries/typed-texts.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";
import { EditEntryFields } from "~/ui/question/edit-entry-fields";

const FIELDS = ["kind", "text", "askedBy", "references", "meetingId", "dueOn"] as const;
const shape = z.object({
  kind: one, text: one, askedBy: one, references: one, meetingId: one, dueOn: one,
  "base-kind": one, "base-text": one, "base-askedBy": one, "base-references": one, "base-meetingId": one, "base-dueOn": one,
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await entryToChange(ctx, params.id ?? "", "edit an entry");
  if (!page.ok) throw problemResponse(page.problem);
  if (isIssued(page.value.entry.state)) throw redirect(paths.correctEntry(page.value.entry.id));
  return { ...page.value, ...restoredForm(await typedForm(ctx, typedPlace.editEntry(page.value.entry.id)), shape) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const entryId = params.id ?? "";
  const typed = await readForm(request, shape);
  const edits = Object.fromEntries(FIELDS.map((field) => [field, { value: typed[field], base: typed[`base-${field}`] }]));
  const edited = await editEntry(ctx, { entryId, edits });
  if (!edited.ok) return problemData(edited.problem, typed);
  await forgetTyped(ctx, typedPlace.editEntry(entryId));
  const message = edited.value.returned ? "It was saved, and is a draft again: the approval was for the words before. Have it approved anew." : "It was saved.";
  return redirectWithMessage(paths.entry(entryId), message, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Edit: ${data?.title ?? "entry"} – Assurance tracker` }];

export default function EditEntry() {
  const { entry, title, choices, restored, kept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const stored = {
    kind: entry.kind,
    text: entry.text,
    askedBy: entry.askedBy ?? "",
    references: entry.links.map((link) => link.reference).join(", "),
    meetingId: entry.meetingId ?? "",
    dueOn: entry.dueOn ?? "",
  };
  const about = (
    <>
      {entry.state === "approved" && <p className="measure">It is approved. An edit makes it a draft again, to be approved anew.</p>}
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm heading={`Edit: ${title}`} about={about} problem={problem} submit="Save" backTo={paths.entry(entry.id)} autosave={{ place: typedPlace.editEntry(entry.id), kept: problem === null ? kept : { ...kept, at: null } }}>
      {FIELDS.map((field) => <input key={field} type="hidden" name={`base-${field}`} value={problem === null && restored !== null ? restored[`base-${field}`] : stored[field]} />)}
      <EditEntryFields
        values={answer?.typed ?? restored ?? { ...stored, dueOn: entry.dueOn === null ? "" : formatDate(entry.dueOn) }}
        errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }}
        meetings={choices.meetings}
        issued={false}
      />
    </PageForm>
  );
}
