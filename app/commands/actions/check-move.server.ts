/** Whether an action may come to its end, or be opened again, as wanted; with the action that takes its place. */
import { findAction } from "~/commands/actions/find-action.server";
import { readActions } from "~/db/actions.server";
import type { Tx } from "~/db/write.server";
import type { Action, ActionState } from "~/domain/action/action";
import { decideActionEvent, whyNoReplacement, type WantedEvent } from "~/domain/action/action-rules";
import { done, refuse, type Done } from "~/domain/problem";

/** The id of the action named, which is open at its end and was not replaced by this one. */
export async function findReplacement(tx: Tx, action: Pick<Action, "id" | "reference">, reference: string): Promise<Done<string | null>> {
  if (reference.trim() === "") return done(null);
  const other = await findAction(tx, reference);
  if (!other.ok) return refuse("invalid", other.problem.message, { field: "replacedById" });
  const why = whyNoReplacement(action, other.value, await readActions(tx));
  if (why !== null) return refuse("invalid", why, { field: "replacedById" });
  return done(other.value.id);
}

type Move = { wanted: Omit<WantedEvent, "replacedById">; after: { state: ActionState; replacedById: string | null } };

export async function checkMoveOf(tx: Tx, action: Action, { replacing, ...said }: Pick<WantedEvent, "kind" | "text" | "by"> & { replacing: string | null }): Promise<Done<Move>> {
  const replacedById = await findReplacement(tx, action, replacing ?? "");
  if (!replacedById.ok) return replacedById;
  const wanted = { ...said, mode: null, toMeetingId: null };
  const state = decideActionEvent(action, { ...wanted, replacedById: replacedById.value });
  return state.ok ? done({ wanted, after: { state: state.value, replacedById: replacedById.value } }) : state;
}
