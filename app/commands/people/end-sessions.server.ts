/** Signs a person out everywhere: by themselves, everywhere else; by whoever keeps their side, everywhere. */
import { findPersonToKeep } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { endSessionsOf } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import { done, type Done } from "~/domain/problem";
import { digestOf } from "~/identity/token.server";

/** How many were ended. `keep` is the token of the session that stays, where it is the person's own doing. */
export async function endSessions(ctx: Ctx, { personId, keep }: { personId: string; keep: string | null }): Promise<Done<number>> {
  return write(ctx.db, async (tx): Promise<Done<number>> => {
    const own = ctx.actor.personId === personId;
    const person = own ? null : await findPersonToKeep(tx, ctx, personId);
    if (person !== null && !person.ok) return person;
    const why = own ? "signed out elsewhere by the person" : "signed out by an administrator";
    const ended = await endSessionsOf(tx, personId, { now: ctx.now, why, except: own && keep !== null ? digestOf(keep) : null });
    if (ended > 0) await recordPersonEvents(tx, ctx, personId, [{ field: "sessions", after: `${ended} ended` }]);
    return done(ended);
  });
}
