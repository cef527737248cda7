/** Finds the action that something is done to, in the transaction that does it. */
import { readActions } from "~/db/actions.server";
import type { Tx } from "~/db/write.server";
import type { Action } from "~/domain/action/action";
import { done, refuse, type Done } from "~/domain/problem";

export async function findAction(tx: Tx, reference: string): Promise<Done<Action>> {
  const row = await tx.action.findUnique({ where: { reference: reference.trim().toUpperCase() }, select: { id: true } });
  const [action] = row === null ? [] : await readActions(tx, { id: row.id });
  return action === undefined ? refuse("missing", `There is no action ${reference.trim()}. Open it from the action log.`) : done(action);
}
