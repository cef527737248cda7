/** Twelve months of meetings and boards, a row a month. */
import { Link } from "@remix-run/react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import type { PlannedMonth } from "~/domain/meeting/forward-plan";
import { MEETING_STATE_WORDS, timeWords, type Meeting } from "~/domain/meeting/meeting";
import { paths } from "~/paths";

type Listed = Pick<Meeting, "id" | "title" | "kind" | "date" | "time" | "endTime" | "state">;

export function ForwardPlanTable({ months, mayPlan, today }: { months: readonly PlannedMonth<Listed>[]; mayPlan: boolean; today: CalendarDate }) {
  return (
    <table className="plain-table framed-table forward-plan">
      <caption className="visually-hidden">The next twelve months</caption>
      <thead><tr><th scope="col">Month</th><th scope="col">Meetings</th><th scope="col">Boards</th></tr></thead>
      <tbody>
        {months.map(({ month, words, meetings, boards, announced }) => (
          <tr key={month}>
            <th scope="row" data-heading="Month">{words}</th>
            <td data-heading="Meetings">
              {meetings.length + announced.length === 0 ? <span className="none">none planned</span> : (
                <ul className="plain-list">
                  {meetings.map((each) => (
                    <li key={each.id}>
                      {formatDate(each.date)}{timeWords(each) === "" ? "" : `, ${timeWords(each)}`} · <Link to={paths.meeting(each.id)}>{each.title}</Link> <span className="soft">({each.kind}{each.state === "planned" && each.date >= today ? "" : `, ${MEETING_STATE_WORDS[each.state].toLowerCase()}`})</span>
                    </li>
                  ))}
                  {announced.map(({ after, date, kind, time }) => (
                    <li key={`${after.id} ${date}`}>
                      {formatDate(date)}{time === null ? "" : `, ${time}`} · {kind === null ? "announced" : `${kind}, announced`} at <Link to={paths.meeting(after.id)}>{after.title}</Link>, not planned yet{mayPlan && <> · <Link to={paths.newMeeting(after.id)}>Plan it</Link></>}
                    </li>
                  ))}
                </ul>
              )}
            </td>
            <td data-heading="Boards">{boards.length === 0 ? <span className="none">none</span> : <ul className="plain-list">{boards.map((board) => <li key={board}><Link to={paths.cycle(board)}>SIB, {formatDate(board)}</Link></li>)}</ul>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
