/** A finding, its update and all the questions issued on it, on one screen for the force to answer. The forms are sent to each entry's own page. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { entryLabel } from "~/domain/entry";
import { readFindingReference } from "~/domain/finding";
import { linkTo } from "~/domain/record";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { answerFinding } from "~/queries/answer-finding.server";
import { requireCtx } from "~/session.server";
import { AnswerEntry } from "~/ui/entry/answer-entry";
import { ChangeLink } from "~/ui/finding/change-link";
import { LatestUpdate } from "~/ui/finding/latest-update";
import { LongText } from "~/ui/finding/long-text";
import { Panel } from "~/ui/finding/panel";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const asWritten = params.reference ?? "";
  const reference = readFindingReference(asWritten) ?? asWritten;
  if (reference !== asWritten) throw redirect(paths.answerFinding(reference));
  const page = await answerFinding(ctx, reference);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Answer on ${data?.title ?? "a finding"} – Assurance tracker` }];

export default function AnswerFinding() {
  const { finding, title, items, answerer, meetings, mayUpdate, today } = useLoaderData<typeof loader>();
  const { reference } = finding;
  return (
    <>
      <PageHead
        heading={`Answer on ${title}`}
        about={<><Link to={paths.answers()}>All questions that wait</Link> · <Link to={paths.finding(reference)}>The finding’s own page</Link></>}
      />
      <div className="answer-about">
        <Panel id="text" heading="Finding">
          <LongText text={finding.text} />
        </Panel>
        <Panel id="update" heading="RAG and update" links={<ChangeLink to={paths.editField(reference, "update")} what="the RAG and the update" shown={mayUpdate} />}>
          <LatestUpdate update={finding.update} earlier={[]} drafts={finding.drafts} today={today} />
        </Panel>
      </div>
      {items.length === 0 && <p className="none">No question has been issued on this finding.</p>}
      {items.map((item) => {
        const here = linkTo(item.entry, finding.id);
        return (
          <AnswerEntry
            key={item.entry.id}
            item={item}
            label={entryLabel({ ...item.entry, number: here?.number ?? null })}
            here={here}
            meeting={item.entry.meetingId === null ? null : (meetings[item.entry.meetingId] ?? null)}
            answering={{ ...answerer, from: reference }}
            today={today}
          />
        );
      })}
    </>
  );
}
