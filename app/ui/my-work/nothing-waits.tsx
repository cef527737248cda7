/** The page of somebody for whom nothing waits: what would, and what comes next. */
import { Link } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import { dateAndDistance } from "~/domain/date-words";
import type { ComingUp } from "~/domain/work/coming-up";
import { paths } from "~/paths";

type Props = { wouldCome: string; coming: readonly ComingUp[]; nextBoard: CalendarDate | null; today: CalendarDate };

export function NothingWaits({ wouldCome, coming, nextBoard, today }: Props) {
  return (
    <div className="nothing">
      <h2>Nothing waits for you</h2>
      <p>{wouldCome}</p>
      {(coming.length > 0 || nextBoard !== null) && (
        <ul>
          {coming.map(({ date, words, reference }) => (
            <li key={`${date} ${words} ${reference ?? ""}`}>
              {words}{reference !== null && <> of <Link to={paths.finding(reference)}>{reference}</Link></>}: {dateAndDistance(date, today)}
            </li>
          ))}
          {nextBoard !== null && <li>Next Service Improvement Board: {dateAndDistance(nextBoard, today)}</li>}
        </ul>
      )}
      <p><Link to={paths.findings()}>Go to the findings</Link></p>
    </div>
  );
}
