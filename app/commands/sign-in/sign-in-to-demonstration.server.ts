/** Signs in as one of the demonstration's people with one click; only a database that was filled as a demonstration allows it. */
import type { Ctx } from "~/db/ctx.server";
import { isDemonstration } from "~/db/demonstration-mark.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { actorIn, insertSession } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";
import { digestOf, newToken } from "~/identity/token.server";

export async function signInToDemonstration(ctx: Ctx, personId: string): Promise<Done<{ token: string }>> {
  const token = newToken();
  return write(ctx.db, async (tx): Promise<Done<{ token: string }>> => {
    if (!(await isDemonstration(tx))) return refuse("refused", "This is not a demonstration. Sign in with your password or your organisation’s account.");
    const actor = await actorIn(tx, personId, ctx.today);
    if (actor === null) return refuse("missing", "The demonstration has no such person. Choose one of those on the sign-in page.");
    await insertSession(tx, { id: digestOf(token), personId, means: "demonstration", now: ctx.now });
    await recordPersonEvents(tx, { ...ctx, actor }, personId, [{ field: "signIn", after: "demonstration" }]);
    return done({ token });
  });
}
