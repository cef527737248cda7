/** Whether the one who asks wants the mail of the day, and whether they could get it. */
import type { Ctx } from "~/db/ctx.server";
import { SIDES } from "~/domain/actor";

export type DigestWish = { wants: boolean; hasAddress: boolean };

/** Null for those who never get one. */
export async function digestWish(ctx: Ctx): Promise<DigestWish | null> {
  if (ctx.actor.personId === null || SIDES.every((side) => side !== ctx.actor.side)) return null;
  const { wantsDigest, email } = await ctx.db.read.person.findUniqueOrThrow({ where: { id: ctx.actor.personId }, select: { wantsDigest: true, email: true } });
  return { wants: wantsDigest, hasAddress: email !== null };
}
