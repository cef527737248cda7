/** A Ctx with a fixed clock and counted ids. */
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { FIXED_PEOPLE, type Actor } from "~/domain/actor";
import { londonDate, type Instant } from "~/domain/calendar-date";

/** 00:30 on 23 May 2022 in London, when it is still the 22nd in UTC. */
export const earlyOn23May: Instant = "2022-05-22T23:30:00.000Z";

let made = 0;
let salted = 0;

export function testCtx(db: Db, actor: Actor = FIXED_PEOPLE.opcc, now: Instant = earlyOn23May): Ctx {
  const newId = () => {
    made += 1;
    return `id-${made}`;
  };
  return { db, actor, now, today: londonDate(now), newId, newSalt: () => `salt-${String((salted += 1))}` };
}
