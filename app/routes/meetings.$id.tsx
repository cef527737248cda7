/** One meeting, to read. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findingTitle } from "~/domain/finding-name";
import { howFarOff } from "~/domain/date-words";
import { formatDate } from "~/domain/calendar-date";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { meetingPage } from "~/queries/meeting-page.server";
import { requireCtx } from "~/session.server";
import { EntryThread } from "~/ui/entry/entry-thread";
import { ActionList } from "~/ui/finding/action-list";
import { Panel } from "~/ui/finding/panel";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await meetingPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, side: ctx.actor.side, today: ctx.today };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Assurance tracker" : `${data.meeting.title} – Assurance tracker` },
];

export default function Meeting() {
  const { meeting, opening, otherBusiness, perFinding, actions, side, today } = useLoaderData<typeof loader>();
  const common = { earlierResponses: {}, meetings: {}, side, today };
  const time = meeting.time === null ? "" : `, ${meeting.time}`;
  return (
    <>
      <PageHead heading={meeting.title} about={`${formatDate(meeting.date)}${time} (${howFarOff(meeting.date, today)})`} />
      <Panel id="opening" heading="Opening comment">
        {opening.length === 0 ? <p className="none">None was recorded.</p> : <EntryThread findingId="" entries={opening} {...common} />}
      </Panel>
      {perFinding.length === 0 && (
        <Panel id="entries" heading="Questions and responses">
          <p className="none">Nothing was put on a finding at this meeting.</p>
        </Panel>
      )}
      {perFinding.map(({ finding, entries }) => (
        <Panel
          key={finding.reference}
          id={finding.reference}
          heading={`${findingTitle(finding)} (${finding.reference})`}
          links={<Link to={paths.finding(finding.reference)}>Open {finding.reference}</Link>}
        >
          <p className="family__text">{finding.text}</p>
          <EntryThread findingId={finding.id} entries={entries} {...common} />
        </Panel>
      ))}
      <Panel id="other-business" heading="Any other business">
        {otherBusiness.length === 0 ? <p className="none">None was recorded.</p> : <EntryThread findingId="" entries={otherBusiness} {...common} />}
      </Panel>
      <Panel id="actions" heading="Actions">
        <ActionList actions={actions} meetings={{}} today={today} />
      </Panel>
    </>
  );
}
