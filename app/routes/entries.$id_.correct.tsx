/** Corrects an issued entry: writes a new version, which is approved and issued like the first. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { correctEntry } from "~/commands/correct-entry.server";
import { forgetTyped } from "~/commands/forget-typed.server";
import { formatDate } from "~/domain/calendar-date";
import { seenCorrection } from "~/domain/entry-correction";
import { typedPlace } from "~/domain/typed-text";
import { one, problemData, problemResponse, readForm, restoredForm } from "~/http.server";
import { paths } from "~/paths";
import { correctionPage } from "~/queries/correction-page.server";
import { typedForm } from "~/queries/typed-texts.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";
import { EditEntryFields } from "~/ui/question/edit-entry-fields";

const shape = z.object({ text: one, askedBy: one, dueOn: one, reason: one, seen: one, seenEntry: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await correctionPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, ...restoredForm(await typedForm(ctx, typedPlace.correctEntry(page.value.entryId)), shape) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const entryId = params.id ?? "";
  const { seen, seenEntry, ...typed } = await readForm(request, shape);
  const corrected = await correctEntry(ctx, { entryId, ...typed, seen: seen === "" ? null : seen, seenEntry: Number(seenEntry) });
  if (!corrected.ok) return problemData(corrected.problem, typed);
  await forgetTyped(ctx, typedPlace.correctEntry(entryId));
  const message = corrected.value.returned
    ? "The correction was saved, and is a draft again: the approval was for the words before. Have it approved anew."
    : "The correction was saved as a draft. Only your office sees it until it is approved and issued.";
  return redirectWithMessage(`${paths.entry(entryId)}#correction`, message, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Correct: ${data?.title ?? "entry"} – Assurance tracker` }];

export default function CorrectEntry() {
  const { entryId, title, issued, correction, seenEntry, restored, kept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const words = correction?.words ?? issued;
  const values = answer?.typed ?? restored ?? {
    text: words.text, askedBy: words.askedBy ?? "", dueOn: words.dueOn === null ? "" : formatDate(words.dueOn), reason: correction?.reason ?? "",
  };
  const errors = problem?.field === undefined ? {} : { [problem.field]: problem.message };
  const about = (
    <>
      <FormContext text={issued.text} label="What was issued" />
      <p className="measure">
        {correction?.state === "approved"
          ? "The correction is approved. An edit makes it a draft again, to be approved anew."
          : "What you save is a draft of a new version. The force sees it once it is approved and issued; the words before stay readable for both sides."}
      </p>
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm heading={`Correct: ${title}`} about={about} problem={problem} submit="Save as a draft" backTo={paths.entry(entryId)} autosave={{ place: typedPlace.correctEntry(entryId), kept: problem === null ? kept : { ...kept, at: null } }}>
      <input type="hidden" name="seen" value={problem === null && restored !== null ? restored.seen : (correction === null ? "" : seenCorrection(correction))} />
      <input type="hidden" name="seenEntry" value={problem === null && restored !== null ? restored.seenEntry : seenEntry} />
      <EditEntryFields values={{ ...values, kind: "", references: "", meetingId: "" }} errors={errors} meetings={[]} issued />
      <TextField id="reason" label="Why it is corrected" hint="Both sides read this beside the new version." error={errors.reason} defaultValue={values.reason} rows={3} />
    </PageForm>
  );
}
