/** Takes a question of the office's own out of the bank. */
import { retireBankRow } from "~/db/bank-questions.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function retireBankQuestion(ctx: Ctx, { id }: { id: string }): Promise<Done<true>> {
  const allowed = may(ctx.actor, "edit the question bank");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> =>
    (await retireBankRow(tx, ctx, id))
      ? done(true)
      : refuse("missing", "That question is not in the office’s own bank any more. The standard ones cannot be taken out."),
  );
}
