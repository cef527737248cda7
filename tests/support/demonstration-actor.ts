/** People of the demonstration as those who do something. */
import { actorIn } from "~/db/sessions.server";
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { VISITOR } from "~/domain/actor";
import { londonDate } from "~/domain/calendar-date";
import { earlyOn23May, testCtx } from "./test-ctx";

/** What a command is given when that person of the demonstration does it. */
export async function ctxOf(db: Db, personId: string, now = earlyOn23May): Promise<Ctx> {
  const actor = await actorIn(db.read, personId, londonDate(now));
  if (actor === null) throw new Error(`There is no active ${personId}.`);
  return testCtx(db, actor, now);
}

export function visitor(db: Db, now = earlyOn23May): Ctx {
  return testCtx(db, VISITOR, now);
}

/** A moment some minutes after the one that tests begin with. */
export function minutesLater(minutes: number): string {
  return new Date(Date.parse(earlyOn23May) + minutes * 60_000).toISOString();
}
