/** Says on every page that nothing here is real, where that is so. */
import { formatDate, type CalendarDate } from "~/domain/calendar-date";

export function DemonstrationBanner({ today }: { today: CalendarDate }) {
  return (
    <div className="demonstration" role="region" aria-label="Demonstration">
      Demonstration data about a fictional force. Nothing here is real. By its calendar today is {formatDate(today)}.
    </div>
  );
}
