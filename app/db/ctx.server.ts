/** What every command and query is given first: the database, who asks, the moment, and where new ids come from. */
import type { Actor } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import type { Db } from "~/db/open-database.server";

export type Ctx = {
  db: Db;
  actor: Actor;
  now: Instant;
  /** The date in London at `now`. */
  today: CalendarDate;
  /** A new random id: nothing in it tells how many there are. */
  newId: () => string;
  /** Set while an import is applied: its events then name it. */
  importId?: string;
};
