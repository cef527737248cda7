/** A date with how far off it is. */
import { formatDate, londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { howFarOff } from "~/domain/date-words";

export function DateText({ date, today }: { date: CalendarDate; today: CalendarDate }) {
  return (
    <>
      <time dateTime={date}>{formatDate(date)}</time> <span className="soft">({howFarOff(date, today)})</span>
    </>
  );
}

export function MomentText({ instant, today }: { instant: Instant; today: CalendarDate }) {
  return <DateText date={londonDate(instant)} today={today} />;
}
