/** Meetings: twelve months ahead, then those there have been. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import { MEETING_STATE_WORDS, timeWords, type Meeting } from "~/domain/meeting/meeting";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { meetingsPage } from "~/queries/meetings-page.server";
import { requireCtx } from "~/session.server";
import { DateText } from "~/ui/finding/date-text";
import { PageHead } from "~/ui/layout/page-head";
import { ForwardPlanTable } from "~/ui/meeting/forward-plan-table";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await meetingsPage(ctx);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

export const meta: MetaFunction = () => [{ title: "Meetings – Assurance tracker" }];

type Listed = Pick<Meeting, "id" | "reference" | "title" | "kind" | "date" | "time" | "endTime" | "state">;

function MeetingTable({ meetings, today }: { meetings: readonly Listed[]; today: CalendarDate }) {
  return (
    <table className="plain-table">
      <thead><tr><th scope="col">Meeting</th><th scope="col">Date</th><th scope="col">Kind</th><th scope="col">State</th></tr></thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <th scope="row" data-heading="Meeting"><div><Link to={paths.meeting(meeting.id)}>{meeting.title}</Link> <span className="soft">{meeting.reference}</span></div></th>
            <td data-heading="Date"><div><DateText date={meeting.date} today={today} />{timeWords(meeting) === "" ? "" : `, ${timeWords(meeting)}`}</div></td>
            <td data-heading="Kind">{meeting.kind}</td>
            <td data-heading="State">{meeting.state === "closed" || meeting.date > today ? MEETING_STATE_WORDS[meeting.state] : <strong className="needs-someone">{meeting.state === "held" ? "Held, not closed" : "Planned, not recorded as held"}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export default function Meetings() {
  const { months, later, past, mayPlan, today } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        heading="Meetings"
        about="The next twelve months, with the boards of the force beside them."
        actions={
          <>
            {mayPlan && <Link className="button button--filled" to={paths.newMeeting()}>Plan a meeting</Link>}
            <a className="button" href={paths.meetingsCalendar()} download>Put them in a calendar</a>
            <Link className="button" to={paths.actions()}>Actions</Link>
            {mayPlan && <Link className="button" to={paths.meetingSeries()}>Series and kinds</Link>}
          </>
        }
      />
      <ForwardPlanTable months={months} mayPlan={mayPlan} today={today} />
      {later.length > 0 && (
        <section className="panel" id="later" aria-labelledby="later-heading">
          <div className="panel__head"><h2 id="later-heading">After these months ({later.length})</h2></div>
          <MeetingTable meetings={later} today={today} />
        </section>
      )}
      <section className="panel" id="past" aria-labelledby="past-heading">
        <div className="panel__head"><h2 id="past-heading">Before this month ({past.length})</h2></div>
        {past.length === 0 ? <p className="none">None.</p> : <MeetingTable meetings={past} today={today} />}
      </section>
    </>
  );
}
