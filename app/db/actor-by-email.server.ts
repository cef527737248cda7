/** Who somebody at the command line is, by their e-mail address. */
import type { Reader } from "~/db/rows.server";
import { actorIn } from "~/db/sessions.server";
import type { Actor } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

export async function actorByEmail(reader: Reader, typed: string, today: CalendarDate): Promise<Done<Actor>> {
  const row = await reader.person.findUnique({ where: { email: typed.trim().toLowerCase() }, select: { id: true } });
  if (row === null) return refuse("missing", `There is no person with the e-mail address ${typed}. Look for it on the page of people.`);
  const actor = await actorIn(reader, row.id, today);
  return actor === null ? refuse("refused", `The person with the e-mail address ${typed} was deactivated and does nothing here any more.`) : done({ ...actor, via: "command line" });
}
