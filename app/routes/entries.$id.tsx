/** One question, comment or concern with its responses, and what the reader's side can do with it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { promoteRequest } from "~/commands/actions/promote-request.server";
import { discardCorrection } from "~/commands/discard-correction.server";
import { discardEntry } from "~/commands/discard-entry.server";
import { moveCorrection } from "~/commands/move-correction.server";
import { moveEntry } from "~/commands/move-entry.server";
import { isIssued } from "~/domain/entry";
import { entryTitle } from "~/domain/entry-name";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { entryPage } from "~/queries/entry-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { CorrectionPanel } from "~/ui/entry/correction-panel";
import { CoveredFindings } from "~/ui/entry/covered-findings";
import { EntryMoves } from "~/ui/entry/entry-moves";
import { EntryText } from "~/ui/entry/entry-text";
import { MoveButton } from "~/ui/entry/move-button";
import { EntryVersions } from "~/ui/entry/entry-versions";
import { ResponseList } from "~/ui/entry/response-list";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

const ENTRY_INTENTS = { approve: "The draft was approved.", "return-to-draft": "It is a draft again.", issue: "It was issued: the force sees it now." } as const;
const CORRECTION_INTENTS = {
  "approve-correction": { move: "approve", message: "The correction was approved." },
  "return-correction": { move: "return-to-draft", message: "The correction is a draft again." },
  "issue-correction": { move: "issue", message: "The correction was issued: the force sees the new words, and both sides can read those before." },
} as const;

const shape = z.object({ intent: one, seen: one, correction: one, dueOn: one, how: one, for: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await entryPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

function isOneOf<T extends string>(words: Record<T, unknown>, intent: string): intent is T {
  return Object.hasOwn(words, intent);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const id = params.id ?? "";
  const typed = await readForm(request, shape);
  const { intent, how, for: onBehalfOf } = typed;
  const seen = Number(typed.seen);
  if (isOneOf(ENTRY_INTENTS, intent)) {
    const moved = await moveEntry(ctx, { entryId: id, seen, move: intent, how, for: onBehalfOf, dueOn: intent === "issue" ? typed.dueOn : undefined });
    if (!moved.ok) return problemData(moved.problem, typed);
    return redirectWithMessage(paths.entry(id), ENTRY_INTENTS[intent], context);
  }
  if (isOneOf(CORRECTION_INTENTS, intent)) {
    const { move, message } = CORRECTION_INTENTS[intent];
    const moved = await moveCorrection(ctx, { correctionId: typed.correction, seen, move, how, for: onBehalfOf });
    return moved.ok ? redirectWithMessage(paths.entry(id), message, context) : problemData(moved.problem, typed);
  }
  if (intent === "discard") {
    const discarded = await discardEntry(ctx, { entryId: id, seen });
    if (!discarded.ok) return problemData(discarded.problem, typed);
    const [reference] = discarded.value.references;
    return redirectWithMessage(reference === undefined ? paths.findings() : paths.finding(reference), "The draft was discarded. Its words stay in your office’s history.", context);
  }
  if (intent === "discard-correction") {
    const discarded = await discardCorrection(ctx, { correctionId: typed.correction, seen });
    return discarded.ok ? redirectWithMessage(paths.entry(id), "The correction was discarded. What was issued stands.", context) : problemData(discarded.problem, typed);
  }
  if (intent === "promote") {
    const promoted = await promoteRequest(ctx, id);
    if (!promoted.ok) return problemData(promoted.problem, typed);
    return redirectWithMessage(paths.action(promoted.value.reference), `${promoted.value.reference} was made of it. Name its owners, and change its words where they are to say less.`, context);
  }
  return problemData({ kind: "invalid", message: "There is no such button on this page. Load it again and choose one." }, typed);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Assurance tracker" : `${entryTitle(data.entry, data.findings)} – Assurance tracker` },
];

export default function Entry() {
  const { entry, versions, office, findings, followsUp, followUps, meeting, earlierResponses, verbs, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const ofCorrection = typed !== undefined && typed.correction !== "";
  const errors = problem?.field === undefined ? {} : { [problem.field]: problem.message };
  const [first] = findings;
  const here = entry.links.length === 1 ? (entry.links[0] ?? null) : null;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: ofCorrection && problem.field !== undefined ? `correction-${problem.field}` : problem.field }]} />}
      <PageHead heading={entryTitle(entry, findings)} about={first === undefined ? null : <Link to={`${paths.finding(first.reference)}#entries`}>Back to the finding</Link>} />
      <div className="finding-columns">
        <div>
          <Panel id="entry" heading="What is put to the force">
            <EntryText entry={entry} here={here} followsUp={followsUp === null ? null : entryTitle(followsUp, findings)} meeting={meeting} today={today} />
            <EntryVersions versions={versions} />
            <EntryMoves
              entry={entry}
              firstReference={first?.reference ?? null}
              verbs={verbs}
              office={office}
              typed={{ dueOn: typed?.dueOn ?? "", how: ofCorrection ? "" : (typed?.how ?? ""), for: typed?.for ?? "" }}
              errors={ofCorrection ? {} : errors}
            />
            {isIssued(entry.state) && verbs.includes("keep actions") && (
              <Form method="post" className="moves">
                <MoveButton intent="promote" words="Make an action of it" />
              </Form>
            )}
          </Panel>
          {office?.correction != null && (
            <Panel id="correction" heading="Correction in preparation">
              <CorrectionPanel
                entry={entry}
                correction={office.correction}
                verbs={verbs}
                inNameOf={office.inNameOf}
                typed={{ how: ofCorrection ? typed.how : "", for: typed?.for ?? "" }}
                errors={ofCorrection ? errors : {}}
              />
            </Panel>
          )}
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
