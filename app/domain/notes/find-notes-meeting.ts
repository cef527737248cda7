/** Which meeting is meant by a reference or a date; a day with several meetings is not guessed at. */
import { formatDate, readDate } from "~/domain/calendar-date";
import { meetingReference, type Meeting } from "~/domain/meeting/meeting";
import { done, refuse, type Done } from "~/domain/problem";

type Named = Pick<Meeting, "reference" | "title" | "date" | "time">;

export function findNotesMeeting<M extends Named>(meetings: readonly M[], named: string): Done<M> {
  const number = /^m-?\s?0*(\d{1,9})$/i.exec(named.trim())?.[1];
  if (number !== undefined) {
    const meeting = meetings.find(({ reference }) => reference === meetingReference(Number(number)));
    return meeting === undefined ? refuse("missing", `There is no meeting ${meetingReference(Number(number))}. List them with: npm run -s tracker -- meetings`) : done(meeting);
  }
  const date = readDate(named);
  if (date === null) return refuse("invalid", `“${named}” is neither the reference of a meeting nor a date. Write it like M-0001 or 2022-05-23.`);
  const [meeting, ...others] = meetings.filter((each) => each.date === date);
  if (meeting === undefined) return refuse("missing", `There is no meeting on ${formatDate(date)}. List them with: npm run -s tracker -- meetings`);
  if (others.length === 0) return done(meeting);
  const all = [meeting, ...others].map(({ reference, title, time }) => `${reference} (${time === null ? "" : `${time}, `}${title})`);
  return refuse("refused", `There are ${String(all.length)} meetings on ${formatDate(date)}: ${all.join("; ")}. Name one by its reference.`);
}
