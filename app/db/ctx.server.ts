/** What every command and query is given first: the database, who asks, the moment, and where new ids come from. */
import { randomBytes } from "node:crypto";
import type { Actor } from "~/domain/actor";
import { londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import type { Progress } from "~/domain/progress";
import type { Db } from "~/db/open-database.server";

export type Ctx = {
  db: Db;
  actor: Actor;
  now: Instant;
  /** The date in London at `now`. */
  today: CalendarDate;
  /** A new random id: nothing in it tells how many there are. */
  newId: () => string;
  /** What the digests of an event's words are made with: new for each event, and not to be guessed. */
  newSalt: () => string;
  /** Where long work says how far it is, for a page that shows it. */
  say?: (progress: Progress) => void;
  /** How long a form waits for long work before the page of its progress is shown, where that is not the usual time. */
  atOnceMs?: number;
  /** Set while an import is applied: its events then name it. */
  importId?: string;
  /** Set while an import is undone: its events name it, and say by what way it was undone. */
  undoes?: string;
};

/** 96 random bits, as 16 characters that need no escaping in a URL. */
function randomId(): string {
  return randomBytes(12).toString("base64url");
}

export function newCtx(db: Db, actor: Actor, at: Date): Ctx {
  const now = at.toISOString();
  return { db, actor, now, today: londonDate(now), newId: randomId, newSalt: randomId };
}
