/** Forgets what somebody typed in a form: it was saved, or they want to be rid of it. */
import type { Ctx } from "~/db/ctx.server";
import { deleteTypedText, typedTextsOf } from "~/db/typed-text.server";
import { write } from "~/db/write.server";
import { done, type Done } from "~/domain/problem";

export async function forgetTyped(ctx: Ctx, place: string): Promise<Done<true>> {
  const { personId } = ctx.actor;
  if (personId === null) return done(true);
  const kept = await typedTextsOf(ctx.db.read, personId, [place]);
  if (Object.keys(kept).length === 0) return done(true);
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    await deleteTypedText(tx, personId, place);
    return done(true);
  }, { leavesRecord: true });
}
