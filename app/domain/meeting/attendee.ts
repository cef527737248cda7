/** Which person known here somebody at a meeting is. */
import type { CalendarDate } from "~/domain/calendar-date";
import { matchLead, type PostHolder } from "~/domain/lead";
import type { Attendance } from "~/domain/meeting/meeting";

/** What a form says where somebody is meant to be nobody known here, whatever the name is like. */
export const NOBODY_HERE = "nobody";

/** What stands where somebody’s name would, of whom only the post is known. */
export const NOT_NAMED = "Not named";

/** By the name; where none is given by the post held on the day. Null where that leaves a doubt. */
export function attendeeOf({ name, code, capacity }: Pick<Attendance, "name" | "code" | "capacity">, holders: readonly PostHolder[], on: CalendarDate): string | null {
  if (name.trim() !== "") return matchLead(name, holders, on);
  return matchLead(code ?? "", holders, on) ?? matchLead(capacity, holders, on);
}
