/** What happened to an action, the latest first. */
import { Link } from "@remix-run/react";
import { ACTION_EVENT_WORDS, type ActionEvent } from "~/domain/action/action";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { paths } from "~/paths";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

type Named = { id: string; title: string; date: CalendarDate };
type Event = ActionEvent & { meeting: Named | null; toMeeting: Named | null };

function heading({ kind, meeting }: Event): string {
  return kind === "not-heard-of" && meeting !== null ? `Not heard of on ${formatDate(meeting.date)}` : ACTION_EVENT_WORDS[kind];
}

export function EventList({ events, today }: { events: readonly Event[]; today: CalendarDate }) {
  if (events.length === 0) return <p className="none">Nothing has happened to it yet.</p>;
  return (
    <ol className="action-events" reversed>
      {events.map((event) => (
        <li key={event.id}>
          <strong className={event.kind === "not-heard-of" ? "needs-someone" : undefined}>{heading(event)}</strong>{" "}
          <DateText date={event.on} today={today} />
          {event.toMeeting !== null && <> · to <Link to={paths.meeting(event.toMeeting.id)}>{event.toMeeting.title}</Link></>}
          {event.text !== null && <LongText text={event.text} />}
          <p className="quiet-line">
            {event.by !== null && <span>{event.mode === "spoken" ? "said by" : event.mode === "written" ? "written by" : "by"} {event.by}</span>}
            {event.meeting !== null && <span><Link to={paths.meeting(event.meeting.id)}>{event.meeting.title}</Link></span>}
            <span>recorded by {event.author}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
