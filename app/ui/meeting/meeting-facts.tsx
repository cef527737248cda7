/** What is planned of a meeting, in a line each. */
import { Link } from "@remix-run/react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { timeWords, type Meeting, type NextMeeting } from "~/domain/meeting/meeting";
import { paths } from "~/paths";
import { DateText } from "~/ui/finding/date-text";

function nextWords({ kind, date, venue, ...times }: NextMeeting): string {
  return [kind, date === null ? null : formatDate(date), timeWords(times), venue].filter((part) => part !== null && part !== "").join(", ");
}

type Props = { meeting: Meeting; /** What was announced as the next one, where it is planned. */ plannedNext: Pick<Meeting, "id" | "title" | "date"> | null; mayPlan: boolean; today: CalendarDate };

export function MeetingFacts({ meeting, plannedNext, mayPlan, today }: Props) {
  const { id, reference, series, kind, theme, date, venue, virtual, chair, noteTaker, papersDueOn, marking, next } = meeting;
  const place = [venue, virtual ? "virtual" : null].filter((part) => part !== null).join(", ");
  const time = timeWords(meeting);
  const rows: [string, React.ReactNode][] = [
    ["Reference", reference],
    ["Series", series.name],
    ["Kind", kind.charAt(0).toUpperCase() + kind.slice(1)],
    ...(theme === null ? [] : [["Theme", theme] satisfies [string, string]]),
    ["Date", <DateText key="date" date={date} today={today} />],
    ["Time", time === "" ? <span className="none">Not set</span> : time],
    ["Venue", place === "" ? <span className="none">Not set</span> : place],
    ["Chair", chair ?? <span className="none">Not named</span>],
    ["Note-taker", noteTaker ?? <span className="none">Not named</span>],
    ...(papersDueOn === null ? [] : [["Papers due", <DateText key="papers" date={papersDueOn} today={today} />] satisfies [string, React.ReactNode]]),
    ...(marking === null ? [] : [["Marking", marking] satisfies [string, string]]),
    ["Next meeting", next === null ? <span className="none">Not announced</span> : <>{nextWords(next)}{plannedNext !== null ? <> · planned: <Link to={paths.meeting(plannedNext.id)}>{plannedNext.title}</Link>{plannedNext.date === next.date ? "" : `, ${formatDate(plannedNext.date)}`}</> : mayPlan && next.date !== null && <> · <Link to={paths.newMeeting(id)}>Plan it</Link></>}</>],
  ];
  return (
    <dl className="facts meeting-facts">
      {rows.map(([term, value]) => <div key={term}><dt>{term}</dt><dd><div>{value}</div></dd></div>)}
    </dl>
  );
}
