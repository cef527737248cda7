/** Writes a question, comment or concern on a finding, as a draft. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ask } from "~/commands/ask.server";
import { forgetTyped } from "~/commands/forget-typed.server";
import { ENTRY_KINDS } from "~/domain/entry";
import { typedPlace } from "~/domain/typed-text";
import { many, one, problemData, problemResponse, readForm, restoredForm } from "~/http.server";
import { paths } from "~/paths";
import { askPage } from "~/queries/ask-page.server";
import { typedForm } from "~/queries/typed-texts.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { PageForm } from "~/ui/form/page-form";
import { AskFields } from "~/ui/question/ask-fields";
import { BankPicker } from "~/ui/question/bank-picker";

const shape = z.object({
  kind: one, text: one, askedBy: one, followsUp: one, covers: many, otherReferences: one, meeting: one, dueOn: one,
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const bankId = searchParams.get("bank");
  const page = await askPage(ctx, params.reference ?? "", bankId);
  if (!page.ok) throw problemResponse(page.problem);
  // Who has just chosen from the bank wants its words, not those typed before.
  const typed = bankId === null ? await typedForm(ctx, typedPlace.ask(page.value.reference)) : { owner: ctx.actor.personId ?? "", text: null };
  return { ...page.value, ...restoredForm(typed, shape), bankId: bankId ?? "", followsUp: searchParams.get("followsUp") ?? "" };
}

/** References as people list them: by commas, semicolons or spaces. */
function listed(references: string): string[] {
  return references.split(/[,;\s]+/).filter((reference) => reference !== "");
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const reference = params.reference ?? "";
  const kind = ENTRY_KINDS.find((each) => each === typed.kind);
  if (kind === undefined) return problemData({ kind: "invalid", field: "kind", message: "Choose question, comment or concern." }, typed);
  const asked = await ask(ctx, {
    kind,
    text: typed.text,
    askedBy: typed.askedBy,
    references: [reference, ...typed.covers, ...listed(typed.otherReferences)],
    followsUpResponseId: typed.followsUp === "" ? null : typed.followsUp,
    meetingId: typed.meeting === "" ? null : typed.meeting,
    dueOn: typed.dueOn,
  });
  if (!asked.ok) {
    const inOthers = asked.problem.kind === "missing" && asked.problem.field === undefined;
    return problemData(inOthers ? { ...asked.problem, kind: "invalid", field: "otherReferences" } : asked.problem, typed);
  }
  await forgetTyped(ctx, typedPlace.ask(reference));
  return redirectWithMessage(paths.entry(asked.value.entryId), "The draft was saved. Only your office sees it until it is issued.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Ask on ${data?.title ?? "a finding"} – Assurance tracker` }];

export default function Ask() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const values = answer?.typed ?? page.restored ?? {
    kind: "question", text: page.text, askedBy: "PCC", followsUp: page.followsUp, covers: [], otherReferences: "", meeting: "", dueOn: "",
  };
  const about = (
    <>
      <FormContext text={page.findingText} />
      <BankPicker questions={page.bank.map(({ id, topic, text }) => ({ value: id, words: `${topic}: ${text}` }))} chosen={page.bankId} followsUp={page.followsUp} />
    </>
  );
  return (
    <PageForm key={page.bankId} heading={`Ask on ${page.title}`} about={about} problem={problem} submit="Save as a draft" backTo={paths.finding(page.reference)} autosave={{ place: typedPlace.ask(page.reference), kept: problem === null ? page.kept : { ...page.kept, at: null } }}>
      <AskFields values={values} errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }} choices={page.choices} />
    </PageForm>
  );
}
