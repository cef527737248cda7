/** The drafts of the force on all findings: reviewed, submitted, discarded, and moves to Green or Blue signed off. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decideDrafts } from "~/commands/decide-drafts.server";
import { signOffRag } from "~/commands/sign-off-rag.server";
import { byFinding, readChoices } from "~/domain/draft-choice";
import { decidedWords, signedOffWords } from "~/domain/draft-messages";
import { ownPath } from "~/domain/own-path";
import { refuse, type Problem } from "~/domain/problem";
import { many, one, problemResponse, problemsData, readForm } from "~/http.server";
import { paths } from "~/paths";
import { fieldDraftsPage } from "~/queries/field-drafts.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FindingDraftList } from "~/ui/draft/finding-draft-list";
import { SelectAll } from "~/ui/draft/select-all";
import { SignOffForm } from "~/ui/draft/sign-off-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Message } from "~/ui/layout/message";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ do: one, chosen: many, shown: many, reference: one, seen: one, note: one, for: one, back: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await fieldDraftsPage(await requireCtx(request, context));
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

/** What is refused is refused because the page is old: it is shown anew with the refusal. */
export function shouldRevalidate() {
  return true;
}

/** The drafts meant: those ticked, or with 'submit F-0106' all that were shown of one finding. */
function meant(typed: z.output<typeof shape>) {
  const of = typed.do.startsWith("submit ") ? typed.do.slice("submit ".length) : null;
  const choices = readChoices(of === null ? typed.chosen : typed.shown);
  return choices === null ? null : byFinding(choices.filter((choice) => of === null || choice.reference === of));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const back = typed.back === "" ? paths.fieldDrafts() : ownPath(typed.back);
  if (typed.do === "sign off" || typed.do === "send back") {
    const [seen] = byFinding(readChoices([typed.seen]) ?? []);
    const decided = await signOffRag(ctx, { ...typed, decision: typed.do, seen: seen?.seen ?? {} });
    return decided.ok ? redirectWithMessage(back, signedOffWords(typed.do, typed.reference), context) : problemsData([decided.problem], typed);
  }
  const chosen = meant(typed);
  const unread = (message: string): [Problem] => [refuse("invalid", message).problem];
  if (chosen === null) return problemsData(unread("This form could not be read. Load the page again and choose once more."), typed);
  if (chosen.length === 0) return problemsData(unread("Choose at least one draft, then submit or discard it."), typed);
  const decision = typed.do === "discard" ? "discard" : "submit";
  const decided = await decideDrafts(ctx, decision, chosen);
  const [first, ...more] = decided.problems;
  if (first !== undefined) return problemsData([first, ...more], typed, decided.findings === 0 ? null : decidedWords(decision, decided));
  return redirectWithMessage(back, decidedWords(decision, decided), context);
}

export const meta: MetaFunction = () => [{ title: "Drafts of the force – Assurance tracker" }];

export default function Drafts() {
  const { moves, theirs, others, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer?.problems ?? [];
  const typed = answer?.typed;
  const error = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const none = moves.length === 0 && theirs.length === 0 && others.length === 0;
  const errorId = (field: string | undefined) => (typed !== undefined && (field === "note" || field === "for") ? `${field}-${typed.reference}` : undefined);
  return (
    <>
      <PageHead heading="Drafts of the force" about="Only the force sees these. Until they are submitted the commissioner’s office sees what was last submitted." />
      <ErrorSummary errors={problems.map(({ message, field }) => ({ message, field: errorId(field) }))} />
      {answer?.carriedOut != null && <Message text={answer.carriedOut} />}
      {none && <p className="none">There is no draft: everything the force wrote has been submitted.</p>}
      {moves.length > 0 && (
        <section aria-labelledby="moves">
          <h2 id="moves">Moves to Green or Blue that wait for a chief officer</h2>
          {moves.map((drafts) => <SignOffForm key={drafts.reference} drafts={drafts} beside={drafts.beside} today={today} backTo={paths.fieldDrafts()} typed={typed} errors={{ note: error("note"), for: error("for") }} />)}
        </section>
      )}
      {theirs.length > 0 && (
        <section aria-labelledby="theirs">
          <h2 id="theirs">To submit or discard</h2>
          <Form method="post">
            {/* Enter means the first button of a form, which must not submit what nobody chose. */}
            <button className="visually-hidden" name="do" value="submit" tabIndex={-1} aria-hidden="true">Submit what is selected</button>
            {theirs.map((drafts) => <FindingDraftList key={drafts.reference} drafts={drafts} chosen={typed?.chosen ?? []} />)}
            <p className="form__buttons">
              <button className="button button--filled" name="do" value="submit">Submit what is selected</button>
              <button className="button" name="do" value="discard">Discard what is selected</button>
              <SelectAll name="chosen" />
            </p>
          </Form>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">On findings that others lead</h2>
          {others.map((drafts) => <FindingDraftList key={drafts.reference} drafts={drafts} chosen={[]} />)}
        </section>
      )}
    </>
  );
}
