/** The actions that arose on a finding, or at a meeting: how each stands, who owns it, when it is due, where it was agreed. */
import { Link } from "@remix-run/react";
import { ACTION_KIND_WORDS, ACTION_STATE_WORDS } from "~/domain/action/action";
import type { LogLine } from "~/domain/action/action-log";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { howFarOff } from "~/domain/date-words";
import { timesWords } from "~/domain/times-words";
import { paths } from "~/paths";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

export type MeetingName = { id: string; title: string; date: CalendarDate };

type Props = { actions: readonly LogLine[]; today: CalendarDate; /** Says where each arose. */ arose?: boolean };

export function MeetingLink({ meeting, today }: { meeting: MeetingName; today: CalendarDate }) {
  return (
    <>
      <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>, <DateText date={meeting.date} today={today} />
    </>
  );
}

function Due({ action: { kind, revisitOn, due, dueOn, overdue, state }, today }: { action: LogLine; today: CalendarDate }) {
  if (kind === "revisit" && revisitOn !== null) return <>comes back on {formatDate(revisitOn)}</>;
  return <>due: {due}{dueOn !== null && state === "open" && ` (${howFarOff(dueOn, today)})`}{overdue && <> <strong className="needs-someone">overdue</strong></>}</>;
}

export function ActionList({ actions, today, arose = true }: Props) {
  if (actions.length === 0) return <p className="none">No action arose.</p>;
  return (
    <ul className="action-list">
      {actions.map((action) => {
        const { id, reference, kind, state, text, owners, timesBroughtForward } = action;
        const { meetingId, title, on } = action.arose;
        return (
          <li key={id}>
            <Link to={paths.action(reference)}>{reference}</Link> <span className="tag">{ACTION_STATE_WORDS[state]}</span> {kind !== "action" && <span className="tag">{ACTION_KIND_WORDS[kind]}</span>} <LongText text={text} />
            <p className="quiet-line">
              <span>owner: {owners.length === 0 ? <strong className="needs-someone">none</strong> : owners.join(", ")}</span>
              <span><Due action={action} today={today} /></span>
              {timesBroughtForward > 0 && <span>brought forward {timesWords(timesBroughtForward)}</span>}
              {arose && meetingId !== null && title !== null && <span><MeetingLink meeting={{ id: meetingId, title, date: on }} today={today} /></span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
