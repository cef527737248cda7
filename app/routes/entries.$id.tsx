/** One question, comment or concern with its responses, and what the reader's side can do with it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { moveEntry } from "~/commands/move-entry.server";
import { moveResponse } from "~/commands/move-response.server";
import { entryTitle } from "~/domain/entry-name";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { entryPage } from "~/queries/entry-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { CoveredFindings } from "~/ui/entry/covered-findings";
import { EntryMoves } from "~/ui/entry/entry-moves";
import { EntryText } from "~/ui/entry/entry-text";
import { ResponseList } from "~/ui/entry/response-list";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

const ENTRY_INTENTS = { approve: "The draft was approved.", "return-to-draft": "It is a draft again.", issue: "It was issued: the force sees it now." } as const;
const RESPONSE_INTENTS = {
  clear: "The response was cleared.",
  "send-back": "The response is a draft again.",
  submit: "The response was submitted: the commissioner’s office sees it now.",
} as const;

const shape = z.object({ intent: one, dueOn: one, response: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await entryPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

function isOneOf<T extends string>(words: Record<T, string>, intent: string): intent is T {
  return Object.hasOwn(words, intent);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const id = params.id ?? "";
  const typed = await readForm(request, shape);
  if (isOneOf(ENTRY_INTENTS, typed.intent)) {
    const moved = await moveEntry(ctx, { entryId: id, move: typed.intent, dueOn: typed.intent === "issue" ? typed.dueOn : undefined });
    if (!moved.ok) return problemData(moved.problem, typed);
    return redirectWithMessage(paths.entry(id), ENTRY_INTENTS[typed.intent], context);
  }
  if (isOneOf(RESPONSE_INTENTS, typed.intent)) {
    const move = typed.intent === "send-back" ? "return-to-draft" : typed.intent;
    const moved = await moveResponse(ctx, { responseId: typed.response, move });
    if (!moved.ok) return problemData(moved.problem, typed);
    return redirectWithMessage(paths.entry(id), RESPONSE_INTENTS[typed.intent], context);
  }
  return problemData({ kind: "invalid", message: "There is no such button on this page. Load it again and choose one." }, typed);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Assurance tracker" : `${entryTitle(data.entry, data.findings)} – Assurance tracker` },
];

export default function Entry() {
  const { entry, findings, followsUp, followUps, meeting, earlierResponses, verbs, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const [first] = findings;
  const here = entry.links.length === 1 ? (entry.links[0] ?? null) : null;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead heading={entryTitle(entry, findings)} about={first === undefined ? null : <Link to={`${paths.finding(first.reference)}#entries`}>Back to the finding</Link>} />
      <div className="finding-columns">
        <div>
          <Panel id="entry" heading="What is put to the force">
            <EntryText entry={entry} here={here} followsUp={followsUp === null ? null : entryTitle(followsUp, findings)} meeting={meeting} today={today} />
            <EntryMoves
              entry={entry}
              firstReference={first?.reference ?? null}
              verbs={verbs}
              dueOn={answer?.typed?.dueOn ?? ""}
              dueError={problem?.field === "dueOn" ? problem.message : undefined}
            />
          </Panel>
          <Panel id="responses" heading="Force response">
            <ResponseList entry={entry} earlier={earlierResponses} verbs={verbs} today={today} />
          </Panel>
        </div>
        <aside aria-label="Findings and follow-ups">
          <Panel id="findings" heading={findings.length > 1 ? "Findings it covers" : "Finding"}>
            <CoveredFindings entry={entry} findings={findings} today={today} />
          </Panel>
          {(followsUp !== null || followUps.length > 0) && (
            <Panel id="follow-ups" heading="Before and after">
              <ul className="covered-findings">
                {followsUp !== null && <li>Follows up <Link to={paths.entry(followsUp.id)}>{entryTitle(followsUp, findings)}</Link></li>}
                {followUps.map((each) => <li key={each.id}>Followed up by <Link to={paths.entry(each.id)}>{entryTitle(each, findings)}</Link></li>)}
              </ul>
            </Panel>
          )}
        </aside>
      </div>
    </>
  );
}
