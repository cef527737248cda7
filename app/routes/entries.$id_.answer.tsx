/** Writes a response: by the force as a draft, or by the commissioner's office as spoken at a meeting. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answer } from "~/commands/answer.server";
import { editResponse } from "~/commands/edit-response.server";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { formatDate } from "~/domain/calendar-date";
import { joinParts } from "~/domain/response";
import { many, one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { answerPage } from "~/queries/answer-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { AnswerFields, type AnswerValues } from "~/ui/entry/answer-fields";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";

const shape = z.object({ intent: one, by: many, text: many, statedConfidence: one, outcome: one, askedFor: one, condition: one, base: one });

function valuesOf({ by, text, ...rest }: z.output<typeof shape>): AnswerValues {
  return { ...rest, parts: text.map((words, index) => ({ by: by[index] ?? "", text: words })) };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await answerPage(ctx, params.id ?? "", new URL(request.url).searchParams.get("response"));
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const entryId = params.id ?? "";
  const responseId = new URL(request.url).searchParams.get("response");
  const page = await answerPage(ctx, entryId, responseId);
  if (!page.ok) throw problemResponse(page.problem);
  const { spoken } = page.value;
  const sent = await readForm(request, shape);
  const typed = valuesOf(sent);
  if (sent.intent === "add-part") return { problem: null, typed: { ...typed, parts: [...typed.parts, { by: "", text: "" }] } };
  const { parts, statedConfidence, outcome, askedFor, condition } = typed;
  const content = { parts, statedConfidence, commitment: { outcome, askedFor, condition } };
  const saved =
    responseId !== null
      ? await editResponse(ctx, { responseId, base: sent.base, ...content })
      : spoken
        ? await recordSpokenAnswer(ctx, { entryId, ...content })
        : await answer(ctx, { entryId, ...content });
  if (!saved.ok) return problemData(saved.problem, typed);
  const message = spoken && responseId === null ? "The spoken answer was recorded." : responseId === null ? "The draft was saved. Only the force sees it until it is submitted." : "The response was saved.";
  return redirectWithMessage(paths.entry(entryId), message, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Answer: ${data?.title ?? "entry"} – Assurance tracker` }];

function aboutSaving(spoken: boolean, state: string | null): string {
  if (spoken) return state === null ? "What the force said at the meeting, in your words. Both sides see it at once." : "Both sides see what you save; the words before stay readable.";
  if (state === "submitted") return "It has been submitted. What you save is a new version that the commissioner’s office sees; the words before stay readable.";
  if (state === "cleared") return "It is cleared. An edit makes it a draft again, to be cleared anew.";
  return "A draft: only the force sees it until it is cleared and submitted.";
}

export default function Answer() {
  const { entryId, title, text, response, spoken } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const problem = sent?.problem ?? null;
  const commitment = response?.commitment ?? null;
  const values: AnswerValues = sent?.typed ?? {
    parts: response?.parts.map((part) => ({ by: part.by ?? "", text: part.text })) ?? [{ by: "CC", text: "" }],
    statedConfidence: response?.statedConfidence ?? "",
    outcome: commitment?.outcome ?? "",
    askedFor: commitment?.askedFor == null ? "" : formatDate(commitment.askedFor),
    condition: commitment?.condition ?? "",
  };
  const emptyPart = values.parts.findIndex((part) => part.text.trim() === "");
  const errorId = problem?.field === "text" || problem?.field === "by" ? `text-${String(Math.max(emptyPart, 0))}` : problem?.field;
  const about = (
    <>
      <FormContext text={text} label="What was put to the force" />
      <p className="measure">{aboutSaving(spoken, response?.state ?? null)}</p>
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm
      heading={`${spoken ? "Spoken answer" : "Answer"}: ${title}`}
      about={about}
      problem={problem}
      errorId={errorId}
      submit={response?.state === "submitted" ? "Save the new version" : spoken ? "Record the answer" : "Save the draft"}
      more={<button className="button" name="intent" value="add-part">Add a part by somebody else</button>}
      backTo={paths.entry(entryId)}
    >
      <input type="hidden" name="base" value={response === null ? "" : joinParts(response.parts)} />
      <AnswerFields values={values} errors={errorId === undefined || problem === null ? {} : { [errorId]: problem.message }} />
    </PageForm>
  );
}
