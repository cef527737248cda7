/** The actions that arose on a finding: who owns each, when it is due, where it was agreed. */
import { Link } from "@remix-run/react";
import { isCalendarDate, type CalendarDate } from "~/domain/calendar-date";
import type { ActionRecord } from "~/domain/record";
import { paths } from "~/paths";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

export type MeetingName = { id: string; title: string; date: CalendarDate };

type Props = { actions: readonly ActionRecord[]; meetings: Record<string, MeetingName>; today: CalendarDate };

export function MeetingLink({ meeting, today }: { meeting: MeetingName; today: CalendarDate }) {
  return (
    <>
      <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>, <DateText date={meeting.date} today={today} />
    </>
  );
}

export function ActionList({ actions, meetings, today }: Props) {
  if (actions.length === 0) return <p className="none">No action arose.</p>;
  return (
    <ul className="action-list">
      {actions.map((action) => {
        const meeting = action.meetingId === null ? undefined : meetings[action.meetingId];
        return (
          <li key={action.id}>
            <b className="soft">{action.reference}</b> <LongText text={action.text} />
            <p className="quiet-line">
              <span>owner: {action.owners.length === 0 ? <strong className="needs-someone">none</strong> : action.owners.join(", ")}</span>
              <span>
                due: {action.due === null ? "no date" : isCalendarDate(action.due) ? <DateText date={action.due} today={today} /> : action.due}
              </span>
              {meeting !== undefined && <span><MeetingLink meeting={meeting} today={today} /></span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
