/** Finds the action that something is done to, and the people behind its owners, in the transaction that does it. */
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { postHolders } from "~/db/leads.server";
import type { Tx } from "~/db/write.server";
import type { Action } from "~/domain/action/action";
import { peopleNamed } from "~/domain/lead";
import { done, refuse, type Done } from "~/domain/problem";

export async function findAction(tx: Tx, reference: string): Promise<Done<Action>> {
  const row = await tx.action.findUnique({ where: { reference: reference.trim().toUpperCase() }, select: { id: true } });
  const [action] = row === null ? [] : await readActions(tx, { id: row.id });
  return action === undefined ? refuse("missing", `There is no action ${reference.trim()}. Open it from the action log.`) : done(action);
}

/** Those who hold a post that owns it now. */
export async function ownersOf(tx: Tx, ctx: Ctx, action: Pick<Action, "owners">): Promise<{ ledBy: string[] }> {
  const holders = await postHolders(tx);
  return { ledBy: [...new Set(action.owners.flatMap((post) => peopleNamed(post, holders, ctx.today)))] };
}
