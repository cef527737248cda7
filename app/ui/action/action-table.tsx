/** The action log: a row for each action that stacks on a phone. */
import { Link } from "@remix-run/react";
import { ACTION_KIND_WORDS, ACTION_STATE_WORDS } from "~/domain/action/action";
import { AGE_WORDS, type LogLine } from "~/domain/action/action-log";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { howFarOff } from "~/domain/date-words";
import { timesWords } from "~/domain/times-words";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";

function Due({ line, today }: { line: LogLine; today: CalendarDate }) {
  if (line.kind === "revisit" && line.revisitOn !== null) return <>comes back on <time dateTime={line.revisitOn}>{formatDate(line.revisitOn)}</time></>;
  const away = line.dueOn === null || line.state !== "open" ? null : howFarOff(line.dueOn, today);
  return <>{line.overdue && <><strong className="needs-someone">Overdue</strong> </>}{line.due}{away !== null && <span className="soft"> ({away})</span>}</>;
}

export function ActionTable({ lines, today }: { lines: readonly LogLine[]; today: CalendarDate }) {
  return (
    <table className="plain-table framed-table action-log">
      <caption className="visually-hidden">Actions</caption>
      <thead>
        <tr><th scope="col">Action</th><th scope="col">Owner</th><th scope="col">Due</th><th scope="col">State</th><th scope="col">Arose</th><th scope="col">Brought forward</th></tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" data-heading="Action">
              <div>
                <Link to={paths.action(line.reference)}>{line.reference}</Link> {line.kind !== "action" && <span className="tag">{ACTION_KIND_WORDS[line.kind]}</span>} <LongText text={line.text} />
                {line.findingReference !== null && <p className="quiet-line">on <Link to={paths.finding(line.findingReference)}>{line.findingReference}</Link></p>}
              </div>
            </th>
            <td data-heading="Owner">{line.owners.length === 0 ? <strong className="needs-someone">none</strong> : line.owners.join(", ")}</td>
            <td data-heading="Due"><div><Due line={line} today={today} /></div></td>
            <td data-heading="State"><div>{ACTION_STATE_WORDS[line.state]}{line.age !== null && <div className="soft">{AGE_WORDS[line.age].toLowerCase()}</div>}</div></td>
            <td data-heading="Arose"><div>{line.arose.meetingId === null ? formatDate(line.arose.on) : <Link to={paths.meeting(line.arose.meetingId)}>{formatDate(line.arose.on)}</Link>}</div></td>
            <td data-heading="Brought forward">{line.timesBroughtForward === 0 ? "no" : line.timesBroughtForward === 1 ? timesWords(1) : <strong>{timesWords(line.timesBroughtForward)}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
