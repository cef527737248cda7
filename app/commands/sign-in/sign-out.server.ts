/** Ends one session. */
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import { digestOf } from "~/identity/token.server";

/** Nothing happens where the token is of no session that goes on. */
export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await write(ctx.db, async (tx) => {
    const { count } = await tx.userSession.updateMany({ where: { id: digestOf(token), endedAt: null }, data: { endedAt: ctx.now, endedWhy: "signed out" } });
    if (count === 1 && ctx.actor.personId !== null) await recordPersonEvents(tx, ctx, ctx.actor.personId, [{ field: "signOut", after: "signed out" }]);
  });
}
