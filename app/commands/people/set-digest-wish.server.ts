/** Says whether one wants the mail of the day: each for themselves. */
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";

const WORDS = { true: "wanted", false: "not wanted" };

export async function setDigestWish(ctx: Ctx, wants: boolean): Promise<Done<true>> {
  const { personId } = ctx.actor;
  if (personId === null) return refuse("refused", "Only somebody who is signed in chooses this. Sign in first.");
  return write(
    ctx.db,
    async (tx): Promise<Done<true>> => {
      const { wantsDigest } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { wantsDigest: true } });
      await tx.person.update({ where: { id: personId }, data: { wantsDigest: wants } });
      await recordPersonEvents(tx, ctx, personId, [{ field: "dailyMail", before: WORDS[`${wantsDigest}`], after: WORDS[`${wants}`] }]);
      return done(true);
    },
    { leavesRecord: true },
  );
}
