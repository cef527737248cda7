/** Finding by finding what moved. */
import { Link } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { CLOSED_BEFORE, MOVE_SYMBOLS, MOVE_WORDS, type FindingMovement } from "~/domain/cycle/movement";
import { paths } from "~/paths";
import { DateText } from "~/ui/finding/date-text";
import { RagTag } from "~/ui/rag-tag";

type Props = { findings: readonly FindingMovement[]; today: CalendarDate };

function TargetDate({ finding, today }: { finding: FindingMovement; today: CalendarDate }) {
  const { original, now, moved } = finding.targetDate;
  if (now === null && original === null) return <span className="none">none</span>;
  return (
    <>
      {now === null ? <span className="none">none now</span> : <DateText date={now} today={today} />}
      {moved > 0 && original !== null && <span className="soft"> moved {moved === 1 ? "once" : `${String(moved)} times`}; first <DateText date={original} today={today} /></span>}
    </>
  );
}

export function MovementList({ findings, today }: Props) {
  if (findings.length === 0) return <p className="none">Nothing of that kind.</p>;
  return (
    <table className="plain-table framed-table movement">
      <thead>
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">From</th>
          <th scope="col">Movement</th>
          <th scope="col">To</th>
          <th scope="col">Target date</th>
          <th scope="col">Also</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={finding.reference}>
            <th scope="row" data-heading="Finding">
              <div>
                <Link to={paths.finding(finding.reference)}>{finding.reference}</Link> {finding.number}
                <span className="movement__text">{finding.text}</span>
              </div>
            </th>
            <td data-heading="From">{finding.from === null ? <span className="none">not there</span> : <RagTag rag={finding.from === "none" ? null : finding.from} />}</td>
            <td data-heading="Movement"><span className="movement__move">{finding.move === null ? CLOSED_BEFORE : <><span aria-hidden="true">{MOVE_SYMBOLS[finding.move]}</span> {MOVE_WORDS[finding.move]}</>}</span></td>
            <td data-heading="To">
              <div>
                <RagTag rag={finding.to === "none" ? null : finding.to} />
                {finding.ragReason !== null && finding.from !== finding.to && <span> {finding.ragReason}</span>}
              </div>
            </td>
            <td data-heading="Target date"><span><TargetDate finding={finding} today={today} /></span></td>
            <td data-heading="Also">
              <ul className="movement__also">
                {finding.leads.map(({ column, from, to }) => <li key={column}>{COLUMNS[column].heading}: {from ?? "nobody"} → {to ?? "nobody"}</li>)}
                {finding.refreshed === false && <li>update not refreshed</li>}
                {finding.daysOpen !== null && <li>{finding.daysOpen === 1 ? "1 day" : `${String(finding.daysOpen)} days`} open</li>}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
