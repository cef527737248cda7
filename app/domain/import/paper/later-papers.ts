/** Notes taken in out of their order: which later ones are to be taken in again, and what they then leave unheard of. */
import type { Action } from "~/domain/action/action";
import { formatDate } from "~/domain/calendar-date";
import { byMeetingDate, type Meeting } from "~/domain/meeting/meeting";

type Dated = Pick<Meeting, "id" | "date" | "time" | "state" | "reference"> & { series: Pick<Meeting["series"], "id"> };

/** Null where no notes of a later meeting of the series are there. */
export function laterPapers(here: Dated, meetings: readonly Meeting[]): string | null {
  const later = meetings.filter((each) => each.imported && each.state === "closed" && each.series.id === here.series.id && byMeetingDate(each, here) > 0).sort(byMeetingDate);
  const [first] = later;
  if (first === undefined) return null;
  const which = later.map(({ reference, date }) => `${reference} of ${formatDate(date)}`);
  const named = which.length === 1 ? which.join("") : `${which.slice(0, -1).join(", ")} and ${which.at(-1) ?? ""}`;
  return `Notes of ${later.length === 1 ? "a later meeting were" : "later meetings were"} taken in before these: ${named}. Take ${later.length === 1 ? "them" : "those"} in again after these${later.length === 1 ? "" : ", oldest first"}, so that it is recorded what became there of the actions of this meeting, and of which nothing was heard.`;
}

/** Of a meeting taken in before: an open action of earlier notes that came in since, and that nothing was said of there or later. */
export function cameSince({ events, meetingId }: Action, meeting: Meeting, meetings: readonly Meeting[]): boolean {
  const arose = meetings.find(({ id }) => id === meetingId);
  return meeting.imported && meeting.state === "closed" && arose?.imported === true && !events.some((event) => event.meetingId === meeting.id || event.on > meeting.date);
}
