/** Shows the chosen questions exactly as the force will see them; from here they are approved and issued. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { approveEntries } from "~/commands/approve-entries.server";
import { issueEntries } from "~/commands/issue-entries.server";
import { issueSearch, issueTerms, readIssueSelection } from "~/domain/issue-selection";
import { many, one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { issuePreview } from "~/queries/issue-preview.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { EntryThread } from "~/ui/entry/entry-thread";
import { LongText } from "~/ui/finding/long-text";
import { ErrorSummary } from "~/ui/form/error-summary";
import { IssueDecision } from "~/ui/issue/issue-decision";
import { PageHead } from "~/ui/layout/page-head";

/** `pick` is 'id:version:state'. */
const shape = z.object({ intent: one, pick: many, how: one, for: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const selection = readIssueSelection(new URL(request.url).searchParams);
  const terms = issueTerms(selection);
  if (!terms.ok) throw redirect(`${paths.issue(issueSearch(selection))}${issueSearch(selection) === "" ? "?" : "&"}checked=yes`);
  const preview = await issuePreview(ctx, selection.ids, terms.value);
  if (!preview.ok) throw problemResponse(preview.problem);
  return { ...preview.value, selection, today: ctx.today };
}

function readPicks(picks: readonly string[]) {
  return picks.map((pick) => {
    const [entryId = "", version = "", state = ""] = pick.split(":");
    return { entryId, seen: Number(version), state };
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const selection = readIssueSelection(new URL(request.url).searchParams);
  const { intent, pick, ...given } = await readForm(request, shape);
  const picks = readPicks(pick);
  if (intent === "issue") {
    const terms = issueTerms(selection);
    if (!terms.ok) return problemData(terms.problem, given);
    const issued = await issueEntries(ctx, { entries: picks, terms: terms.value });
    if (!issued.ok) return problemData(issued.problem, given);
    const words = issued.value.issued === 1 ? "1 was issued: the force sees it now." : `${String(issued.value.issued)} were issued: the force sees them now.`;
    return redirectWithMessage(paths.questionPack(issueSearch({ ids: picks.map((each) => each.entryId) })), `${words} This is the pack to print or to send.`, context);
  }
  const [move, id] = intent.split(":");
  if (move !== "approve") return problemData({ kind: "invalid", message: "There is no such button on this page. Load it again and choose one." }, given);
  const approved = await approveEntries(ctx, { entries: picks.filter((each) => each.state === "draft" && (id === undefined || each.entryId === id)), ...given });
  if (!approved.ok) return problemData(approved.problem, given);
  const words = approved.value.approved === 1 ? "1 draft was approved." : `${String(approved.value.approved)} drafts were approved.`;
  return redirectWithMessage(`${paths.issuePreview(issueSearch(selection))}#decide`, words, context);
}

export const meta: MetaFunction = () => [{ title: "Preview of an issue – Assurance tracker" }];

export default function Preview() {
  const { findings, meetings, picks, gone, mayApprove, inNameOf, selection, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const on = `on ${String(findings.length)} ${findings.length === 1 ? "finding" : "findings"}`;
  const heading = picks.length === 0 ? "Nothing to preview" : picks.length === 1 ? `Preview: 1 question ${on}` : `Preview: ${String(picks.length)} questions ${on}`;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead
        heading={heading}
        about={<Link to={paths.issue(issueSearch(selection))}>Change the choice, the due date or the meeting</Link>}
        actions={picks.length === 0 ? undefined : <a className="button" href="#decide">{picks.some((each) => each.state === "draft") ? "Approve and issue" : "Issue"}</a>}
      />
      {gone > 0 && <p className="measure waits">{gone === 1 ? "1 of those chosen is" : `${String(gone)} of those chosen are`} not a draft any more, and left out.</p>}
      {picks.length > 0 && (
        <>
          <div className="preview">
            <p className="preview__about">What the force will see, word for word. Nothing of it is seen before it is issued.</p>
            {findings.map((finding) => (
              <section key={finding.id} className="preview__finding" aria-labelledby={`preview-${finding.reference}`}>
                <h2 id={`preview-${finding.reference}`}>{finding.title} ({finding.reference})</h2>
                <p className="quiet-line"><span>{finding.inspection ?? "No inspection named"}</span></p>
                <LongText text={finding.text} />
                <EntryThread findingId={finding.id} entries={finding.entries} earlierResponses={{}} meetings={meetings} side="force" preview today={today} />
              </section>
            ))}
          </div>
          <IssueDecision
            picks={picks}
            selection={selection}
            mayApprove={mayApprove}
            inNameOf={inNameOf}
            typed={answer?.typed ?? { how: "", for: "" }}
            errors={problem?.field === undefined ? {} : { [problem.field]: problem.message }}
          />
        </>
      )}
    </>
  );
}
