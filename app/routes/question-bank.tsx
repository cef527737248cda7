/** The question bank, to read and to add to. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addBankQuestion } from "~/commands/add-bank-question.server";
import { retireBankQuestion } from "~/commands/retire-bank-question.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { questionBankPage } from "~/queries/question-bank.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";
import { BankList } from "~/ui/question/bank-list";

const shape = z.object({ intent: one, question: one, topic: one, text: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const bank = await questionBankPage(ctx);
  if (!bank.ok) throw problemResponse(bank.problem);
  return bank.value;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  if (typed.intent === "retire") {
    const retired = await retireBankQuestion(ctx, { id: typed.question });
    if (!retired.ok) return problemData(retired.problem, typed);
    return redirectWithMessage(paths.questionBank(), "The question was retired from the bank. What was asked with it stays.", context);
  }
  const added = await addBankQuestion(ctx, { topic: typed.topic, text: typed.text });
  if (!added.ok) return problemData(added.problem, typed);
  return redirectWithMessage(paths.questionBank(), "The question was added to the bank.", context);
}

export const meta: MetaFunction = () => [{ title: "Question bank – Assurance tracker" }];

export default function QuestionBank() {
  const { questions, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <>
      <PageHead heading="Question bank" about="Questions that come up again and again, as starting points. Words in {braces} are filled in from the finding." />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <Panel id="questions" heading="By topic">
        <BankList questions={questions} mayEdit={mayEdit} />
      </Panel>
      {mayEdit && (
        <Panel id="add" heading="Add one of your own">
          <Form method="post" className="form">
            <TextField id="topic" label="Topic" hint="Such as Who owns it, or a topic of your own." error={error("topic")} defaultValue={answer?.typed?.topic} />
            <TextField
              id="text"
              label="Question"
              hint="You may use {reference}, {strategicLead}, {tacticalLead}, {targetDate}, {deadline} and {asAt}."
              error={error("text")}
              defaultValue={answer?.typed?.text}
              rows={4}
            />
            <button className="button button--filled" name="intent" value="add">Add to the bank</button>
          </Form>
        </Panel>
      )}
    </>
  );
}
