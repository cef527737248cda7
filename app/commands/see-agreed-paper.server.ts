/** Remembers that somebody of the force has looked through what an agreed paper changed. */
import { findAgreedPaper, saveSeen } from "~/db/agreed-papers.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function seeAgreedPaper(ctx: Ctx, id: string): Promise<Done<true>> {
  const allowed = may(ctx.actor, "keep a finding up to date");
  if (!allowed.ok) return allowed;
  const { personId } = ctx.actor;
  if (personId === null) return refuse("refused", "Only a person can have looked through a paper.");
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    if ((await findAgreedPaper(tx, id)) === null) return refuse("missing", "There is no such paper.");
    await saveSeen(tx, id, personId, ctx.now);
    return done(true);
  }, { leavesRecord: true });
}
