/** The page of one finding. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { UPDATE_PROGRESS_WORDS } from "~/domain/cycle/cycle-progress";
import { readFindingReference } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { findingPage } from "~/queries/finding-page.server";
import { privateNotes } from "~/queries/private-notes.server";
import { requireCtx } from "~/session.server";
import { FindingDraftsBar } from "~/ui/draft/finding-drafts-bar";
import { SignOffForm } from "~/ui/draft/sign-off-form";
import { ActionList } from "~/ui/finding/action-list";
import { ChangeLink } from "~/ui/finding/change-link";
import { DraftedSteps } from "~/ui/finding/drafted-steps";
import { FindingFacts } from "~/ui/finding/finding-facts";
import { FindingFamily } from "~/ui/finding/finding-family";
import { FindingHead } from "~/ui/finding/finding-head";
import { LatestUpdate } from "~/ui/finding/latest-update";
import { LongText } from "~/ui/finding/long-text";
import { Panel } from "~/ui/finding/panel";
import { PrivateNotesPanel } from "~/ui/finding/private-notes";
import { UpdateList } from "~/ui/finding/update-list";
import { AddressedElsewhere } from "~/ui/entry/addressed-elsewhere";
import { EntryThread } from "~/ui/entry/entry-thread";
import { HistoryTable } from "~/ui/history/history-table";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const asWritten = params.reference ?? "";
  const reference = readFindingReference(asWritten) ?? asWritten;
  const { searchParams } = new URL(request.url);
  const field = searchParams.get("field");
  if (reference !== asWritten) throw redirect(paths.finding(reference));
  const page = await findingPage(ctx, reference, field === "" ? null : field);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, notes: await privateNotes(ctx, page.value.finding.id), side: ctx.actor.side, today: ctx.today };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Assurance tracker" : `${findingTitle(data.finding)} (${data.finding.reference}) – Assurance tracker` },
];

export default function FindingPage() {
  const { finding, side, today, editable, verbs, ...page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { reference } = finding;
  const isOffice = verbs.includes("ask");
  const count = finding.entries.length;
  const [latest, ...earlierUpdates] = page.updates;
  return (
    <article className="finding-page">
      <FindingHead finding={finding} today={today} mayAsk={isOffice} mayEditUpdate={!isOffice && editable.includes("update")} />
      <FindingDraftsBar drafts={page.drafts} />
      <nav aria-label="Parts of this page">
        <ul className="page-parts">
          <li><a href="#update">RAG and update</a></li>
          <li><a href="#entries">Questions and responses ({count})</a></li>
          <li><a href="#updates">Earlier updates ({earlierUpdates.length})</a></li>
          <li><a href="#actions">Actions ({finding.actions.length})</a></li>
          {page.notes !== null && <li><a href="#notes">Private notes ({page.notes.notes.length})</a></li>}
          <li><a href="#history">History</a></li>
        </ul>
      </nav>
      <div className="finding-columns">
        <div>
          <Panel
            id="text"
            heading="Finding"
            links={
              <>
                <ChangeLink to={paths.correctText(reference)} what="of the finding" word="Correct the text" shown={verbs.includes("correct a finding’s text")} />
                <ChangeLink to={paths.limbs(reference)} what="of the finding" word={finding.limbs.length === 0 ? "Name its limbs" : "Change the limbs"} shown={verbs.includes("describe a finding")} />
              </>
            }
          >
            <LongText text={finding.text} />
            {finding.limbs.length > 0 && (
              <>
                <h3>Limbs</h3>
                <ol className="limbs">{finding.limbs.map((limb) => <li key={limb}>{limb}</li>)}</ol>
              </>
            )}
          </Panel>
          <Panel id="update" heading="RAG and update" links={<ChangeLink to={paths.editField(reference, "update")} what="the RAG and the update" shown={editable.includes("update")} />}>
            {page.drafts !== null && <SignOffForm drafts={page.drafts} backTo={paths.finding(reference)} alone />}
            {page.cycleUpdate !== null && (
              <p className={`cycle-update cycle-update--${page.cycleUpdate.progress}`}>
                For the <Link to={paths.cycle(page.cycleUpdate.boardOn)}>SIB of {formatDate(page.cycleUpdate.boardOn)}</Link>, its update is {UPDATE_PROGRESS_WORDS[page.cycleUpdate.progress].toLowerCase()}.
              </p>
            )}
            <LatestUpdate update={finding.update} earlier={latest?.earlier ?? []} drafts={finding.drafts.filter((draft) => draft.state === "draft")} today={today} />
          </Panel>
          <Panel id="steps" heading="Steps to green" links={<ChangeLink to={paths.editField(reference, "stepsToGreen")} what="the steps to green" shown={editable.includes("stepsToGreen")} />}>
            <DraftedSteps finding={finding} today={today} />
          </Panel>
        </div>
        <aside aria-label="Facts">
          <Panel id="facts" heading="Where it stands">
            <FindingFacts finding={finding} people={page.people} drafts={page.drafts?.notes ?? []} today={today} editable={editable} />
          </Panel>
          <Panel id="family" heading="Belongs with" links={<ChangeLink to={paths.findingLinks(reference)} what="the linked findings" shown={verbs.includes("link findings")} />}>
            <FindingFamily parent={page.parent} childFindings={page.children} ties={page.ties} />
          </Panel>
        </aside>
      </div>
      <Panel
        id="entries"
        heading="Questions and responses"
        links={
          <>
            <ChangeLink to={paths.answerFinding(reference)} what="" word="Answer them on one screen" shown={count > 0 && verbs.includes("submit a response")} />
            <ChangeLink to={paths.addressedElsewhere(reference)} what="" word="No question, or addressed elsewhere" shown={isOffice} />
          </>
        }
      >
        <AddressedElsewhere finding={finding} />
        {count > 0 && (
          <EntryThread
            findingId={finding.id}
            entries={finding.entries}
            earlierResponses={page.earlierResponses}
            corrected={page.corrected}
            meetings={page.meetings}
            side={side}
            today={today}
          />
        )}
      </Panel>
      <Panel id="updates" heading="Earlier updates, newest first">
        <UpdateList updates={earlierUpdates} today={today} />
      </Panel>
      <Panel id="actions" heading="Actions">
        <ActionList actions={page.actionLines} today={today} />
      </Panel>
      {page.notes !== null && <PrivateNotesPanel reference={reference} {...page.notes} today={today} />}
      <Panel id="history" heading="History">
        <HistoryTable lines={page.history.lines} fields={page.history.fields} chosen={search.get("field") ?? ""} more={page.history.more} />
      </Panel>
    </article>
  );
}
